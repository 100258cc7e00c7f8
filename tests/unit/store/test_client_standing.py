"""What the list shows of every client is what visits, invoices and payments come to."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cardesk_desktop.domain.client import Client
from cardesk_desktop.domain.invoice import Invoice
from cardesk_desktop.domain.visit import Visit, VisitState
from cardesk_desktop.store.client_views import Standing
from cardesk_desktop.store.engine import Database
from cardesk_desktop.store.migrations import runner
from cardesk_desktop.store.store import Store
from tests.builders import NOW, identity, make_buyer, make_client, make_invoice, make_vehicle
from tests.builders.premises import KEY, Premises, issue, pay

FATIMA, HIND = make_client(), make_client("Hind Saleh", phone="+971551112233")
CLIENTS = (FATIMA, HIND)

steps = st.lists(
    st.one_of(
        st.tuples(st.just("visit"), st.integers(0, 2), st.integers(0, 400)),
        st.tuples(st.just("cancel"), st.integers(0, 9), st.just(0)),
        st.tuples(st.just("hand over"), st.integers(0, 9), st.integers(0, 2)),
        st.tuples(st.just("invoice"), st.integers(0, 2), st.integers(1, 4)),
        st.tuples(st.just("pay"), st.integers(0, 9), st.integers(1, 100)),
    ),
    max_size=16,
)


class _Books:
    """What was done so far, reckoned without the database."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.visits: list[Visit] = []
        self.invoices: list[Invoice] = []
        self.paid: list[int] = []
        self._made = 0

    def take(self, what: str, which: int, size: int) -> None:
        self._made += 1
        name = identity(f"{what} {self._made}")
        client = (*CLIENTS, None)[which] if which < 3 else None
        with self.store.write() as work:
            if what == "visit":
                arrived_at = NOW + timedelta(hours=size)
                client_id = client.id if client else None
                visit = Visit(name, make_vehicle().id, arrived_at, client_id)
                work.visits.add(visit)
                self.visits.append(visit)
            elif what == "invoice":
                buyer = make_buyer(client) if client else None
                self.invoices.append(issue(work, name, make_invoice(size, buyer=buyer)))
                self.paid.append(0)
            elif what == "pay":
                for invoice in self.invoices[which : which + 1]:
                    amount = (invoice.gross.minor - self.paid[which]) * size // 100
                    if amount:
                        pay(work, name, invoice, replace(invoice.gross, minor=amount))
                        self.paid[which] += amount
            elif which < len(self.visits):
                self._change(work.visits.save, what, which, size)

    def _change(self, save: object, what: str, which: int, size: int) -> None:
        visit = self.visits[which]
        if what == "cancel":
            changed = replace(visit, state=VisitState.CANCELLED, ended_at=visit.arrived_at)
        else:
            client = (*CLIENTS, None)[size]
            changed = replace(visit, client_id=client.id if client else None)
        assert callable(save)
        save(changed)
        self.visits[which] = changed

    def standing(self, client: Client) -> Standing:
        came = [
            visit.arrived_at
            for visit in self.visits
            if visit.client_id == client.id and visit.state is not VisitState.CANCELLED
        ]
        bought = [
            (invoice.gross.minor, paid)
            for invoice, paid in zip(self.invoices, self.paid, strict=True)
            if invoice.buyer and invoice.buyer.client_id == client.id
        ]
        return Standing(
            max(came, default=None),
            len(came),
            sum(gross for gross, _ in bought),
            sum(gross - paid for gross, paid in bought),
        )


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(done=steps)
def test_the_standing_is_the_sum_of_what_was_done(
    founded: Path, tmp_path_factory: pytest.TempPathFactory, done: list[tuple[str, int, int]]
) -> None:
    premises = Premises(tmp_path_factory.mktemp("books"))
    premises.path.write_bytes((founded / "cardesk.db").read_bytes())
    premises.witness.write_bytes((founded / "cardesk.db.witness.json").read_bytes())
    store = premises.open()
    with store.write() as work:
        work.clients.add(HIND)
    books = _Books(store)
    for step in done:
        books.take(*step)
    with store.write() as work:
        for client in CLIENTS:
            kept = work.clients.standings.get(client.id)
            assert kept == books.standing(client)
            work.clients.standings.reckon(client.id)
            assert work.clients.standings.get(client.id) == kept
    premises.close()


def test_an_older_database_gets_its_standings(premises: Premises) -> None:
    store = premises.open()
    with store.write() as work:
        work.visits.add(Visit(identity("visit"), make_vehicle().id, NOW, FATIMA.id))
        invoice = issue(work, identity("invoice"), make_invoice(buyer=make_buyer(FATIMA)))
        pay(work, identity("payment"), invoice, replace(invoice.gross, minor=1_000))
        before = work.clients.standings.get(FATIMA.id)
        work.clients.add(replace(HIND, id=UUID("01976a2e-9c00-7000-8000-000000000001")))
    premises.close()
    older = Database.open(premises.path, KEY)
    runner.downgrade(older, "0010")
    older.close()

    with premises.open().read() as work:
        assert before.visit_count == 1
        assert work.clients.standings.get(FATIMA.id) == before
        assert replace(work.clients.get(FATIMA.id), created_at=None) == FATIMA
        hind = work.clients.get(UUID("01976a2e-9c00-7000-8000-000000000001"))
        assert hind.created_at is not None
        assert hind.created_at.year == 2025


def test_somebody_who_is_not_written_down_comes_to_nothing(store: Store) -> None:
    with store.read() as work:
        assert work.clients.standings.get(identity("nobody")) == Standing()


def test_a_visit_that_turns_out_to_be_nobodys_is_counted_for_nobody(store: Store) -> None:
    visit = Visit(identity("visit"), make_vehicle().id, NOW, FATIMA.id)
    with store.write() as work:
        work.visits.add(visit)
        work.visits.save(replace(visit, client_id=None))
        assert work.clients.standings.get(FATIMA.id) == Standing()
        work.visits.save(visit)
        assert work.clients.standings.get(FATIMA.id) == Standing(NOW, 1)
