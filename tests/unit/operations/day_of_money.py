"""Sales are completed, the rest is paid later, goods come in, and time passes."""

from __future__ import annotations

from uuid import UUID

from hypothesis import strategies as st
from hypothesis.stateful import (
    consumes,
    multiple,
    rule,
)

from cardesk_desktop.domain.catalogue import ItemKind, Product
from cardesk_desktop.domain.errors import Code
from cardesk_desktop.domain.invoice_file import InvoiceFile
from cardesk_desktop.domain.quantity import Quantity
from cardesk_desktop.domain.staff import Staff
from cardesk_desktop.domain.tender import cash
from cardesk_desktop.operations.paying import complete_sale, take_payment
from cardesk_desktop.operations.receiving_stock import receive
from tests.builders.open_shop import (
    card,
)
from tests.unit.operations.day_so_far import (
    OPEN,
    PRODUCTS,
    DaySoFar,
    people,
    quantities,
    storekeepers,
)


class MoneyAndGoods(DaySoFar):
    """What moves money or stock; each is tried twice."""

    @rule(
        target=DaySoFar.invoices,
        staff=people,
        ticket_id=consumes(DaySoFar.open_tickets),
        part=st.sampled_from((0, 30, 100, 100, 100, 130)),
        is_cash=st.booleans(),
        is_clock_confirmed=st.booleans(),
    )
    def sale_is_completed(
        self, staff: Staff, ticket_id: UUID, part: int, is_cash: bool, is_clock_confirmed: bool
    ) -> object:
        gross = self.shop.see(ticket_id).priced.gross
        offered = gross.times(part, 100)
        tender = cash(offered, gross) if is_cash else card(offered)
        if is_clock_confirmed:
            self.shop.say_date_is_right()

        def sell() -> InvoiceFile:
            return complete_sale(
                self.desk,
                staff_id=staff.id,
                ticket_id=ticket_id,
                tenders=(tender,) if offered else (),
                expected=gross,
            ).value.file

        ticket, file = self._ticket(ticket_id), self.attempt(sell)
        if isinstance(file, Code):
            return multiple()
        if file.invoice.id not in self.sold:
            assert ticket.state in OPEN
            assert file.invoice.gross == gross
            for line in ticket.lines:
                if line.kind is ItemKind.PRODUCT:
                    self.stock[line.item_id] -= line.quantity.milli
        before = self.shop.digest()
        assert sell() == file
        assert self.shop.digest() == before
        self.sold[file.invoice.id] = file
        return file.invoice.id

    @rule(staff=people, invoice_id=DaySoFar.invoices, part=st.sampled_from((0, 30, 100, 130)))
    def rest_is_paid(self, staff: Staff, invoice_id: UUID, part: int) -> None:
        balance = self.sold[invoice_id].settlement.balance
        tender = card(balance.times(part, 100))
        self.shop.say_date_is_right()

        def pay() -> InvoiceFile:
            return take_payment(
                self.desk,
                staff_id=staff.id,
                invoice_id=invoice_id,
                tenders=(tender,),
                expected_balance=balance,
            ).value.file

        file = self.attempt(pay)
        if not isinstance(file, Code):
            self.sold[invoice_id] = file
            assert self.attempt(pay) in (Code.TICKET_CHANGED, Code.INVOICE_ALREADY_PAID)

    @rule(staff=storekeepers, product=st.sampled_from(PRODUCTS), quantity=quantities)
    def goods_come_in(self, staff: Staff, product: Product, quantity: Quantity) -> None:
        moved = self.attempt(
            lambda: receive(self.desk, staff_id=staff.id, product_id=product.id, quantity=quantity)
        )
        if not isinstance(moved, Code):
            self.stock[product.id] += quantity.milli

    @rule(minutes=st.sampled_from((1, 45, 600, 1_440, -3, -1_440)))
    def time_passes(self, minutes: int) -> None:
        self.shop.clock.tick(minutes * 60)
