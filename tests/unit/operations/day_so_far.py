"""A day at the desk of which everything is remembered, and what people do it with."""

from __future__ import annotations

import itertools
import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar
from uuid import UUID

from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    initialize,
)

from cardesk_desktop.domain.discount import AmountOff, Discount, PercentOff
from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.invoice_file import InvoiceFile
from cardesk_desktop.domain.money import Money
from cardesk_desktop.domain.quantity import Quantity
from cardesk_desktop.domain.sealing import first_break
from cardesk_desktop.domain.staff import Staff
from cardesk_desktop.domain.ticket import Ticket, TicketState
from cardesk_desktop.domain.vehicle import SizeClass
from cardesk_desktop.domain.visit import VisitState
from cardesk_desktop.operations import tickets
from cardesk_desktop.operations.house import this_house
from cardesk_desktop.signing import PublicKey
from tests.builders import AED, make_vehicle
from tests.builders.open_shop import (
    CARPETS,
    CERAMIC,
    CLOTH,
    FRESHENER,
    FRONT_DESK,
    MANAGER,
    PATROL,
    TECHNICIAN,
    WASH,
    OpenShop,
)
from tests.builders.premises import Premises

PRODUCTS = (CLOTH, FRESHENER)
CARS = (PATROL, make_vehicle("A 11111"), make_vehicle("B 22222"))
OPEN = (TicketState.OPEN, TicketState.PARKED)

T = TypeVar("T")

people = st.sampled_from((FRONT_DESK, FRONT_DESK, FRONT_DESK, FRONT_DESK, MANAGER, TECHNICIAN))
storekeepers = st.sampled_from((MANAGER, MANAGER, FRONT_DESK))
items = st.sampled_from((WASH, CERAMIC, CARPETS, *PRODUCTS))
places = st.integers(0, 3)
quantities = st.builds(Quantity, st.sampled_from((0, 250, 1_000, 2_000, 7_000)))
discounts: st.SearchStrategy[Discount | None] = st.one_of(
    st.none(),
    st.builds(PercentOff, st.sampled_from((500, 2_000, 2_001, 10_000)), st.just("Regular client")),
    st.builds(AmountOff, st.sampled_from((3_00, 15_00, 60_00)).map(lambda n: Money(n, AED)), st.just("Rain")),
)
sizes = st.sampled_from(SizeClass)


class DaySoFar(RuleBasedStateMachine):
    """What is remembered here is checked against the books after every step."""

    files: Path
    folders: itertools.count[int]

    open_tickets = Bundle("open_tickets")
    invoices = Bundle("invoices")
    cars_here = Bundle("cars_here")

    @initialize()
    def open_shop(self) -> None:
        folder = self.files.parent / f"day {next(self.folders)}"
        shutil.copytree(self.files, folder)
        self.folder = folder
        self.shop = OpenShop(Premises(folder))
        self.desk = self.shop.desk
        self.tickets: dict[UUID, TicketState] = {}
        self.visits: dict[UUID, VisitState] = {}
        self.sold: dict[UUID, InvoiceFile] = {}
        self.stock: Counter[UUID] = Counter()
        self.touched_by_manager: set[UUID] = set()
        with self.desk.store.write() as work:
            for car in CARS[1:]:
                work.vehicles.add(car)

    def teardown(self) -> None:
        if hasattr(self, "shop"):
            try:
                self._check_chains()
            finally:
                self.shop.premises.close()
                shutil.rmtree(self.folder)

    def attempt(self, do: Callable[[], T]) -> T | Code:
        """The answer, or why it was refused; then nothing at all has changed."""
        before = self.shop.digest()
        try:
            return do()
        except Refused as refusal:
            assert self.shop.digest() == before
            return refusal.code

    def _change(self, staff: Staff, ticket_id: UUID, do: Callable[[], object]) -> bool:
        is_done = not isinstance(self.attempt(do), Code)
        if is_done and staff is MANAGER:
            self.touched_by_manager.add(ticket_id)
        return is_done

    def _meet_new_tickets(self) -> None:
        """Remember the tickets that were not there before."""
        for summary in tickets.open_tickets(self.desk).value:
            self.tickets.setdefault(summary.id, summary.state)

    def _ticket(self, ticket_id: UUID) -> Ticket:
        return self.shop.see(ticket_id).ticket

    def _line(self, ticket_id: UUID, place: int) -> UUID:
        """One of the lines, or one that is not there."""
        lines = self._ticket(ticket_id).lines
        return lines[place % len(lines)].id if lines else ticket_id

    def _check_chains(self) -> None:
        """No number is left out, and nothing sealed was altered."""
        house = this_house(self.desk).value
        assert house is not None
        with self.desk.store.read() as work:
            for series in work.documents.all_series():
                public_key = work.company.public_key(series.incarnation)
                assert public_key is not None
                chain = list(work.documents.chain(series))
                assert first_break(chain, PublicKey(public_key)) is None
                assert [each.seal.sequence for each in chain] == list(range(1, len(chain) + 1))
        numbers = sorted(file.invoice.number for file in self.sold.values())
        assert numbers == [f"R01-A-{place:06d}" for place in range(1, len(numbers) + 1)]
