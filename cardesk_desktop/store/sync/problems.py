"""What a person has to look at: ops that were refused, rows that cannot be placed, papers that contradict."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime

from msgspec import structs
from sqlalchemy import bindparam, insert, select, update
from sqlalchemy import text as sql

from cardesk_desktop.store.column_types import Instant
from cardesk_desktop.store.engine import Database
from cardesk_desktop.store.statement import Statement
from cardesk_desktop.store.sync.pages import AS_IT_STANDS
from cardesk_desktop.store.sync.reading import hex_list
from cardesk_desktop.store.sync_views import Conflict, Problem, Side
from cardesk_desktop.store.tables.sync import IS_TOLD, IS_UNSETTLED, SYNC_CONFLICT, SYNC_PROBLEM
from cardesk_wire.coding import Malformed, decode, encode, written
from cardesk_wire.messages import Op

_SAME = Statement(
    sql(
        "SELECT number, body FROM sync_problem WHERE side = :side AND kind = :kind AND id = :id "
        "AND code = :code AND (length(id) > 0 OR body = :body)"
    )
)
"""A whole block that is no table has no identity: it is the same as another only where it says the same."""
_ADD = Statement(
    sql(
        "INSERT INTO sync_problem (at, side, kind, id, code, body, base) "
        f"SELECT :at, :side, :kind, :id, :code, :body, coalesce(:base, {AS_IT_STANDS}) FROM sync_state"
    ).bindparams(bindparam("at", type_=Instant()))
)
_REPLACE = Statement(update(SYNC_PROBLEM).where(SYNC_PROBLEM.c.number == bindparam("key")), ("at", "body"))
_KEEP = Statement(sql("UPDATE sync_problem SET body = :body WHERE number = :number"))
_ARRIVED_OF = Statement(
    sql("SELECT number, body, base FROM sync_problem WHERE side = 'arrived' AND kind = :kind AND id = :id")
)
_HAS_ARRIVED = Statement(sql("SELECT 1 FROM sync_problem WHERE side = 'arrived' AND kind = :kind LIMIT 1"))
_PROBLEMS = Statement(select(*SYNC_PROBLEM.c).order_by(SYNC_PROBLEM.c.number))
_ONE = Statement(select(*SYNC_PROBLEM.c).where(SYNC_PROBLEM.c.number == bindparam("number")))
_PUT_BACK = Statement(insert(SYNC_PROBLEM))
_FREE = Statement(sql("SELECT coalesce(max(number), 0) + 1 FROM sync_problem"))
_DROP = Statement(sql("DELETE FROM sync_problem WHERE number = :number"))
_DROP_ARRIVED = Statement(
    sql(
        "DELETE FROM sync_problem WHERE side = 'arrived' AND kind = :kind "
        "AND id IN (SELECT unhex(value) FROM json_each(:ids))"
    )
)
_CONFLICTS = Statement(
    select(*SYNC_CONFLICT.c)
    .where(IS_UNSETTLED, IS_TOLD)
    .order_by(SYNC_CONFLICT.c.lost_at, SYNC_CONFLICT.c.id)
)
_FORGET_PROBLEMS = Statement(
    sql("DELETE FROM sync_problem WHERE kind = :kind AND id = :id AND side <> 'found'")
)
_FORGET_CONFLICTS = Statement(sql("DELETE FROM sync_conflict WHERE kind = :kind AND subject_id = :subject"))
_COUNT = Statement(
    sql(
        "SELECT (SELECT count(*) FROM sync_problem), "
        f"(SELECT count(*) FROM sync_conflict WHERE settled_at IS NULL AND {IS_TOLD})"
    )
)


def joined(before: bytes, later: bytes) -> bytes:
    """Two ops of one row as one: what the later says, and what only the earlier said."""
    try:
        first, second = decode(before, Op), decode(later, Op)
    except Malformed:
        return later
    if first.fields is None or second.fields is None:
        return later
    return encode(structs.replace(second, fields={**first.fields, **second.fields}))


class Problems:
    """Reads and writes `sync_problem` and the conflict inbox."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(
        self,
        side: Side,
        kind: str,
        identity: bytes,
        code: str,
        body: bytes,
        now: datetime,
        base: int | None = None,
    ) -> None:
        """Keep a problem; the same one, met again, is kept once with what was met last.

        Of a row that was refused again, what was refused before stands beside it: neither went in. `base`
        is the cursor up to which the row as it stands here is known, where that is an earlier one.
        """
        row = {"at": now, "side": side.value, "kind": kind, "id": identity, "code": code, "body": body}
        same = self._database.first(_SAME, row)
        if same is None:
            self._database.run(_ADD, {**row, "base": base})
        else:
            number, before = same
            both = joined(before, body) if side is Side.SENT else body
            self._database.run(_REPLACE, {"key": number, "at": now, "body": both})

    def forget(self, kind: str, identity: bytes) -> None:
        """Let go of what is kept of a row whose person was erased; the other registers do the same."""
        self._database.run(_FORGET_PROBLEMS, {"kind": kind, "id": identity})
        self._database.run(_FORGET_CONFLICTS, {"kind": kind, "subject": written(identity)})

    def all(self) -> tuple[Problem, ...]:
        """Every problem, oldest first."""
        return tuple(Problem(*row) for row in self._database.rows(_PROBLEMS, {}))

    def drop(self, number: int) -> None:
        """A person has dealt with it."""
        self._database.run(_DROP, {"number": number})

    def take(self, number: int) -> Problem | None:
        """Take a problem out, as it is; None when it is there no more."""
        row = self._database.first(_ONE, {"number": number})
        self.drop(number)
        return Problem(*row) if row is not None else None

    def put_back(self, problem: Problem) -> int:
        """Put a problem back that was taken out; its number, another one where that was given away.

        Where the same one was met again meanwhile, that stays.
        """
        row: dict[str, object] = asdict(problem)
        row["id"] = row.pop("identity")
        same = self._database.first(_SAME, row)
        if same is not None:
            number, since = same
            if problem.side == Side.SENT:
                self._database.run(_KEEP, {"number": number, "body": joined(problem.body, since)})
            return int(number)
        number = problem.number
        if self._database.first(_ONE, {"number": number}) is not None:
            number = int(self._database.value(_FREE, {}))
        self._database.run(_PUT_BACK, {**row, "number": number})
        return number

    def arrived(self, kind: str, identity: bytes) -> Sequence[tuple[int, bytes, int]]:
        """The numbers, bodies and bases of what arrived of a row and could not be put in place."""
        of_row = {"kind": kind, "id": identity}
        return [(row[0], bytes(row[1]), row[2]) for row in self._database.rows(_ARRIVED_OF, of_row)]

    def keep(self, number: int, body: bytes) -> None:
        """Keep only this of a problem."""
        self._database.run(_KEEP, {"number": number, "body": body})

    def is_placed(self, kind: str, identities: Sequence[bytes]) -> None:
        """What could not be put in place has been, or is gone for ever."""
        if identities and self._database.first(_HAS_ARRIVED, {"kind": kind}) is not None:
            self._database.run(_DROP_ARRIVED, {"kind": kind, "ids": hex_list(identities)})

    def conflicts(self) -> tuple[Conflict, ...]:
        """The conflicts that nobody has looked at, oldest first."""
        return tuple(Conflict(*row) for row in self._database.rows(_CONFLICTS, {}))

    def counts(self) -> tuple[int, int]:
        """Problems, and conflicts that nobody has looked at."""
        problems, conflicts = self._database.rows(_COUNT, {})[0]
        return problems, conflicts
