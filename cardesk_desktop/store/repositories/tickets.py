"""Tickets and their lines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache
from uuid import UUID

from sqlalchemy import bindparam, delete, insert, select
from sqlalchemy.dialects.sqlite import insert as upsert

from cardesk_desktop.domain.catalogue import Names
from cardesk_desktop.domain.money import Currency, Money, currency
from cardesk_desktop.domain.quantity import Quantity
from cardesk_desktop.domain.tax import Tax
from cardesk_desktop.domain.ticket import Ticket, TicketLine, TicketState
from cardesk_desktop.store.burials import not_buried
from cardesk_desktop.store.engine import Database
from cardesk_desktop.store.rows import by_id, discount_columns, names_columns, read_discount, tax_columns
from cardesk_desktop.store.runnable import Row
from cardesk_desktop.store.statement import Statement, change, one_of
from cardesk_desktop.store.tables.ticket import IS_EDITABLE, TICKET, TICKET_LINE

_GET = Statement(select(TICKET).where(TICKET.c.id == bindparam("id")))
_EDITABLE = Statement(select(TICKET).where(IS_EDITABLE).order_by(TICKET.c.opened_at, TICKET.c.id))
_OF_VISITS = Statement(
    select(TICKET)
    .where(one_of(TICKET.c.visit_id), TICKET.c.state != TicketState.VOIDED)
    .order_by(TICKET.c.opened_at, TICKET.c.id)
)
_LINES = Statement(
    select(TICKET_LINE)
    .where(one_of(TICKET_LINE.c.ticket_id))
    .order_by(TICKET_LINE.c.ticket_id, TICKET_LINE.c.position)
)
_ADD = Statement(insert(TICKET))
_NEW_LINE = upsert(TICKET_LINE)
_PUT_LINE = Statement(
    _NEW_LINE.on_conflict_do_update(
        index_elements=["ticket_id", "id"],
        set_={
            column.name: _NEW_LINE.excluded[column.name] for column in TICKET_LINE.c if not column.primary_key
        },
    )
)
_DROP_LINE = Statement(
    delete(TICKET_LINE).where(
        TICKET_LINE.c.ticket_id == bindparam("ticket_id"), TICKET_LINE.c.id == bindparam("id")
    )
)


class TicketRepository:
    """Tickets with their lines. Those read here are remembered, so that only what changed is written."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._read: dict[UUID, Ticket] = {}

    def add(self, ticket: Ticket) -> None:
        """Write a ticket of which there is nothing yet."""
        self._database.run(_ADD, {"id": ticket.id, **_columns(ticket)})
        placed = enumerate(ticket.lines)
        self._database.run_many(_PUT_LINE, (_line_columns(ticket.id, place, line) for place, line in placed))
        self._read[ticket.id] = ticket

    def save(self, ticket: Ticket) -> None:
        """Write a new or changed ticket; of its lines only those that are new, changed, moved or gone."""
        before = self._read.get(ticket.id) or self._find(ticket.id)
        if before is None:
            self.add(ticket)
            return
        self._change(before, ticket)
        old = {line.id: (place, line) for place, line in enumerate(before.lines)}
        new = {line.id: (place, line) for place, line in enumerate(ticket.lines)}
        gone = [{"ticket_id": ticket.id, "id": line_id} for line_id in old.keys() - new.keys()]
        if gone:
            self._database.run_many(_DROP_LINE, gone)
        changed = [placed for line_id, placed in new.items() if old.get(line_id) != placed]
        if changed:
            self._database.run_many(_PUT_LINE, (_line_columns(ticket.id, *placed) for placed in changed))
        self._read[ticket.id] = ticket

    def coming_back(self, ticket_id: UUID, line: TicketLine) -> TicketLine:
        """A line that was taken off and is to be there again: what is deleted for ever stays deleted."""
        return replace(line, id=not_buried(self._database, "ticket_line", line.id, of=ticket_id.bytes))

    def get(self, identity: UUID) -> Ticket:
        """The ticket of this identity; refuses with NOT_FOUND."""
        return self._with_lines([by_id(self._database, _GET, identity)])[0]

    def editable(self) -> tuple[Ticket, ...]:
        """All open and parked tickets, oldest first."""
        return self._with_lines(self._database.rows(_EDITABLE, {}))

    def of_visit(self, visit_id: UUID) -> Ticket | None:
        """The newest ticket of a visit that was not voided."""
        return self.of_visits((visit_id,)).get(visit_id)

    def of_visits(self, visit_ids: Sequence[UUID]) -> dict[UUID, Ticket]:
        """For each visit that has one, its newest ticket that was not voided."""
        rows = self._database.rows(_OF_VISITS, {"ids": visit_ids})
        newest = {ticket.visit_id: ticket for ticket in self._with_lines(rows)}
        return {visit_id: newest[visit_id] for visit_id in visit_ids if visit_id in newest}

    def _change(self, before: Ticket, after: Ticket) -> None:
        old, new = _columns(before), _columns(after)
        changed = {name: value for name, value in new.items() if value != old[name]}
        if changed:
            self._database.run(_save(tuple(changed)), {"key": after.id, **changed})

    def _find(self, identity: UUID) -> Ticket | None:
        tickets = self._with_lines(self._database.rows(_GET, {"id": identity}))
        return tickets[0] if tickets else None

    def _with_lines(self, rows: Sequence[Row]) -> tuple[Ticket, ...]:
        if not rows:
            return ()
        lines: dict[UUID, list[Row]] = {}
        for line in self._database.rows(_LINES, {"ids": [row[0] for row in rows]}):
            lines.setdefault(line[0], []).append(line)
        tickets = tuple(_ticket(row, lines.get(row[0], ())) for row in rows)
        self._read.update((ticket.id, ticket) for ticket in tickets)
        return tickets


