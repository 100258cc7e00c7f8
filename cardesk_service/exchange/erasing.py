"""What other rows say of somebody who was erased goes as well: notes of their visits, what lost a conflict.

The registers do so with the rows that they have; this is for those that only the service has, or that were
changed elsewhere meanwhile (decision 264).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqlalchemy import Connection

from cardesk_service.clock import NewId
from cardesk_service.exchange.erased import FOR_GOOD
from cardesk_service.exchange.place import held_order, keep_head
from cardesk_service.exchange.row import REST, Fields, Stamp, read_fields
from cardesk_service.exchange.rows import Key, read_rows, write_rows
from cardesk_service.store.engine import overwriting
from cardesk_service.store.statement import Statement, Together
from cardesk_wire import coding

_OF_KIND = (
    "SELECT identity, fields FROM sync_row WHERE company_id = :company AND kind = :kind AND is_deleted = 0"
)
_NAMING = Statement(f"{_OF_KIND} AND fields LIKE :like")
_LINES = Statement(f'{_OF_KIND} AND fields NOT LIKE \'%"note":""%\'')
_CONFLICT = "conflict"


def words_about(connection: Connection, company: str, erased: Sequence[str]) -> list[Key]:
    """The rows that hold words of these clients and cars: notes that are not empty, and conflicts."""
    people = set(erased)
    noted = [
        (kind, identity)
        for kind in ("visit", "ticket")
        for identity in _of(connection, company, kind, people)
    ]
    tickets = {coding.read(identity) for kind, identity in noted if kind == "ticket"}
    if tickets:
        lines = _LINES.rows(connection, {"company": company, "kind": "ticket_line"})
        noted += [("ticket_line", row[0]) for row in lines if coding.read(row[0])[:16] in tickets]
    notes = {identity for _, identity in noted}
    conflicts = _NAMING.rows(connection, {"company": company, "kind": _CONFLICT, "like": "%"})
    told = [(_CONFLICT, row[0]) for row in conflicts if _tells_of(read_fields(row[1]), people, notes)]
    return [*noted, *told]


def _tells_of(conflict: Fields, people: set[str], notes: set[str]) -> bool:
    subject, field = conflict.get("subject_id"), conflict.get("field")
    return subject in people or (subject in notes and field in ("", "note"))


def _of(connection: Connection, company: str, kind: str, people: set[str]) -> Iterator[str]:
    for client in people:
        named = {"company": company, "kind": kind, "like": f'%"client_id":"{client}"%'}
        yield from (row[0] for row in _NAMING.rows(connection, named))


def empty(connection: Connection, company: str, keys: Sequence[Key], *, now: int, new_id: NewId) -> None:
    """Empty these notes for good and take these conflicts away; every register hears of what changed."""
    order = held_order(connection, company, now=now, new_id=new_id)
    rows = [row for row in read_rows(connection, company, keys).values() if not row.is_deleted]
    for row in rows:
        if row.kind == _CONFLICT or row.fields.get("note"):
            row.seq, row.previous = order.next_place(), row.before
            row.device, row.epoch = "", 0
        stamp = Stamp(row.seq, FOR_GOOD, "", 0)
        row.has_changed = True
        if row.kind == _CONFLICT:
            row.fields, row.stamps, row.is_deleted = {}, {REST: stamp}, True
        else:
            row.fields["note"], row.stamps["note"] = "", stamp
    together = Together(connection)
    with overwriting(connection):
        write_rows(together, company, rows)
        keep_head(together, company, order)
        together.run()
