"""What is said in an exchange, as it stands in JSON. What is not understood is kept, never refused."""

from __future__ import annotations

from enum import StrEnum
from typing import Any, TypeAlias

import msgspec

PROTOCOL = 1
"""Raised only when an old register could harm what it does not understand."""

Value: TypeAlias = str | int | bool | list[Any] | dict[str, Any] | None
"""One field. There are no fractions: money is in minor units, quantities in thousandths."""


class Op(msgspec.Struct, frozen=True, array_like=True):
    """A change of one row, or a sealed document, at its place in the register's own order.

    `identity` is base64url without padding. `hlc` is the hybrid logical clock of the change: microseconds
    since 1970 in UTC. `base` is the cursor on which it was made. `fields` is None for a deletion.
    """

    oseq: int
    kind: str
    identity: str
    hlc: int
    base: int
    fields: dict[str, Value] | None


class Status(StrEnum):
    """What became of an op."""

    OK = "ok"
    DUP = "dup"
    MERGED = "merged"
    QUARANTINED = "quarantined"
    REJECTED = "rejected"


class Verdict(msgspec.Struct, frozen=True, array_like=True):
    """What became of one op. Those that went in as they were, now or before, are not listed."""

    oseq: int
    status: Status
    code: str = ""


class Block(msgspec.Struct, frozen=True, array_like=True):
    """Rows of one kind, column by column: `columns[f][r]` is field `fields[f]` of row `identities[r]`.

    `graves` are rows of the kind that are deleted for ever. A cell is a Value; whoever takes it in checks
    which, column by column, in half the time that it takes to check each for any.
    """

    kind: str
    fields: list[str]
    identities: list[str]
    columns: list[list[Any]]
    graves: list[str] = []


class ExchangeRequest(msgspec.Struct, frozen=True):
    """Push what is pending, pull what is new. `ops` follow one another without a gap.

    `chain` is the hash of the register's order before the first of them (see `coding.chained`), `now` the
    register's clock, `limit` the number of rows it wants at most.
    """

    protocol: int
    schema: int
    epoch: int
    generation: str
    cursor: int
    now: int
    chain: str
    ops: list[msgspec.Raw] = []
    limit: int = 5_000

    def confirmed(self) -> ExchangeReply:
        """The reply that an answer without content (204) stands for: all is as the register knows it."""
        return ExchangeReply(self.generation, 0, 0, self.cursor, self.cursor, self.now)


class ExchangeReply(msgspec.Struct, frozen=True):
    """`acked` is the highest `oseq` that was sent and is kept for ever.

    `cursor` is the place that the blocks lead to, `head` the company's newest place: there is more while it
    is past `cursor`. `restored_to` is the last place of an earlier generation that this one remembers.
    `notices` are codes of things to tell.
    """

    generation: str
    restored_to: int
    acked: int
    cursor: int
    head: int
    now: int
    verdicts: list[Verdict] = []
    blocks: list[Block] = []
    notices: list[str] = []


class Snapshot(msgspec.Struct, frozen=True):
    """A part of everything that the company has, up to `place`: where the exchanges go on from.

    `after` says which part it is and `following` which comes next, empty in the last; both are words of
    the service's own. `rows` is how many rows there are in all, as far as was counted.
    """

    generation: str
    restored_to: int
    place: int
    after: str
    following: str
    rows: int
    blocks: list[Block]


class Tally(msgspec.Struct, frozen=True):
    """How many rows of a kind there are, and the digest over them (see `coding.digest`)."""

    kind: str
    count: int
    digest: str


class ReconcileRequest(msgspec.Struct, frozen=True):
    """What the register holds up to its cursor, and which fields it knows of each kind."""

    cursor: int
    tallies: list[Tally]
    fields: dict[str, list[str]] = {}


class ReconcileReply(msgspec.Struct, frozen=True):
    """What the service holds, at `head`. Nothing can be compared while `head` is past the cursor."""

    head: int
    tallies: list[Tally]


class Refusal(msgspec.Struct, frozen=True):
    """The body of every answer that is not a success."""

    code: str
    params: dict[str, Value] = {}