@cache
def _save(columns: tuple[str, ...]) -> Statement:
    """An UPDATE of these columns only: an index is left alone when none of its own are among them."""
    return change(TICKET, columns)


def _ticket(row: Row, lines: Iterable[Row]) -> Ticket:
    identity, code, opened_at, state, visit_id, vehicle_id, client_id, size_class, *discount, note = row
    of = currency(code)
    return Ticket(
        id=identity,
        currency=of,
        opened_at=opened_at,
        state=state,
        visit_id=visit_id,
        vehicle_id=vehicle_id,
        client_id=client_id,
        size_class=size_class,
        lines=tuple(_line(line, of) for line in lines),
        discount=read_discount(discount, of),
        note=note,
    )


def _line(row: Row, of: Currency) -> TicketLine:
    _, identity, _, kind, item_id, name, others, price_minor, category, rate_bp, reason, milli, *rest = row
    *discount, note, staff_id = rest
    return TicketLine(
        id=identity,
        kind=kind,
        item_id=item_id,
        names=Names(name, others),
        unit_price=Money(price_minor, of),
        tax=Tax(category, rate_bp, reason),
        quantity=Quantity(milli),
        discount=read_discount(discount, of),
        note=note,
        staff_id=staff_id,
    )


def _columns(ticket: Ticket) -> dict[str, object]:
    return {
        "currency": ticket.currency.code,
        "opened_at": ticket.opened_at,
        "state": ticket.state,
        "visit_id": ticket.visit_id,
        "vehicle_id": ticket.vehicle_id,
        "client_id": ticket.client_id,
        "size_class": ticket.size_class,
        **discount_columns(ticket.discount),
        "note": ticket.note,
    }


def _line_columns(ticket_id: UUID, position: int, line: TicketLine) -> dict[str, object]:
    return {
        "ticket_id": ticket_id,
        "id": line.id,
        "position": position,
        "kind": line.kind,
        "item_id": line.item_id,
        **names_columns(line.names),
        "unit_price_minor": line.unit_price.minor,
        **tax_columns(line.tax),
        "quantity_milli": line.quantity.milli,
        **discount_columns(line.discount),
        "note": line.note,
        "staff_id": line.staff_id,
    }
