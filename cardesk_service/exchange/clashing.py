"""Values that lost become rows of the conflict inbox, where a person reads and settles them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import TypeAlias

from cardesk_service.clock import NewId
from cardesk_service.exchange.merging import CONFLICT, Clash
from cardesk_service.exchange.place import Order
from cardesk_service.exchange.row import REST, Fields, Row, Stamp, is_same
from cardesk_wire import coding
from cardesk_wire.messages import Value

Told: TypeAlias = tuple[Clash, str, Value, Value]
"""What clashed, the field (empty for the whole row), the value that stays and the one that lost."""


def conflicts(clashes: Iterable[Clash], order: Order, *, now: int, new_id: NewId) -> list[Row]:
    """A row for every field that two said differently; one for the whole row where it was deleted.

    All that a database said otherwise of a row when it joined is one question, not one for each field.
    """
    rows: list[Row] = []
    for (_, _, is_of_joining), clashes_of_one in groupby(clashes, _subject):
        group = list(clashes_of_one)
        told = _together(group) if is_of_joining else _apart(group)
        rows += [_row(clash, name, kept, lost, order, now, new_id) for clash, name, kept, lost in told]
    return rows


def _subject(clash: Clash) -> tuple[str, str, bool]:
    is_of_joining = clash.lost_by.hlc == 0 and isinstance(clash.kept, dict)
    return clash.row.kind, clash.row.identity, is_of_joining


def _apart(clashes: Iterable[Clash]) -> Iterator[Told]:
    for clash in clashes:
        if not (isinstance(clash.kept, dict) and isinstance(clash.lost, dict)):
            yield clash, "", clash.kept, clash.lost
            continue
        for name in _differing(clash.kept, clash.lost):
            yield clash, name, clash.kept[name], clash.lost[name]


def _together(clashes: Iterable[Clash]) -> Iterator[Told]:
    kept: Fields = {}
    lost: Fields = {}
    for clash in clashes:
        if isinstance(clash.kept, dict) and isinstance(clash.lost, dict):
            for name in _differing(clash.kept, clash.lost):
                if not _means_as_much(clash.kept[name], clash.lost[name]):
                    kept[name], lost[name] = clash.kept[name], clash.lost[name]
    if len(lost) == 1:
        (name,) = lost
        yield clash, name, kept[name], lost[name]
    elif lost:
        yield clash, "", dict(kept), dict(lost)


def _differing(kept: Mapping[str, Value], lost: Mapping[str, Value]) -> list[str]:
    return [name for name in lost if name in kept and not is_same(kept[name], lost[name])]


def _means_as_much(kept: Value, lost: Value) -> bool:
    """Whether nothing is lost with a value: it says nothing, or the same in other letters."""
    if isinstance(kept, str) and isinstance(lost, str):
        return not lost.strip() or kept.split() == lost.split()
    return lost is None or lost == []


def _row(clash: Clash, name: str, kept: Value, lost: Value, order: Order, now: int, new_id: NewId) -> Row:
    fields: Fields = {
        "kind": clash.row.kind,
        "subject_id": clash.row.identity,
        "field": name,
        "kept": kept,
        "lost": lost,
        "kept_by": clash.kept_by.device,
        "lost_by": clash.lost_by.device,
        "kept_at": _when(clash.kept_by, now),
        "lost_at": _when(clash.lost_by, now),
        "settled_at": None,
    }
    place = order.next_place()
    made = Row(CONFLICT, coding.written(new_id().bytes), place, fields, {REST: Stamp(place, now, "", 0)})
    made.has_changed = True
    return made


def _when(stamp: Stamp, now: int) -> int | None:
    """When a value was written; of an offer only that it was before now, of who joins not even that."""
    return stamp.hlc or (now if stamp.place else None)
