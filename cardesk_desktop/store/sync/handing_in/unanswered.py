"""Fields that changed here once more before the change before was answered.

What others said of such a field is kept from the screen until the answer comes, so the second change was
based on no more than the first. Of the other fields of the row everything was seen (decision 310).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from sqlalchemy import text as sql

from cardesk_desktop.store.engine import Database
from cardesk_desktop.store.statement import Statement
from cardesk_desktop.store.sync.reading import hex_list
from cardesk_desktop.store.sync.rows.guarding import speaks_of
from cardesk_wire.coding import decode
from cardesk_wire.messages import Op

_OPS = Statement(
    sql(
        "SELECT id, fields, body FROM sync_op WHERE kind = :kind AND NOT is_gone "
        "AND id IN (SELECT unhex(value) FROM json_each(:ids))"
    )
)

Asked = Sequence[tuple[int, int]]
"""The bits of the fields of an op, and the cursor on which it was based."""


def unanswered(database: Database, kind: str, identities: Collection[bytes]) -> Mapping[bytes, Asked]:
    """The ops of these rows that wait for an answer."""
    if not speaks_of(database, kind):
        return {}
    found: dict[bytes, list[tuple[int, int]]] = {}
    for identity, fields, body in database.rows(_OPS, {"kind": kind, "ids": hex_list(list(identities))}):
        found.setdefault(identity, []).append((fields, decode(body, Op).base))
    return found


def held(fields: int, base: int, asked: Asked) -> tuple[int, int]:
    """Those of the changed fields that were based on less than `base`, and on what; 0 where none was."""
    earlier = [(of & fields, before) for of, before in asked if of & fields and before < base]
    bits = 0
    for each, _ in earlier:
        bits |= each
    return bits, min((before for _, before in earlier), default=base)
