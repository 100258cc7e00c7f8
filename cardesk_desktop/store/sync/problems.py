"""What a person has to look at: ops that were refused, rows that cannot be placed, papers that contradict."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import bindparam, insert, select, update
from sqlalchemy import text as sql

from cardesk_desktop.store.column_types import Instant
from cardesk_desktop.store.engine import Database
from cardesk_desktop.store.statement import Statement, change
from cardesk_desktop.store.tables.sync import IS_UNSETTLED, SYNC_CONFLICT, SYNC_PROBLEM
from cardesk_wire.coding import written

_KEYS = ("side", "kind", "id", "code")
_SAME = Statement(
    select(SYNC_PROBLEM.c.number).where(*(SYNC_PROBLEM.c[name] == bindparam(name) for name in _KEYS))
)
_ADD = Statement(
    sql(
        "INSERT INTO sync_problem (at, side, kind, id, code, body) "
        "VALUES (:at, :side, :kind, :id, :code, :body)"
    ).bindparams(bindparam("at", type_=Instant()))
)
_REPLACE = Statement(update(SYNC_PROBLEM).where(SYNC_PROBLEM.c.number == bindparam("key")), ("at", "body"))
_PROBLEMS = Statement(select(*SYNC_PROBLEM.c).order_by(SYNC_PROBLEM.c.number))
_ONE = Statement(select(*SYNC_PROBLEM.c).where(SYNC_PROBLEM.c.number == bindparam("number")))
_PUT_BACK = Statement(insert(SYNC_PROBLEM).prefix_with("OR IGNORE"))
_DROP = Statement(sql("DELETE FROM sync_problem WHERE number = :number"))
_DROP_ROW = Statement(sql("DELETE FROM sync_problem WHERE kind = :kind AND id = :id AND side = :side"))
_CONFLICTS = Statement(
    select(*SYNC_CONFLICT.c).where(IS_UNSETTLED).order_by(SYNC_CONFLICT.c.lost_at, SYNC_CONFLICT.c.id)
)
_SETTLE = change(SYNC_CONFLICT, ("settled_at",))
_FORGET_PROBLEMS = Statement(
    sql("DELETE FROM sync_problem WHERE kind = :kind AND id = :id AND side <> 'found'")
)
_FORGET_CONFLICTS = Statement(sql("DELETE FROM sync_conflict WHERE kind = :kind AND subject_id = :subject"))
_COUNT = Statement(
    sql(
        "SELECT (SELECT count(*) FROM sync_problem), "
        "(SELECT count(*) FROM sync_conflict WHERE settled_at IS NULL)"
    )
)


class Side(StrEnum):
    """Where a problem was met: an op was not taken in, a row not placed, or both are there and contradict."""

    SENT = "sent"
    ARRIVED = "arrived"
    FOUND = "found"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to look at. `body` is the op or the row as JSON; empty for what is in place."""

    number: int
    at: datetime
    side: str
    kind: str
    identity: bytes
    code: str
    body: bytes


@dataclass(frozen=True, slots=True)
class Conflict:
    """A change that lost against another's; `kept` and `lost` are the two values as JSON."""

    id: UUID
    kind: str
    subject_id: str
    field: str
    kept: str
    lost: str
    kept_by: str
    lost_by: str
    kept_at: datetime | None
    lost_at: datetime | None
    settled_at: datetime | None


class Problems:
    """Reads and writes `sync_problem` and the conflict inbox."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, side: Side, kind: str, identity: bytes, code: str, body: bytes, now: datetime) -> None:
        """Keep a problem; the same one, met again, is kept once with what was met last."""
        row = {"at": now, "side": side.value, "kind": kind, "id": identity, "code": code, "body": body}
        same = self._database.first(_SAME, row)
        if same is None:
            self._database.run(_ADD, row)
        else:
            self._database.run(_REPLACE, {"key": same[0], "at": now, "body": body})

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

    def put_back(self, problem: Problem) -> None:
        """Put a problem back that was taken out."""
        row = asdict(problem)
        self._database.run(_PUT_BACK, {**row, "id": row.pop("identity")})

    def is_placed(self, kind: str, identities: Sequence[bytes]) -> None:
        """What could not be put in place has been."""
        self._database.put_rows(_DROP_ROW, [[kind, identity, Side.ARRIVED.value] for identity in identities])

    def conflicts(self) -> tuple[Conflict, ...]:
        """The conflicts that nobody has looked at, oldest first."""
        return tuple(Conflict(*row) for row in self._database.rows(_CONFLICTS, {}))

    def settle_conflict(self, conflict_id: UUID, now: datetime) -> None:
        """Somebody has looked at a conflict; the other registers hear of it."""
        self._database.run(_SETTLE, {"key": conflict_id, "settled_at": now})

    def counts(self) -> tuple[int, int]:
        """Problems, and conflicts that nobody has looked at."""
        problems, conflicts = self._database.rows(_COUNT, {})[0]
        return problems, conflicts
