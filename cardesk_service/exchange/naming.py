"""Whom the ops of a push tell of, so that what is said too late of somebody who was erased goes as well.

A note belongs to a visit, a mark to a photo, and only over some steps to a client. What is above an op is
read along with its row; further steps take a question more, and only notes, photos and cars go them (decision
307).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from sqlalchemy import Connection

from cardesk_service.exchange.erased import FOR_GOOD, was_erased
from cardesk_service.exchange.row import REST, Fields, Row, Stamp, is_same
from cardesk_service.exchange.rows import Key, read_rows
from cardesk_wire import coding
from cardesk_wire.erased import CAR, CLIENT
from cardesk_wire.messages import Op

LINE, PHOTO, MARK = "ticket_line", "visit_photo", "damage_mark"
_ABOVE: Mapping[str, tuple[tuple[str, str], ...]] = {
    CAR: ((CLIENT, "client_id"),),
    "visit": ((CLIENT, "client_id"), (CAR, "vehicle_id")),
    "ticket": ((CLIENT, "client_id"),),
    PHOTO: (("visit", "visit_id"),),
    MARK: ((PHOTO, "photo_id"),),
}
"""By kind, what a row belongs to, and the field that names it."""
_NOTED = frozenset({"visit", "ticket", LINE, MARK})
_IDENTITY = re.compile(r"[\w-]{22}", re.ASCII)
_KEY = 16
_STEPS = 3
"""From a mark to its photo, to the visit, to the client."""


def ticket_of(line: str) -> str:
    """The identity of the ticket that a line belongs to."""
    return coding.written(coding.read(line)[:_KEY])


class Naming:
    """The ops of one push that may tell of a person, and what they belong to."""

    def __init__(self, ops: Sequence[Op]) -> None:
        self._told = [op for op in ops if _may_tell(op)]
        self._of_people = [op for op in ops if op.kind in (CLIENT, CAR) and op.fields]
        self._said: dict[Key, list[Fields]] = {}
        self._above: list[set[Key]] = []
        for op in ops if self._told else ():
            if op.fields:
                self._said.setdefault((op.kind, op.identity), []).append(op.fields)

    def keys(self) -> set[Key]:
        """What these ops name themselves."""
        return {up for op in self._told for up in self._ups((op.kind, op.identity), {})}

    def read_on(self, connection: Connection, company: str, rows: dict[Key, Row]) -> None:
        """Read what is above them up to the clients, before the push changes it."""
        for _ in range(_STEPS):
            self._above = [self._all_above((op.kind, op.identity), rows) for op in self._told]
            missing = sorted({key for above in self._above for key in above if key not in rows})
            if not missing:
                return
            rows.update(read_rows(connection, company, missing))

    def erased(self, rows: Mapping[Key, Row]) -> set[str]:
        """Who was erased and is told of in this push, once it has changed the rows.

        A photo of theirs, or a mark on one, that was deleted was so for good: nobody is shown what it was.
        """
        found = {
            op.identity for op in self._of_people if _says_more(op.fields or {}, rows[op.kind, op.identity])
        }
        for op, above in zip(self._told, self._above, strict=True):
            row = rows[op.kind, op.identity]
            is_itself = op.fields is not None and op.kind != CAR
            beside = above if is_itself else above - {(op.kind, op.identity)}
            people = {key[1] for key in beside if key in rows and was_erased(rows[key])}
            if people and op.fields is None and row.is_deleted:
                grave = row.stamps.get(REST) or Stamp(row.seq, 0, row.device, row.epoch)
                row.stamps, row.has_changed = {REST: grave._replace(hlc=FOR_GOOD)}, True
            if (
                op.kind in (CAR, PHOTO)
                or op.fields is None
                or op.fields.get("note")
                or row.fields.get("note")
            ):
                found |= people
        return found

    def _all_above(self, key: Key, rows: Mapping[Key, Row]) -> set[Key]:
        found, new = {key}, [key]
        while new:
            more = [up for up in self._ups(new.pop(), rows) if up not in found]
            found.update(more)
            new += more
        return found

    def _ups(self, key: Key, rows: Mapping[Key, Row]) -> Iterator[Key]:
        kind, identity = key
        if kind == LINE:
            yield "ticket", ticket_of(identity)
            return
        there = [rows[key].fields] if key in rows else []
        for above, name in _ABOVE.get(kind, ()):
            for fields in (*there, *self._said.get(key, ())):
                named = fields.get(name)
                if isinstance(named, str) and _IDENTITY.fullmatch(named):
                    yield above, named


def _may_tell(op: Op) -> bool:
    if op.fields is None:
        return op.kind in (PHOTO, MARK)
    if op.kind == PHOTO:
        return True
    names_somebody = op.kind in _ABOVE and op.fields.get("client_id") is not None
    return names_somebody or (op.kind in _NOTED and bool(op.fields.get("note")))


def _says_more(fields: Fields, row: Row) -> bool:
    """Whether that was said of somebody who was erased, and is not what is left of them."""
    left = row.fields
    return was_erased(row) and not all(
        name in left and is_same(left[name], value) for name, value in fields.items()
    )
