"""The conflict inbox for people: what belongs together, by name, and whether it can still be chosen."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from sqlalchemy import bindparam, func, select

from cardesk_desktop.domain.catalogue import Names
from cardesk_desktop.domain.ids import first_id
from cardesk_desktop.store.engine import Database
from cardesk_desktop.store.statement import Statement, one_of
from cardesk_desktop.store.sync.inbox.mending import Mender
from cardesk_desktop.store.sync.inbox.naming import Naming, called
from cardesk_desktop.store.sync.inbox.presence import Presence
from cardesk_desktop.store.sync.places import PLACES
from cardesk_desktop.store.sync_views import Conflict, Difference, FieldPair, Since
from cardesk_desktop.store.tables.sync import IS_TOLD, IS_UNSETTLED, SYNC_CONFLICT
from cardesk_wire.coding import Malformed, read
from cardesk_wire.kinds import group_of
from cardesk_wire.messages import Value

_ORDER = (SYNC_CONFLICT.c.lost_at, SYNC_CONFLICT.c.id)
_OPEN = Statement(
    select(*SYNC_CONFLICT.c).where(IS_UNSETTLED, IS_TOLD).order_by(*_ORDER).limit(bindparam("limit"))
)
_IN_ONE = ("kind", "subject_id", "lost_by")
_MATES = Statement(
    select(*SYNC_CONFLICT.c)
    .where(
        IS_UNSETTLED,
        IS_TOLD,
        SYNC_CONFLICT.c.lost_at.is_not_distinct_from(bindparam("lost_at")),
        *(SYNC_CONFLICT.c[name] == bindparam(name) for name in _IN_ONE),
    )
    .order_by(*_ORDER)
)
"""What was said of one row at one moment, as far as nobody has looked at it."""
_COUNT = Statement(select(func.count()).select_from(SYNC_CONFLICT).where(IS_UNSETTLED, IS_TOLD))
_SOME = Statement(select(*SYNC_CONFLICT.c).where(one_of(SYNC_CONFLICT.c.id), IS_TOLD).order_by(*_ORDER))
_RECENT = Statement(
    select(*SYNC_CONFLICT.c)
    .where(SYNC_CONFLICT.c.id > bindparam("since"), SYNC_CONFLICT.c.settled_at.is_not(None), IS_TOLD)
    .order_by(SYNC_CONFLICT.c.id.desc())
    .limit(bindparam("limit"))
)


class Differing:
    """Reads conflicts."""

    def __init__(self, database: Database, naming: Naming, mender: Mender, presence: Presence) -> None:
        self._database = database
        self._presence = presence
        self._naming = naming
        self._mender = mender

    def open(self, limit: int) -> tuple[Difference, ...]:
        """Those of the `limit` oldest conflicts that nobody has looked at, the last of them whole."""
        return self._gathered(_OPEN, {"limit": limit})

    def count(self) -> int:
        """Values that nobody has looked at."""
        return int(self._database.value(_COUNT, {}))

    def some(self, ids: Iterable[UUID]) -> tuple[Difference, ...]:
        """These, looked at or not, each with what changes together with it."""
        return self._gathered(_SOME, {"ids": list(ids)})

    def decided(self, since: datetime, limit: int) -> tuple[Difference, ...]:
        """Those that arose since then and were looked at, newest first."""
        return self._gathered(_RECENT, {"since": first_id(since), "limit": limit})

    def _gathered(self, statement: Statement, parameters: Mapping[str, object]) -> tuple[Difference, ...]:
        conflicts = [Conflict(*row) for row in self._database.rows(statement, parameters)]
        known = [each for each in conflicts if each.kind in PLACES]
        groups: dict[tuple[object, ...], dict[UUID, Conflict]] = {}
        for each in known:
            groups.setdefault(_together(each), {})[each.id] = each
        for each in self._mates(known):
            if _together(each) in groups:
                groups[_together(each)][each.id] = each
        return tuple(self._difference(list(group.values())) for group in groups.values())

    def _mates(self, conflicts: Sequence[Conflict]) -> Iterator[Conflict]:
        """Whatever else was said of the same rows at the same moments, which a limit may have cut off."""
        for moment in dict.fromkeys(_moment(each) for each in conflicts if each.settled_at is None):
            for row in self._database.rows(_MATES, dict(zip((*_IN_ONE, "lost_at"), moment, strict=True))):
                yield Conflict(*row)

    def _difference(self, group: Sequence[Conflict]) -> Difference:
        first = group[0]
        identity = _identity(first.subject_id)
        found = Difference(
            tuple(each.id for each in group),
            self._naming.thing(first.kind, identity),
            (),
            first.kept_by,
            first.lost_by,
            first.kept_at,
            first.lost_at,
            first.settled_at,
            kept_person=self._presence.person(first.kept_by, first.kept_at),
            lost_person=self._presence.person(first.lost_by, first.lost_at),
        )
        if not first.field and json.loads(first.kept) is None:
            return self._deleted(found, json.loads(first.lost) or {})
        row = self._mender.row(first.kind, identity)
        fields = self._pairs(group, row or {})
        can_take = row is not None and _may_be_taken(first.kind, fields, row)
        since = _since(fields) if row is not None else Since.DELETED
        return replace(found, fields=fields, can_take=can_take, currency=_currency(row or {}), since=since)

    def _deleted(self, found: Difference, lost: Mapping[str, Value]) -> Difference:
        """The row was deleted; `lost` is what somebody else changed of it, or all of it."""
        thing, mender = found.thing, self._mender
        back = mender.back(thing.kind, thing.identity)
        if back:
            thing = self._naming.thing(thing.kind, back)
        elif not thing.names.main:
            thing = replace(thing, names=Names(called(lost)))
        row = (mender.row(thing.kind, back) if back else None) or {}
        names = sorted(lost, key=lambda name: _place(thing.kind, name))
        return replace(
            found,
            thing=thing,
            is_deleted=True,
            fields=tuple(self._pair(thing.kind, name, None, lost[name], row.get(name)) for name in names),
            currency=_currency(lost),
            heir=b"" if back else mender.heir(thing.kind, thing.identity, lost),
            since=Since.BACK if back else Since.DELETED,
        )

    def _pairs(self, group: Sequence[Conflict], row: Mapping[str, Value]) -> tuple[FieldPair, ...]:
        """What differs, in the order of the fields; all that a database that joined said of a row is one."""
        kind = group[0].kind
        said = [(each.field, json.loads(each.kept), json.loads(each.lost)) for each in group]
        if not group[0].field:
            ((_, kept, lost),) = said
            said = [(name, kept.get(name), value) for name, value in lost.items()]
        said.sort(key=lambda each: _place(kind, each[0]))
        # A field of a later release stands in no row here: what was kept of it is all that is known.
        return tuple(self._pair(kind, name, kept, lost, row.get(name, kept)) for name, kept, lost in said)

    def _pair(self, kind: str, name: str, kept: Value, lost: Value, present: Value) -> FieldPair:
        names: dict[str, Names] = {}
        table = next((table for column, table in PLACES[kind].parents if column.name == name), "")
        for value in (kept, lost, present):
            if table and isinstance(value, str):
                names[value] = self._naming.thing(table, _identity(value)).names
        return FieldPair(name, kept, lost, present, names)


def _moment(conflict: Conflict) -> tuple[object, ...]:
    return conflict.kind, conflict.subject_id, conflict.lost_by, conflict.lost_at


def _together(conflict: Conflict) -> tuple[object, ...]:
    """What arose from one change, and changes together."""
    group = group_of(PLACES[conflict.kind].kind, conflict.field) if conflict.field else (conflict.id,)
    return conflict.kind, conflict.subject_id, conflict.lost_by, conflict.lost_at, group, conflict.settled_at


def _since(pairs: Sequence[FieldPair]) -> Since:
    if all(pair.present == pair.kept for pair in pairs):
        return Since.NOTHING
    return Since.TAKEN if all(pair.present == pair.lost for pair in pairs) else Since.CHANGED


def _place(kind: str, field: str) -> int:
    """Where a field stands among those of its kind; one of a later release comes last."""
    fields = PLACES[kind].kind.fields
    return fields.index(field) if field in fields else len(fields)


def _identity(written: str) -> bytes:
    try:
        return read(written)
    except (Malformed, ValueError):
        return b""


def _currency(fields: Mapping[str, Value]) -> str:
    currency = fields.get("currency")
    return currency if isinstance(currency, str) else ""


def _may_be_taken(kind: str, pairs: Sequence[FieldPair], row: Mapping[str, Value]) -> bool:
    """Whether the other values can be put in place: states do not go back, and nobody erased comes back."""
    if row.get("erased_at") is not None or any(pair.name == "erased_at" for pair in pairs):
        return False
    for name, steps in PLACES[kind].kind.forward.items():
        group = group_of(PLACES[kind].kind, name)
        if any(pair.name in group for pair in pairs):
            lost = next((pair.lost for pair in pairs if pair.name == name), row[name])
            order = {state: number for number, states in enumerate(steps) for state in states}
            return order.get(str(lost), -1) >= order.get(str(row[name]), 0)
    return True
