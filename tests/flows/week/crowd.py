"""Everybody who comes and of whom nothing special is to be told: the same people and cars at every run."""

from __future__ import annotations

from datetime import date, datetime
from random import Random
from typing import TypeVar
from uuid import UUID

from cardesk_desktop.domain.catalogue import ItemKind
from cardesk_desktop.domain.changes import Changes, Outcome, merged
from cardesk_desktop.domain.discount import PercentOff
from cardesk_desktop.domain.money import Money
from cardesk_desktop.domain.plate import Region
from cardesk_desktop.domain.tender import Tender, TenderKind, cash
from cardesk_desktop.domain.vehicle import SizeClass
from cardesk_desktop.domain.visit import VisitState
from cardesk_desktop.operations.changing_lines import set_line_discount
from cardesk_desktop.operations.checking_in import Arrival, check_in
from cardesk_desktop.operations.desk import Desk
from cardesk_desktop.operations.paying import complete_sale
from cardesk_desktop.operations.selling import add_item, open_counter_ticket
from cardesk_desktop.operations.ticket_view import view_ticket
from cardesk_desktop.operations.visits import move_visit
from tests.builders import FixedClock
from tests.flows.till import AED
from tests.flows.week.shop import Shop

CARS_A_DAY, COUNTER_SALES_A_DAY = 12, 6
NOON = CARS_A_DAY // 2
REGULARS = ("Saif Al Nuaimi", "Hessa Rashid", "Daniel Okoye", "Gulf Couriers LLC")
SERVICES, PRODUCTS = (
    ("Express wash", "Full wash", "Interior vacuum", "Hand wax"),
    ("Wheel brush", "Leather wipes"),
)
T = TypeVar("T")

SIZES = (SizeClass.SMALL, SizeClass.SEDAN, SizeClass.SUV, SizeClass.LARGE)


class Crowd:
    """A day of ordinary cars and counter sales, as the desk enters them one after the other."""

    def __init__(self, desk: Desk, shop: Shop, items: dict[str, UUID], day: date) -> None:
        self._desk, self._items, self._day = desk, items, day
        self._clock: FixedClock = shop.clock
        self._sellers = [shop.people[name] for name in ("Amina", "Mariam", "Omar")]
        self._chance = Random(day.toordinal())
        self._changes: list[Changes] = []

    def come(self) -> Changes:
        """Let all of them come and go; what they changed."""
        for place in range(CARS_A_DAY):
            self._car(place)
        for _ in range(COUNTER_SALES_A_DAY):
            self._passer_by()
        return merged(self._changes)

    def _car(self, place: int) -> None:
        """Most pay when they leave; the regulars leave a rest on account."""
        self._clock.tick(7 * 60)
        seller = self._chance.choice(self._sellers)
        regular = self._chance.choice(REGULARS) if place % 3 == 0 else ""
        here = self._done(check_in(self._desk, staff_id=seller, arrival=self._arrival(place, regular)))
        for state in (VisitState.IN_WORK, VisitState.READY):
            self._clock.tick(5 * 60)
            self._done(move_visit(self._desk, staff_id=seller, visit_id=here.visit.id, to=state))
        if place % 4 == 1:
            self._add(here.ticket_id, ItemKind.PRODUCT, PRODUCTS, seller)
            self._discount(here.ticket_id, seller)
        self._pay(here.ticket_id, seller, share=(0, 40)[place % 2] if regular else 100)
        self._done(move_visit(self._desk, staff_id=seller, visit_id=here.visit.id, to=VisitState.DELIVERED))

    def _arrival(self, place: int, regular: str) -> Arrival:
        number = f"{self._day.day}{place:02}"
        return Arrival(
            f"K {number}",
            Region.DUBAI,
            self._chance.choice(SIZES),
            make=self._chance.choice(("Nissan", "Toyota", "Kia")),
            new_client_name=regular,
            # In the afternoon nobody has the time to ask for it.
            new_client_phone=f"0501{REGULARS.index(regular):02}{number}" if regular and place < NOON else "",
            services=tuple(self._items[name] for name in self._chance.sample(SERVICES, 2)),
        )

    def _passer_by(self) -> None:
        """Somebody buys a thing or two at the counter."""
        self._clock.tick(4 * 60)
        seller = self._chance.choice(self._sellers)
        ticket_id = self._done(open_counter_ticket(self._desk, staff_id=seller)).ticket.id
        for _ in range(self._chance.randint(1, 3)):
            self._add(ticket_id, ItemKind.PRODUCT, PRODUCTS, seller)
        self._pay(ticket_id, seller)

    def _add(self, ticket_id: UUID, kind: ItemKind, names: tuple[str, ...], seller: UUID) -> None:
        item_id = self._items[self._chance.choice(names)]
        self._done(add_item(self._desk, staff_id=seller, ticket_id=ticket_id, kind=kind, item_id=item_id))

    def _discount(self, ticket_id: UUID, seller: UUID) -> None:
        """A small one, which anybody may give, of a share that does not come out even."""
        line = view_ticket(self._desk, ticket_id=ticket_id).value.ticket.lines[0]
        off = PercentOff(self._chance.choice((333, 500, 777)), "Regular client")
        self._done(
            set_line_discount(self._desk, staff_id=seller, ticket_id=ticket_id, line_id=line.id, discount=off)
        )

    def _pay(self, ticket_id: UUID, seller: UUID, share: int = 100) -> None:
        gross = view_ticket(self._desk, ticket_id=ticket_id).value.priced.gross
        self._done(
            complete_sale(
                self._desk,
                staff_id=seller,
                ticket_id=ticket_id,
                tenders=self._tenders(gross.times(share, 100), is_whole=share == 100),
                expected=gross,
            )
        )

    def _tenders(self, amount: Money, *, is_whole: bool) -> tuple[Tender, ...]:
        """In one way or in two; cash with change when it is the whole."""
        if not amount.minor:
            return ()
        kind = self._chance.choice(list(TenderKind))
        if kind is TenderKind.CASH and is_whole:
            return (cash(amount + Money(3_75, AED), amount),)
        half = amount.times(1, 3)
        rest = amount - half
        return Tender(kind, half, half), Tender(TenderKind.CARD, rest, rest, "POS 7")

    def _done(self, outcome: Outcome[T]) -> T:
        self._changes.append(outcome.changes)
        return outcome.value


def ordinary_day(desk: Desk, *, shop: Shop, items: dict[str, UUID], day: date) -> Outcome[datetime]:
    """All of a day's ordinary cars and sales; when the last of them left."""
    changes = Crowd(desk, shop, items, day).come()
    return Outcome(shop.clock.now(), changes)
