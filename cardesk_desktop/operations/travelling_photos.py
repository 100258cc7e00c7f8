"""The database's side of photos that travel: each of these is one short unit of work between two requests.

Nobody is asked who they are: a register speaks for the company it has joined, whoever stands at it.
"""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from cardesk_desktop.domain.changes import Changes, Noun, Outcome
from cardesk_desktop.operations.desk import Desk
from cardesk_desktop.sync.answers import Heard
from cardesk_desktop.sync.blobs import PhotoAfter, PhotoStep, Told, next_photo, take_photo


@dataclass(frozen=True, slots=True)
class PhotoDue:
    """What to ask the service for; or, where nothing is due, in how many seconds something is."""

    step: PhotoStep | None = None
    wait_s: float | None = None


def begin_photo(desk: Desk) -> Outcome[PhotoDue]:
    """What to do next about photos."""
    with desk.store.read() as work:
        now = desk.clock.now()
        step = next_photo(work, now)
        return Outcome(PhotoDue(step, None if step is not None else work.sync.photos.due_in(now)))


def end_photo(desk: Desk, *, step: PhotoStep, answer: Heard[Told]) -> Outcome[PhotoAfter]:
    """Put the answer in place; the change of a photo that has arrived is named by `photo_identity`."""
    with desk.store.write() as work:
        after = take_photo(work, step, answer, desk.clock.now())
        changes = Changes.of((Noun.PHOTO, photo_identity(step.sha256))) if after.has_arrived else Changes()
        return Outcome(after, changes)


def want_photo(desk: Desk, *, sha256: str) -> Outcome[None]:
    """Somebody looks at where a photo is to be that is not here: it comes before the others."""
    with desk.store.write() as work:
        work.sync.photos.want_first(sha256)
        return Outcome(None)


def photo_identity(sha256: str) -> UUID:
    """What a photo is called among changes: the beginning of its hash."""
    return UUID(hex=sha256[:32])
