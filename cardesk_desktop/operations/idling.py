"""What is done while nobody waits."""

from __future__ import annotations

from collections.abc import Callable

from cardesk_desktop.domain.changes import Outcome
from cardesk_desktop.operations.desk import Desk


def merge_words(desk: Desk) -> Outcome[bool]:
    """Merge a part of what is searched in; True while more is left. Raises Unavailable as a sale does."""
    return Outcome(desk.store.merge_words())


def log_folding(desk: Desk) -> Outcome[Callable[[], None]]:
    """What folds the log of changes into the database, to be called on another thread: no commit has to then.

    It raises Unavailable: DISK_FULL, DISK_UNWRITABLE, DATABASE_DAMAGED.
    """
    return Outcome(desk.store.log.fold)


def let_old_copies_go(desk: Desk) -> Outcome[None]:
    """Remove the copies beside the database that have outlived their use: a till may run for months."""
    desk.store.copies.let_old_go(desk.clock.now())
    return Outcome(None)


def tidy_up(desk: Desk) -> Outcome[Callable[[], None] | None]:
    """Between two steps of sync, where nothing rests: merge words; what folds the log, if it is long.

    Raises Unavailable as a sale does.
    """
    desk.store.merge_words()
    return Outcome(desk.store.log.fold if desk.store.log.is_long() else None)
