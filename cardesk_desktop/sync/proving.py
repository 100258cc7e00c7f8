"""Proof that both hold the same: rows are counted here in slices, then the service is asked for its count.

The figure over the rows of a kind does not depend on their order, so it grows slice by slice, and a sale
comes between any two. What changed meanwhile shows at the end of a slice, and the counting begins anew.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TypeAlias

from cardesk_desktop.domain.changes import Changes
from cardesk_desktop.store.sync.places import PLACES
from cardesk_desktop.store.unit_of_work import UnitOfWork
from cardesk_wire.messages import ReconcileReply, ReconcileRequest, Tally

Answer: TypeAlias = ReconcileReply
"""What the service counted, for those who only pass it on between threads."""

_KINDS = tuple(PLACES)
_ROUND = 2**64


@dataclass(frozen=True, slots=True)
class Counting:
    """How far the counting has come: up to `after` of the kind that stands at `place`.

    `figures` are count and sum of hashes of the kinds until there.
    """

    cursor: int
    place: int = 0
    after: bytes = b""
    figures: Mapping[str, tuple[int, int]] = field(default_factory=dict)

    @property
    def is_done(self) -> bool:
        """True when every kind was counted."""
        return self.place >= len(_KINDS)

    @property
    def rows(self) -> int:
        """Rows that were counted so far."""
        return sum(count for count, _ in self.figures.values())


@dataclass(frozen=True, slots=True)
class ProofLine:
    """One kind: how many rows there are here and at the service, and whether they say the same."""

    kind: str
    here: int
    there: int
    is_equal: bool


@dataclass(frozen=True, slots=True)
class Proof:
    """What a comparison came to. Kinds of which neither has a row are left out."""

    at: datetime
    lines: tuple[ProofLine, ...]

    @property
    def is_equal(self) -> bool:
        """True when both hold the same."""
        return all(line.is_equal for line in self.lines)


def begin_counting(work: UnitOfWork) -> Counting | None:
    """Begin to count; None while something waits, or this register has not all that there is.

    What waits at one side only would make both differ, although nothing is wrong.
    """
    state = work.sync.state()
    is_at_rest = (
        state.is_joined
        and state.generation != ""
        and not state.is_offering
        and work.sync.snapshot.standing() is None
        and work.sync.counts().waiting == 0
    )
    return Counting(state.cursor) if is_at_rest else None


def count_on(work: UnitOfWork, counting: Counting, rows: int) -> Counting | None:
    """Count at most so many rows more; None when something changed since the counting began."""
    if begin_counting(work) != Counting(counting.cursor):
        return None
    while rows > 0 and not counting.is_done:
        kind = _KINDS[counting.place]
        tally = work.sync.tally_page(kind, counting.after, rows)
        count, total = counting.figures.get(kind, (0, 0))
        figures = {**counting.figures, kind: (count + tally.count, (total + tally.total) % _ROUND)}
        counting = replace(counting, figures=figures, after=tally.last)
        if tally.count < rows:
            counting = replace(counting, place=counting.place + 1, after=b"")
        rows -= max(1, tally.count)
    return counting


def question(counting: Counting) -> ReconcileRequest:
    """What the service is asked: its count of every kind, over the fields that this register knows."""
    tallies = [Tally(kind, count, _written(total)) for kind, (count, total) in counting.figures.items()]
    return ReconcileRequest(
        counting.cursor, tallies, {kind: list(PLACES[kind].kind.fields) for kind in counting.figures}
    )


def compared(counting: Counting, reply: ReconcileReply, now: datetime) -> Proof | None:
    """Both counts beside one another; None when the service has more than this register knows of."""
    if reply.head != counting.cursor:
        return None
    there = {tally.kind: tally for tally in reply.tallies}
    lines: list[ProofLine] = []
    for kind, (count, total) in counting.figures.items():
        other = there.get(kind, Tally(kind, 0, _written(0)))
        if count or other.count:
            is_equal = (count, _written(total)) == (other.count, other.digest)
            lines.append(ProofLine(kind, count, other.count, is_equal))
    return Proof(now, tuple(lines))


def pull_again(work: UnitOfWork) -> Changes:
    """Fetch everything once more, own documents too, and offer all that is here.

    As a register does that was put back (`docs/sync.md`), save the letter: there is no second copy that
    could print the next number.
    """
    state = work.sync.state()
    work.sync.begin_epoch(state.epoch + 1, generation=state.generation, cursor=0)
    work.sync.begin_offer(state.cursor)
    return Changes()


def _written(total: int) -> str:
    return f"{total:016x}"
