"""Values that lost become rows of the conflict inbox, where a person reads and settles them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cardesk_service.clock import NewId
from cardesk_service.exchange.merging import CONFLICT, Clash, is_same
from cardesk_service.exchange.place import Order
from cardesk_service.exchange.row import REST, Fields, Row, Stamp
from cardesk_wire import coding
from cardesk_wire.messages import Value


def conflicts(clashes: Iterable[Clash], order: Order, *, now: int, new_id: NewId) -> list[Row]:
    """A row for every field that two said differently; one for the whole row where it was deleted."""
    return [
        _row(clash, name, kept, lost, order, now, new_id)
        for clash in clashes
        for name, kept, lost in _fields(clash)
    ]


def _fields(clash: Clash) -> Iterator[tuple[str, Value, Value]]:
    if not (isinstance(clash.kept, dict) and isinstance(clash.lost, dict)):
        yield "", clash.kept, clash.lost
        return
    for name in clash.group:
        if name in clash.kept and name in clash.lost and not is_same(clash.kept[name], clash.lost[name]):
            yield name, clash.kept[name], clash.lost[name]


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


def _when(stamp: Stamp, now: int) -> int:
    """When a value was written; of an offer only that it was before now."""
    return stamp.hlc or now
