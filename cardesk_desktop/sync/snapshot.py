"""A new register takes the company over by snapshot; then exchanges go on from its place (decision 154).

Each part is asked for when the one before is durable, with its place in the snapshot: a try that was cut
off, a program that was killed, ask for the same part again.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from cardesk_desktop.domain.changes import Changes
from cardesk_desktop.store.sync.taking_in.snapshot import Stage, Standing
from cardesk_desktop.store.unit_of_work import UnitOfWork
from cardesk_wire.messages import Snapshot


@dataclass(frozen=True, slots=True)
class PartRequest:
    """The part of the snapshot at `place` that follows `after`; without either, the first of the newest."""

    place: int = 0
    after: str = ""

    @property
    def params(self) -> dict[str, str]:
        """As it stands in the query of a GET."""
        return {"place": str(self.place), "after": self.after} if self.after else {}


def next_part(work: UnitOfWork) -> PartRequest | None:
    """The part to ask for; None where exchanges are what there is to do."""
    standing = work.sync.snapshot.standing()
    if standing is None or standing.stage is Stage.LOST:
        return None
    return _asked(work, standing)


def put_part(work: UnitOfWork, request: PartRequest, part: Snapshot, now: datetime) -> Changes:
    """Put a part in place, all of it in this unit of work; one that nobody waits for any more does nothing.

    After one of another generation, or of another place than was asked for, an exchange comes first: it
    shows whether the service was put back.
    """
    taker, state = work.sync.snapshot, work.sync.state()
    standing = taker.standing()
    if standing is None or standing.stage is Stage.LOST or _asked(work, standing) != request:
        return Changes()
    is_first = standing.stage is Stage.WANTED
    if is_first and not taker.is_possible():
        # Somebody wrote something down meanwhile: what others wrote of the same is not known here.
        taker.end()
        return Changes()
    is_other = part.after != request.after or (part.place != request.place and not is_first)
    if part.generation != state.generation or is_other:
        taker.lose(standing)
        return Changes()
    return work.sync.take_part(standing, part, now)


def lose_snapshot(work: UnitOfWork) -> bool:
    """The service has no such part. True where one was asked for; then exchange again at once."""
    standing = work.sync.snapshot.standing()
    if standing is None or standing.stage is Stage.LOST:
        return False
    work.sync.snapshot.lose(standing)
    return True


def _asked(work: UnitOfWork, standing: Standing) -> PartRequest:
    if standing.stage is Stage.WANTED:
        return PartRequest()
    return PartRequest(work.sync.state().cursor, standing.after)
