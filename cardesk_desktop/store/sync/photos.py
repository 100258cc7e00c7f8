"""Photos on their way: which the service lacks, which this register lacks, how far each of them has come.

Triggers write down what is to go and what is missing, in the transaction that brings it (`photo_triggers`).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import text as sql

from cardesk_desktop.domain.clock import micros
from cardesk_desktop.store.engine import Database
from cardesk_desktop.store.statement import Statement
from cardesk_wire.codes import RefusalCode

FIRST_DELAY = timedelta(seconds=2)
"""A row is here a moment before its photo is at the service."""
LONGEST_DELAY = timedelta(hours=6)

# No try waits longer than the longest delay: a later time is of a clock that was wrong.
_DUE = (
    "SELECT sha256, direction, length(piece) FROM sync_blob "
    "WHERE is_done = 0 AND not_before NOT BETWEEN :now + 1 AND :latest"
)
_NEXT = Statement(sql(f"{_DUE} ORDER BY direction DESC, number DESC LIMIT 1"))
_SOONEST = Statement(
    sql("SELECT min(iif(not_before > :latest, 0, not_before)) FROM sync_blob WHERE is_done = 0")
)
_PIECE = Statement(
    sql("SELECT substr(data, :offset + 1, :size), length(data) FROM blob WHERE sha256 = :sha256")
)
_ARRIVED = Statement(sql("SELECT piece FROM sync_blob WHERE sha256 = :sha256 AND is_done = 0"))
_APPEND = Statement(
    sql(
        "UPDATE sync_blob SET piece = CAST(piece || :piece AS BLOB) "
        "WHERE sha256 = :sha256 AND direction = 'down' AND is_done = 0 AND length(piece) = :offset"
    )
)
_SETTLE = Statement(
    sql(
        "UPDATE sync_blob SET direction = 'up', is_done = 1, piece = x'', tries = 0, not_before = 0, "
        "fault = '' WHERE sha256 = :sha256"
    )
)
_PUT = Statement(
    sql(
        "INSERT INTO blob (sha256, media_type, data) VALUES (:sha256, :media_type, :data) "
        "ON CONFLICT DO NOTHING"
    )
)
_TRIES = Statement(sql("SELECT tries FROM sync_blob WHERE sha256 = :sha256 AND is_done = 0"))
_DELAY = Statement(
    sql(
        "UPDATE sync_blob SET tries = tries + 1, not_before = :not_before, fault = :fault, "
        "piece = CASE WHEN :is_anew THEN x'' ELSE piece END WHERE sha256 = :sha256 AND is_done = 0"
    )
)
_FIRST = Statement(
    sql(
        "UPDATE sync_blob SET number = (SELECT max(number) + 1 FROM sync_blob) "
        "WHERE sha256 = :sha256 AND direction = 'down' AND is_done = 0"
    )
)
_WANT = Statement(
    sql(
        "INSERT INTO sync_blob (sha256, direction, is_done, piece, tries, not_before, fault) "
        "SELECT value, 'down', 0, x'', 0, 0, '' FROM json_each(:names) "
        "WHERE NOT EXISTS (SELECT 1 FROM blob WHERE sha256 = value) ON CONFLICT DO NOTHING"
    )
)
_AGAIN = Statement(sql("UPDATE sync_blob SET is_done = 0, not_before = 0 WHERE direction = 'up'"))
_COUNT = Statement(
    sql(
        "SELECT direction, count(*), sum(tries > 0), sum(fault = :full) "
        "FROM sync_blob WHERE is_done = 0 GROUP BY direction"
    )
)


class Direction(StrEnum):
    """Where a photo goes."""

    UP = "up"
    DOWN = "down"


@dataclass(frozen=True, slots=True)
class DuePhoto:
    """A photo to be sent, or of which `offset` bytes have arrived."""

    sha256: str
    direction: Direction
    offset: int


@dataclass(frozen=True, slots=True)
class PhotoCounts:
    """`to_send` and `to_come`, and how many of both were tried in vain and are tried again later.

    `without_room` are those to send for which the service has no room left.
    """

    to_send: int = 0
    to_come: int = 0
    delayed: int = 0
    without_room: int = 0


class PhotoQueue:
    """Reads and writes `sync_blob`. Nothing here holds the database for longer than a piece takes."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def next(self, now: datetime) -> DuePhoto | None:
        """What to do next: what only this register has goes first, then what was wanted last."""
        row = self._database.first(_NEXT, {"now": micros(now), "latest": _latest(now)})
        return DuePhoto(row[0], Direction(row[1]), int(row[2])) if row is not None else None

    def due_in(self, now: datetime) -> float | None:
        """Seconds until the next one may be tried; None when none is under way."""
        soonest = self._database.value(_SOONEST, {"latest": _latest(now)})
        return max(0.0, (int(soonest) - micros(now)) / 1_000_000) if soonest is not None else None

    def piece(self, sha256: str, offset: int, size: int) -> tuple[bytes, int]:
        """At most `size` bytes of a photo that is here, and how long all of it is; 0 when it is not."""
        row = self._database.first(_PIECE, {"sha256": sha256, "offset": offset, "size": size})
        return (bytes(row[0]), int(row[1])) if row is not None else (b"", 0)

    def settle(self, sha256: str) -> None:
        """The photo is here and at the service."""
        self._database.run(_SETTLE, {"sha256": sha256})

    def keep(self, sha256: str, offset: int, piece: bytes) -> None:
        """Put a piece behind what has arrived; one that came twice changes nothing."""
        self._database.run(_APPEND, {"sha256": sha256, "offset": offset, "piece": piece})

    def finish(self, sha256: str) -> bool:
        """All has arrived: put the photo in place. False, with nothing put, when it is not the one."""
        row = self._database.first(_ARRIVED, {"sha256": sha256})
        data = bytes(row[0]) if row is not None else b""
        if hashlib.sha256(data).hexdigest() != sha256:
            return False
        self._database.run(_PUT, {"sha256": sha256, "media_type": _media_type(data), "data": data})
        self.settle(sha256)
        return True

    def delay(self, sha256: str, fault: str, now: datetime, *, is_anew: bool) -> None:
        """It did not go: try again later, from its first byte when `is_anew`, ever later while it fails."""
        row = self._database.first(_TRIES, {"sha256": sha256})
        if row is None:
            return
        wait = min(LONGEST_DELAY, FIRST_DELAY * 2 ** min(int(row[0]), 16))
        self._database.run(
            _DELAY,
            {"sha256": sha256, "fault": fault, "not_before": micros(now + wait), "is_anew": int(is_anew)},
        )

    def want_first(self, sha256: str) -> None:
        """Somebody looks at where this photo is to be."""
        self._database.run(_FIRST, {"sha256": sha256})

    def want(self, names: Sequence[str]) -> None:
        """A paper that arrived shows these pictures; those that are here need nothing."""
        self._database.run(_WANT, {"names": json.dumps(names)})

    def send_again(self) -> None:
        """Another company was joined, or the service was put back: ask for each photo whether it is there."""
        self._database.run(_AGAIN, {})

    def counts(self) -> PhotoCounts:
        """What is under way."""
        rows = self._database.rows(_COUNT, {"full": RefusalCode.QUOTA_FULL.value})
        found = {row[0]: (int(row[1]), int(row[2]), int(row[3])) for row in rows}
        to_send, late, without_room = found.get("up", (0, 0, 0))
        to_come, later, _ = found.get("down", (0, 0, 0))
        return PhotoCounts(to_send, to_come, late + later, without_room)


def _latest(now: datetime) -> int:
    return micros(now + LONGEST_DELAY)


def _media_type(data: bytes) -> str:
    """What kind of picture it is, by its first bytes."""
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return "image/webp"
    return "image/png" if data.startswith(b"\x89PNG") else "image/jpeg"
