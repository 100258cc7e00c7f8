"""A small shop that is open for business: everything that operations need, in a real encrypted store."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest

from cardesk_desktop.domain.catalogue import ItemKind, Product, Service
from cardesk_desktop.domain.client import Client
from cardesk_desktop.domain.crediting import Pick, credit, everything_left, refund, to_give_back
from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.invoice_file import InvoiceFile
from cardesk_desktop.domain.journal import JournalEntry, JournalEvent
from cardesk_desktop.domain.money import Money
from cardesk_desktop.domain.permission import Role
from cardesk_desktop.domain.quantity import Quantity
from cardesk_desktop.domain.tender import Tender, TenderKind
from cardesk_desktop.domain.vehicle import SizeClass, Vehicle
from cardesk_desktop.operations.changing_lines import set_quantity
from cardesk_desktop.operations.checking_in import Arrival, CheckedIn, check_in
from cardesk_desktop.operations.company import found_company
from cardesk_desktop.operations.desk import Desk
from cardesk_desktop.operations.paying import SaleCompleted, complete_sale
from cardesk_desktop.operations.refunding import TakenBack, take_back
from cardesk_desktop.operations.sealing_time import confirm_clock
from cardesk_desktop.operations.selling import add_item, open_counter_ticket, set_client
from cardesk_desktop.operations.ticket_view import TicketView, view_ticket
from tests.builders.basics import AED, FixedClock, seeded_ids
from tests.builders.premises import Premises, unfounded
from tests.builders.shop import (
    make_category,
    make_client,
    make_company,
    make_product,
    make_register,
    make_service,
    make_staff,
    make_vehicle,
)

OWNER = make_staff("Omar Haddad", Role.OWNER)
MANAGER = make_staff("Mariam Saleh", Role.MANAGER)
FRONT_DESK = make_staff("Amina Yusuf", Role.FRONT_DESK)
TECHNICIAN = make_staff("Ravi Kumar", Role.TECHNICIAN)
STAFF = {staff.role: staff for staff in (OWNER, MANAGER, FRONT_DESK, TECHNICIAN)}
LEFT = replace(make_staff("Layla Nasser", Role.OWNER), is_active=False)
"""An owner who works here no more."""

WASH = replace(make_service("Exterior wash"), is_favourite=True)
CERAMIC = make_service("Ceramic coating", milli=1_200_000)
CARPETS = replace(
    make_service("Carpet cleaning"),
    prices={
        size: price
        for size, price in make_service("Carpet cleaning").prices.items()
        if size is not SizeClass.MOTORCYCLE
    },
)
"""A service that motorcycles cannot have."""
OLD_SERVICE = replace(make_service("Wax by hand"), is_archived=True)

FRESHENER = make_product()
CLOTH = make_product("Microfibre cloth", milli=20_000)
OLD_PRODUCT = replace(make_product("Leather balm"), is_archived=True)

FATIMA = make_client()
FLEET = make_client(
    "Gulf Couriers LLC", phone="+97143334444", tax_number="100765432100003", address="Jebel Ali, Dubai"
)
NO_ADDRESS = make_client("Desert Rentals LLC", phone="+97145556666", tax_number="100999999900003")

PATROL = make_vehicle(client=FATIMA)


class OpenShop:
    """The desk of a shop, and short words for what people do all day. The front desk acts by default."""

    def __init__(self, premises: Premises) -> None:
        self.premises = premises
        self.desk = Desk(premises.open(), premises.clock, premises.new_id)

    @property
    def clock(self) -> FixedClock:
        """The clock on the wall."""
        return self.premises.clock

    def ticket(self, *items: Product | Service, size_class: SizeClass = SizeClass.SEDAN) -> TicketView:
        """A counter ticket with these items on it."""
        opened = open_counter_ticket(self.desk, staff_id=FRONT_DESK.id, size_class=size_class).value
        return self.add(opened.ticket.id, *items)

    def add(self, ticket_id: UUID, *items: Product | Service) -> TicketView:
        """Put items on a ticket."""
        for item in items:
            kind = ItemKind.PRODUCT if isinstance(item, Product) else ItemKind.SERVICE
            add_item(self.desk, staff_id=FRONT_DESK.id, ticket_id=ticket_id, kind=kind, item_id=item.id)
        return self.see(ticket_id)

    def see(self, ticket_id: UUID) -> TicketView:
        """The ticket as it is kept."""
        return view_ticket(self.desk, ticket_id=ticket_id).value

    def count(self, view: TicketView, units: int, place: int = 0) -> TicketView:
        """Set the quantity of the line at a place."""
        ticket = view.ticket
        return set_quantity(
            self.desk,
            staff_id=FRONT_DESK.id,
            ticket_id=ticket.id,
            line_id=ticket.lines[place].id,
            quantity=Quantity.of(units),
        ).value

    def arrive(
        self,
        *services: Service,
        vehicle: Vehicle = PATROL,
        client: Client | None = None,
        odometer_km: int | None = None,
    ) -> CheckedIn:
        """A car that is known comes in."""
        arrival = Arrival(
            vehicle.plate.text,
            vehicle.plate.region,
            vehicle.size_class,
            client_id=client.id if client else None,
            services=tuple(service.id for service in services),
            odometer_km=odometer_km,
        )
        return check_in(self.desk, staff_id=FRONT_DESK.id, arrival=arrival).value

    def say_date_is_right(self) -> None:
        """Whatever the clock says."""
        confirm_clock(self.desk, staff_id=FRONT_DESK.id, shown=self.clock.now())

    def pay(
        self,
        ticket_id: UUID,
        tenders: Sequence[Tender] | None = None,
        *,
        staff_id: UUID = FRONT_DESK.id,
    ) -> SaleCompleted:
        """Complete the sale for what the ticket comes to; by card unless told otherwise."""
        gross = self.see(ticket_id).priced.gross
        return complete_sale(
            self.desk,
            staff_id=staff_id,
            ticket_id=ticket_id,
            tenders=(card(gross),) if tenders is None else tenders,
            expected=gross,
        ).value

    def sell(self, *items: Product | Service) -> InvoiceFile:
        """A counter sale, paid by card."""
        return self.pay(self.ticket(*items).ticket.id).file

    def sell_on_account(self, *items: Product | Service, client: Client = FATIMA) -> InvoiceFile:
        """A counter sale of which nothing is paid yet."""
        ticket_id = self.ticket(*items).ticket.id
        set_client(self.desk, staff_id=FRONT_DESK.id, ticket_id=ticket_id, client_id=client.id)
        return self.pay(ticket_id, ()).file

    def take_back(
        self,
        file: InvoiceFile,
        *picks: Pick,
        kind: TenderKind = TenderKind.CARD,
        reason: str = "Scratched while washing",
    ) -> TakenBack:
        """A credit note over these lines, or over all that is left; what was paid goes back in one way."""
        chosen = picks or everything_left(file.invoice, file.credit_notes)
        taken = credit(file.invoice, file.credit_notes, chosen)
        due = to_give_back(file.settlement, taken.gross)
        return take_back(
            self.desk,
            staff_id=MANAGER.id,
            invoice_id=file.invoice.id,
            picks=chosen,
            reason=reason,
            refunds=(refund(kind, due),) if due else (),
            notes_seen=len(file.credit_notes),
        ).value

    def journal(self, subject_id: UUID) -> tuple[JournalEntry, ...]:
        """What the journal says of something, oldest first."""
        with self.desk.store.read() as work:
            return work.journal.of_subject(subject_id)

    def events(self, subject_id: UUID) -> list[JournalEvent]:
        """The events of a subject, oldest first."""
        return [entry.event for entry in self.journal(subject_id)]

    def level(self, product: Product) -> Quantity:
        """What is left on the shelf."""
        with self.desk.store.read() as work:
            return work.stock.level(product.id)

    def digest(self) -> str:
        """The same for the same content of all tables, indexes of the search included."""
        connection = self.desk.store._database.connection
        tables = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0")
        content = [
            (name, sorted(map(repr, connection.execute(f'SELECT * FROM "{name}"').fetchall())))
            for (name,) in tables.fetchall()
        ]
        return hashlib.sha256(repr(content).encode()).hexdigest()

    @contextmanager
    def refuses(self, code: Code) -> Iterator[pytest.ExceptionInfo[Refused]]:
        """The block is refused with this code, and nothing at all has changed."""
        before = self.digest()
        with pytest.raises(Refused) as refusal:
            yield refusal
        assert refusal.value.code is code
        assert self.digest() == before


def found_shop(folder: Path) -> None:
    """Found the shop in a folder, to be copied."""
    premises = unfounded(folder)
    # Other identities than those of the days to come, which begin anew in every copy.
    desk = Desk(premises.open(), premises.clock, seeded_ids(5, premises.clock))
    found_company(desk, company=make_company(), register=make_register(), owner=OWNER)
    with desk.store.write() as work:
        for staff in (MANAGER, FRONT_DESK, TECHNICIAN, LEFT):
            work.staff.add(staff)
        for client in (FATIMA, FLEET, NO_ADDRESS):
            work.clients.add(client)
        work.vehicles.add(PATROL)
        for category in (make_category(), make_category("Shop", 2)):
            work.catalogue.add_category(category)
        for service in (WASH, CERAMIC, CARPETS, OLD_SERVICE):
            work.catalogue.add_service(service)
        for product in (FRESHENER, CLOTH, OLD_PRODUCT):
            work.catalogue.add_product(product)
    premises.close()


def dirhams(amount: float) -> Money:
    """So many dirhams, in fils."""
    return Money(round(amount * 100), AED)


def card(amount: Money, reference: str = "") -> Tender:
    """Paid by card on the terminal."""
    return Tender(TenderKind.CARD, amount, amount, reference)
