"""Proof that both hold the same: how many rows of each kind there are, and one figure over them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqlalchemy import Connection

from cardesk_service.exchange.place import order_of
from cardesk_service.exchange.row import MOST_FIELDS, read_fields
from cardesk_service.store.statement import Statement
from cardesk_wire import coding
from cardesk_wire.coding import Malformed
from cardesk_wire.kinds import BY_NAME
from cardesk_wire.messages import ReconcileReply, ReconcileRequest, Tally, Value

MOST_BYTES = 256 * 1024
"""Of a comparison after decompression; a register that knows every kind sends a few thousand."""
MOST_KINDS = 200
_PAGE = 5_000

_ROWS = Statement(
    "SELECT identity, fields FROM sync_row WHERE company_id = :company AND kind = :kind AND is_deleted = 0"
    " AND identity > :after ORDER BY identity LIMIT :limit"
)


def reconcile(connection: Connection, company: str, request: ReconcileRequest) -> ReconcileReply:
    """What the service holds of the kinds that are asked for, in the fields that the register knows.

    Nothing is counted while there is more than the register knows of. Raises Malformed for more kinds or
    fields than anybody has, or one named twice.
    """
    _require_sense(request)
    order = order_of(connection, company)
    head = order.head if order else 0
    if request.cursor != head:
        return ReconcileReply(head, [])
    return ReconcileReply(
        head, [_tally(connection, company, tally.kind, request) for tally in request.tallies]
    )


def _require_sense(request: ReconcileRequest) -> None:
    kinds = [tally.kind for tally in request.tallies]
    if not _are_few(kinds, MOST_KINDS) or len(request.fields) > MOST_KINDS:
        raise Malformed("too many kinds")
    if not all(_are_few(names, MOST_FIELDS) for names in request.fields.values()):
        raise Malformed("too many fields")
    if any("\0" in kind for kind in kinds):
        raise Malformed("not a kind")


def _are_few(names: Sequence[str], most: int) -> bool:
    return len(names) <= most and len(set(names)) == len(names)


def _tally(connection: Connection, company: str, kind: str, request: ReconcileRequest) -> Tally:
    known = BY_NAME.get(kind)
    names = request.fields.get(kind) or (known.fields if known else ())
    count = 0

    def counted() -> Iterator[tuple[str, list[Value]]]:
        nonlocal count
        for identity, fields in _rows(connection, company, kind):
            count += 1
            yield identity, [fields.get(name) for name in names]

    digest = coding.digest(counted())
    return Tally(kind, count, digest)


def _rows(connection: Connection, company: str, kind: str) -> Iterator[tuple[str, dict[str, Value]]]:
    last = ""
    while True:
        values = {"company": company, "kind": kind, "after": last, "limit": _PAGE}
        rows: Sequence[tuple[str, str]] = [(row[0], row[1]) for row in _ROWS.rows(connection, values)]
        for identity, fields in rows:
            yield identity, read_fields(fields)
        if len(rows) < _PAGE:
            return
        last = rows[-1][0]
