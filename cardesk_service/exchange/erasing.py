"""What other rows say of somebody who was erased goes as well: notes, photos, cars, what lost a conflict.

The registers do so with the rows that they have; this is for those that only the service has, or that were
made or changed elsewhere meanwhile (decisions 264 and 307).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy import Connection

from cardesk_service.clock import NewId
from cardesk_service.exchange import snapshots
from cardesk_service.exchange.erased import FOR_GOOD, empty_car, was_erased
from cardesk_service.exchange.letting_go import files_of, note_let_go
from cardesk_service.exchange.naming import LINE, MARK, PHOTO, ticket_of
from cardesk_service.exchange.place import held_order, keep_head
from cardesk_service.exchange.row import REST, Fields, Row, Stamp, read_fields
from cardesk_service.exchange.rows import Key, read_rows, write_rows
from cardesk_service.store.engine import overwriting
from cardesk_service.store.statement import Lookup, Statement, Together
from cardesk_wire.erased import CAR

_OF_KIND = Statement(
    "SELECT identity, fields FROM sync_row WHERE company_id = :company AND kind = :kind AND is_deleted = 0"
)
_NAMING = Statement(
    "SELECT identity FROM sync_row WHERE company_id = :company AND kind = :kind AND is_deleted = 0"
    " AND fields LIKE :like"
)
_LINES = Lookup(
    "sync_row",
    ("identity",),
    keys={"lowest": "text", "highest": "text"},
    where="company_id = :company AND kind = 'ticket_line' AND identity > k.lowest"
    " AND identity < k.highest AND is_deleted = 0",
)
_SHARED = 21
"""Characters with which a ticket and its lines begin alike; the next one has bits of both keys of a line."""
_CONFLICT = "conflict"
_GO_WHOLE = frozenset({_CONFLICT, PHOTO, MARK})


def words_about(connection: Connection, company: str, erased: Sequence[str]) -> list[Key]:
    """The rows that hold words of these clients and cars, or may be given some, and conflicts about them."""
    people = set(erased)
    visits, tickets, cars = (set(_of(connection, company, kind, people)) for kind in ("visit", "ticket", CAR))
    lines = _lines(connection, company, tickets)
    photos = _belonging(connection, company, PHOTO, "visit_id", visits) if visits else set()
    marks = _belonging(connection, company, MARK, "photo_id", photos | people)
    whole = people | cars | photos | marks
    conflicts = {
        row[0]: read_fields(row[1])
        for row in _OF_KIND.rows(connection, {"company": company, "kind": _CONFLICT})
    }
    whole |= _gone(connection, company, conflicts.values())
    told = {each for each, conflict in conflicts.items() if _tells_of(conflict, whole, visits | tickets)}
    found = {"visit": visits, "ticket": tickets, CAR: cars, LINE: lines, PHOTO: photos, MARK: marks}
    return [(kind, each) for kind, those in {**found, _CONFLICT: told}.items() for each in sorted(those)]


def _tells_of(conflict: Fields, whole: set[str], notes: set[str]) -> bool:
    subject, field = str(conflict.get("subject_id", "")), conflict.get("field")
    if conflict.get("kind") == LINE:
        # By its ticket: the line itself may be gone.
        subject = ticket_of(subject)
    return subject in whole or (subject in notes and field in ("", "note"))


def _of(connection: Connection, company: str, kind: str, people: set[str]) -> Iterator[str]:
    for client in people:
        named = {"company": company, "kind": kind, "like": f'%"client_id":"{client}"%'}
        yield from (row[0] for row in _NAMING.rows(connection, named))


def _lines(connection: Connection, company: str, tickets: set[str]) -> set[str]:
    if not tickets:
        return set()
    begins = sorted({each[:_SHARED] for each in tickets})
    near = _LINES.rows(connection, [(each, f"{each}~") for each in begins], {"company": company})
    return {row[0] for row in near if ticket_of(row[0]) in tickets}


def _belonging(connection: Connection, company: str, kind: str, name: str, to: set[str]) -> set[str]:
    rows = _OF_KIND.rows(connection, {"company": company, "kind": kind})
    return {row[0] for row in rows if read_fields(row[1]).get(name) in to}


def _gone(connection: Connection, company: str, conflicts: Iterable[Fields]) -> set[str]:
    """Photos and marks in the inbox that went with somebody: nothing says any more whose they were."""
    pictures = [
        (str(each["kind"]), str(each["subject_id"]))
        for each in conflicts
        if each.get("kind") in (PHOTO, MARK) and "subject_id" in each
    ]
    return {row.identity for row in read_rows(connection, company, pictures).values() if was_erased(row)}


def empty(connection: Connection, company: str, keys: Sequence[Key], *, now: int, new_id: NewId) -> None:
    """Empty these notes and cars for good, take the rest away; every register hears of what changed."""
    order = held_order(connection, company, now=now, new_id=new_id)
    found = read_rows(connection, company, keys)
    files = files_of(found)
    rows = [row for row in found.values() if not row.is_deleted and not _is_bare(row)]
    for row in rows:
        if row.kind in _GO_WHOLE or row.kind == CAR or row.fields.get("note") != "":
            row.seq, row.previous = order.next_place(), row.before
            row.device, row.epoch = "", 0
        row.has_changed = True
        _bare(row)
    snapshots.clear(connection, company)
    together = Together(connection)
    with overwriting(connection):
        write_rows(together, company, rows)
        keep_head(together, company, order)
        together.run()
    note_let_go(connection, company, files, rows, now=now)


def _bare(row: Row) -> None:
    stamp = Stamp(row.seq, FOR_GOOD, "", 0)
    if row.kind in _GO_WHOLE:
        row.fields, row.stamps, row.is_deleted = {}, {REST: stamp}, True
    elif row.kind == CAR:
        empty_car(row)
    else:
        row.fields["note"], row.stamps["note"] = "", stamp


def _is_bare(row: Row) -> bool:
    """Whether that was done with a note already."""
    stamp = row.stamps.get("note")
    return row.fields.get("note") == "" and stamp is not None and stamp.hlc == FOR_GOOD
