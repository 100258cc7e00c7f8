"""Tickets come back to the last line, and only what changed of them is written."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cardesk_desktop.domain.discount import AmountOff, PercentOff
from cardesk_desktop.domain.quantity import Quantity
from cardesk_desktop.domain.ticket import Ticket, TicketState
from cardesk_desktop.domain.visit import Visit
from cardesk_desktop.store.engine import Database
from cardesk_desktop.store.runnable import Parameters
from cardesk_desktop.store.statement import Statement
from cardesk_desktop.store.store import Store
from tests.builders import NOW, amount, identity, make_line, make_ticket, make_vehicle, make_visit
from tests.builders.premises import OWNER


def _at_visit(store: Store) -> Visit:
    visit = make_visit(make_vehicle())
    with store.write() as work:
        work.visits.add(replace(visit, client_id=None))
    return replace(visit, client_id=None)


def test_a_ticket_comes_back_as_it_was(store: Store) -> None:
    visit = _at_visit(store)
    lines = [
        make_line(1, discount=PercentOff(1_000, "Regular client")),
        replace(make_line(2, discount=AmountOff(amount(5_000), "Scratch")), note="Mind the mirror"),
        replace(make_line(3), staff_id=OWNER.id),
    ]
    ticket = replace(
        make_ticket(lines, visit=visit), discount=AmountOff(amount(1_000), "عميل دائم"), note="Two\nlines"
    )
    with store.write() as work:
        work.tickets.save(ticket)
    with store.read() as work:
        assert work.tickets.get(ticket.id) == ticket
        assert work.tickets.of_visit(visit.id) == ticket
        assert work.tickets.editable() == (ticket,)


changes = st.lists(
    st.one_of(
        st.tuples(st.just("add"), st.integers(1, 9)),
        st.tuples(st.just("drop"), st.integers(0, 20)),
        st.tuples(st.just("swap"), st.integers(0, 20)),
        st.tuples(st.just("more"), st.integers(0, 20)),
        st.tuples(st.just("note"), st.integers(0, 3)),
        st.tuples(st.just("park"), st.just(0)),
        st.tuples(st.just("leave"), st.just(0)),
    ),
    max_size=12,
)


def _changed(ticket: Ticket, what: str, which: int) -> Ticket:
    lines = list(ticket.lines)
    place = which % len(lines) if lines else 0
    match what:
        case "add" if which not in [line_place(line.id) for line in lines]:
            lines.append(make_line(which))
        case "drop" if lines:
            del lines[place]
        case "swap" if lines:
            lines[0], lines[place] = lines[place], lines[0]
        case "more" if lines:
            lines[place] = replace(lines[place], quantity=lines[place].quantity + Quantity(500))
        case "note":
            return replace(ticket, note="x" * which)
        case "park":
            is_open = ticket.state is TicketState.OPEN
            return replace(ticket, state=TicketState.PARKED if is_open else TicketState.OPEN)
    return replace(ticket, lines=tuple(lines))


def line_place(line_id: object) -> int:
    return next(place for place in range(1, 10) if make_line(place).id == line_id)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=changes, is_read_first=st.booleans())
def test_a_ticket_is_what_was_saved_last(
    store: Store, steps: list[tuple[str, int]], is_read_first: bool
) -> None:
    ticket = make_ticket(2)
    for what, which in [("leave", 0), *steps]:
        ticket = _changed(ticket, what, which)
        with store.write() as work:
            if is_read_first and what != "leave":
                work.tickets.get(ticket.id)
            work.tickets.save(ticket)
        with store.read() as work:
            assert work.tickets.get(ticket.id) == ticket


def test_only_what_changed_is_written(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    ticket = make_ticket(20)
    with store.write() as work:
        work.tickets.save(ticket)
    written: list[str] = []
    run, run_many = Database.run, Database.run_many

    def spy(self: Database, statement: Statement, parameters: Parameters) -> int:
        written.append(statement.sql)
        return run(self, statement, parameters)

    def spy_many(self: Database, statement: Statement, many: list[Parameters]) -> None:
        rows = list(many)
        written.extend([statement.sql] * len(rows))
        run_many(self, statement, rows)

    with store.write() as work:
        monkeypatch.setattr(Database, "run", spy)
        monkeypatch.setattr(Database, "run_many", spy_many)
        present = work.tickets.get(ticket.id)
        work.tickets.save(present)
        assert written == []
        work.tickets.save(present.with_quantity(present.lines[7].id, Quantity.of(9)))
        assert len(written) == 1
        work.tickets.save(replace(work.tickets.get(ticket.id), state=TicketState.PARKED))
        assert written[1:] == ["UPDATE ticket SET state=? WHERE ticket.id = ?"]


def test_the_newest_ticket_of_a_visit_that_was_not_voided(store: Store) -> None:
    visit = _at_visit(store)
    old = replace(make_ticket(1, visit=visit), id=identity("old"), state=TicketState.INVOICED)
    new = replace(make_ticket(0, visit=visit), opened_at=NOW.replace(hour=10))
    void = replace(new, id=identity("void"), state=TicketState.VOIDED, opened_at=NOW.replace(hour=11))
    other = identity("no visit")
    with store.write() as work:
        for ticket in (new, void, old):
            work.tickets.save(ticket)
    with store.read() as work:
        assert work.tickets.of_visits([other, visit.id]) == {visit.id: new}
        assert work.tickets.of_visit(other) is None
        assert work.tickets.of_visits([]) == {}
        assert work.tickets.editable() == (new,)
