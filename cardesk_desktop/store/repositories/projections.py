"""What is copied out of sealed documents into tables for lists, sums, filters and search."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from sqlalchemy import bindparam, insert, or_, select, update

from cardesk_desktop.domain.credit_note import CreditNote, Refund
from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.invoice import Invoice, Payment
from cardesk_desktop.domain.stock import StockMovement
from cardesk_desktop.store.engine import Database
from cardesk_desktop.store.repositories.client_standing import ClientStandings
from cardesk_desktop.store.repositories.credited_twice import is_credited_twice
from cardesk_desktop.store.repositories.day_sums import DaySums
from cardesk_desktop.store.repositories.projected_columns import (
    credit_note_columns,
    credit_note_entry,
    credited_columns,
    invoice_columns,
    invoice_entry,
    line_columns,
)
from cardesk_desktop.store.repositories.stock_levels import StockLevels
from cardesk_desktop.store.search import SearchIndex
from cardesk_desktop.store.statement import Addition, Statement
from cardesk_desktop.store.tables.document import (
    CREDIT_NOTE,
    CREDIT_NOTE_LINE,
    INVOICE,
    INVOICE_BALANCE,
    INVOICE_LINE,
    PAYMENT,
    REFUND,
    STOCK_MOVEMENT,
)

_ADD_INVOICE = Statement(insert(INVOICE))
_ADD_LINE = Addition(INVOICE_LINE)
_ADD_BALANCE = Statement(insert(INVOICE_BALANCE))
_PAY = Statement(
    update(INVOICE_BALANCE)
    .where(INVOICE_BALANCE.c.invoice_id == bindparam("invoice"))
    .values(paid_minor=INVOICE_BALANCE.c.paid_minor + bindparam("amount"))
)
_PAY_WITHIN = Statement(
    update(INVOICE_BALANCE)
    .where(
        INVOICE_BALANCE.c.invoice_id == bindparam("invoice"),
        INVOICE_BALANCE.c.paid_minor + bindparam("amount") <= INVOICE_BALANCE.c.gross_minor,
    )
    .values(paid_minor=INVOICE_BALANCE.c.paid_minor + bindparam("amount"))
)
_HAS_BALANCE = Statement(
    select(INVOICE_BALANCE.c.invoice_id).where(INVOICE_BALANCE.c.invoice_id == bindparam("invoice"))
)
_CREDITED = (
    update(INVOICE_BALANCE)
    .where(INVOICE_BALANCE.c.invoice_id == bindparam("invoice"))
    .values(
        gross_minor=INVOICE_BALANCE.c.gross_minor - bindparam("amount"),
        credited_minor=INVOICE_BALANCE.c.credited_minor + bindparam("amount"),
        paid_minor=INVOICE_BALANCE.c.paid_minor - bindparam("refunded"),
    )
)
_IS_WITHIN = (
    INVOICE_BALANCE.c.paid_minor >= bindparam("refunded"),
    INVOICE_BALANCE.c.gross_minor >= bindparam("amount"),
    # All of it is given back where it was paid at two registers: no more is owed and no more is paid.
    or_(
        INVOICE_BALANCE.c.gross_minor - bindparam("amount")
        >= INVOICE_BALANCE.c.paid_minor - bindparam("refunded"),
        bindparam("amount") == bindparam("refunded"),
    ),
)
_CREDIT, _CREDIT_WITHIN = Statement(_CREDITED), Statement(_CREDITED.where(*_IS_WITHIN))
_GIVEN_BACK = (
    update(INVOICE_BALANCE)
    .where(INVOICE_BALANCE.c.invoice_id == bindparam("invoice"))
    .values(paid_minor=INVOICE_BALANCE.c.paid_minor - bindparam("amount"))
)
_IS_TOO_MUCH = INVOICE_BALANCE.c.paid_minor - bindparam("amount") >= INVOICE_BALANCE.c.gross_minor
_GIVE_BACK, _GIVE_BACK_WITHIN = Statement(_GIVEN_BACK), Statement(_GIVEN_BACK.where(_IS_TOO_MUCH))
_ADD_CREDIT_NOTE = Statement(insert(CREDIT_NOTE))
_ADD_CREDITED_LINE = Statement(insert(CREDIT_NOTE_LINE))
_ADD_REFUND = Statement(insert(REFUND))
_ADD_PAYMENT = Addition(PAYMENT)
_ADD_MOVEMENT = Addition(STOCK_MOVEMENT)


class Projections:
    """Written in the transaction of the seal; a test proves them equal to the content."""

    def __init__(self, database: Database, index: SearchIndex, *, is_draft: bool = False) -> None:
        self._database = database
        self._index = index
        self._standings = ClientStandings(database)
        self._levels = StockLevels(database)
        # Nobody reads the sums of a draft before it is done.
        self._day_sums = DaySums(database, is_gathering=is_draft)

    def settle(self) -> None:
        """Write what was kept back; called before the commit."""
        self._day_sums.settle()

    def add_invoice(self, invoice: Invoice, owner: UUID | None) -> None:
        """Project an invoice: head, lines, balance, its client's standing, search entry.

        `owner` is the client it belongs to: who was named, or whom that one was merged into since.
        """
        self._database.run(_ADD_INVOICE, invoice_columns(invoice))
        self._database.add(
            _ADD_LINE,
            (line_columns(invoice, position, line) for position, line in enumerate(invoice.lines)),
        )
        self._database.run(
            _ADD_BALANCE,
            {
                "invoice_id": invoice.id,
                "client_id": owner,
                "issued_at": invoice.issued_at,
                "business_day": invoice.issued_on,
                "gross_minor": invoice.gross.minor,
                "paid_minor": 0,
                "credited_minor": 0,
            },
        )
        if owner is not None:
            self._standings.add_invoice(owner, invoice.gross.minor)
        self._day_sums.add_invoice(invoice)
        self._index.put(invoice_entry(invoice), is_new=True)

    def add_payment(self, payment: Payment, on: date, *, is_foreign: bool = False) -> None:
        """Project a payment taken on a business day, and add it to its invoice's balance.

        Refuses with NOT_FOUND without invoice; ValueError when more is paid than is owed, which is only
        possible between registers that did not hear one another (`is_foreign`).
        """
        tender = payment.tender
        pay = _PAY if is_foreign else _PAY_WITHIN
        if self._database.run(pay, {"invoice": payment.invoice_id, "amount": tender.amount.minor}) == 0:
            self._require_balance(payment.invoice_id)
            raise ValueError(f"more is paid than is owed on {payment.invoice_id}")
        self._standings.add_payment(payment.invoice_id, tender.amount.minor)
        self._database.add(
            _ADD_PAYMENT,
            [
                {
                    "id": payment.id,
                    "number": payment.number,
                    "invoice_id": payment.invoice_id,
                    "paid_at": payment.paid_at,
                    "tender": tender.kind,
                    "currency": tender.amount.currency.code,
                    "amount_minor": tender.amount.minor,
                    "received_minor": tender.received.minor,
                    "reference": tender.reference,
                    "staff_name": payment.staff_name,
                }
            ],
        )
        self._day_sums.add_payment(payment, on)

    def add_credit_note(self, note: CreditNote, *, is_foreign: bool = False) -> None:
        """Project a credit note, and take it off its invoice's balance, as far as it is not given back.

        Refuses with NOT_FOUND without invoice; ValueError when more is taken back than is left, which is
        only possible between registers that did not hear one another (`is_foreign`). Where two took back
        the same line, the others can be taken back all the same, and the sum is then more than was sold.
        """
        amount, refunded = note.gross.minor, note.refunded.minor
        balance = {"invoice": note.invoice_id, "amount": amount, "refunded": refunded}
        is_free = is_foreign or is_credited_twice(self._database, note.invoice_id)
        if self._database.run(_CREDIT if is_free else _CREDIT_WITHIN, balance) == 0:
            self._require_balance(note.invoice_id)
            raise ValueError(f"more is taken back than is left of {note.invoice_id}")
        self._standings.add_credit_note(note.invoice_id, amount, refunded)
        self._database.run(_ADD_CREDIT_NOTE, credit_note_columns(note))
        self._database.run_many(_ADD_CREDITED_LINE, (credited_columns(note, line) for line in note.lines))
        self._day_sums.add_credit_note(note)
        self._index.put(credit_note_entry(note), is_new=True)

    def add_refund(self, refund: Refund, on: date, *, is_foreign: bool = False) -> None:
        """Project a refund given back on a business day. Its credit note took it off the balance.

        One without a credit note takes it off itself, and may be more than was overpaid where `is_foreign`.
        Refuses with NOT_FOUND without invoice.
        """
        tender = refund.tender
        if refund.credit_note_id is None:
            self._give_back(refund.invoice_id, tender.amount.minor, is_foreign=is_foreign)
        self._database.run(
            _ADD_REFUND,
            {
                "id": refund.id,
                "number": refund.number,
                "credit_note_id": refund.credit_note_id,
                "invoice_id": refund.invoice_id,
                "refunded_at": refund.refunded_at,
                "tender": tender.kind,
                "currency": tender.amount.currency.code,
                "amount_minor": tender.amount.minor,
                "reference": tender.reference,
                "staff_name": refund.staff_name,
            },
        )
        self._day_sums.add_refund(refund, on)

    def add_movement(self, movement: StockMovement) -> None:
        """Project a stock movement and add it to its product's level and value."""
        cost = movement.unit_cost.minor if movement.unit_cost is not None else None
        value = movement.value.minor if movement.value is not None else 0
        self._database.add(
            _ADD_MOVEMENT,
            [
                {
                    "id": movement.id,
                    "number": movement.number,
                    "product_id": movement.product_id,
                    "kind": movement.kind,
                    "quantity_milli": movement.quantity.milli,
                    "moved_at": movement.moved_at,
                    "invoice_id": movement.invoice_id,
                    "reason": movement.reason,
                    "staff_name": movement.staff_name,
                    "batch_id": movement.batch_id,
                    "reverses_id": movement.reverses_id,
                    "unit_cost_minor": cost,
                    "value_minor": value,
                }
            ],
        )
        is_telling = cost is not None or movement.reverses_id is not None
        self._levels.move(movement.product_id, movement.quantity.milli, value, is_telling=is_telling)

    def _give_back(self, invoice_id: UUID, amount_minor: int, *, is_foreign: bool) -> None:
        give_back = _GIVE_BACK if is_foreign else _GIVE_BACK_WITHIN
        if self._database.run(give_back, {"invoice": invoice_id, "amount": amount_minor}) == 0:
            self._require_balance(invoice_id)
            raise ValueError(f"more is given back than was overpaid on {invoice_id}")
        self._standings.add_payment(invoice_id, -amount_minor)

    def _require_balance(self, invoice_id: UUID) -> None:
        if self._database.first(_HAS_BALANCE, {"invoice": invoice_id}) is None:
            raise Refused(Code.NOT_FOUND, id=invoice_id)
