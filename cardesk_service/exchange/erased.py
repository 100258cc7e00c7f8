"""A row of somebody who was erased is emptied, whatever was said of it, and stays so (decision 264)."""

from __future__ import annotations

from cardesk_service.exchange.row import REST, Fields, Row, Stamp, groups_in
from cardesk_wire.erased import CAR, CLIENT, erased_car, erased_client, is_erased

FOR_GOOD = 2**62
"""The clock of an erasure, later than any: what did not know of it has lost, whenever it was said."""


def was_erased(row: Row) -> bool:
    """Whether it is of somebody who was erased, also where somebody else deleted it besides."""
    if row.is_deleted:
        return REST in row.stamps and row.stamps[REST].hlc == FOR_GOOD
    return is_erased(row.kind, row.identity, row.fields)


def erased_client_of(row: Row, fields: Fields) -> Fields | None:
    """All that is there of a client who was erased, or is by these fields; None where neither is so."""
    if row.kind != CLIENT:
        return None
    at = row.fields.get("erased_at")
    at = fields.get("erased_at") if at is None else at
    return None if at is None else {**erased_client(row.identity), "erased_at": at}


def empty_car(row: Row) -> None:
    """Leave nothing of a car that leads to an owner who was erased: neither plate nor name, for good."""
    left = erased_car(row.identity)
    stamp = Stamp(row.seq, FOR_GOOD, "", 0)
    row.stamps.update({group[0]: stamp for group in groups_in(CAR, left)})
    row.fields = {**row.fields, **left, "client_id": None}
    row.stamps["client_id"] = stamp


def emptied_car(row: Row, fields: Fields) -> Fields | None:
    """The fields of a car from which these just took what led to its owner; None where they did not.

    Whoever knows that a car has no plate may give it another.
    """
    if not (is_erased(CAR, row.identity, fields) and is_erased(CAR, row.identity, row.fields)):
        return None
    left = erased_car(row.identity)
    plate, *others = groups_in(CAR, left)
    said = row.stamp(plate)
    if said is not None:
        row.stamps.update({group[0]: said._replace(hlc=FOR_GOOD) for group in (plate, *others)})
    return {**row.fields, **left}
