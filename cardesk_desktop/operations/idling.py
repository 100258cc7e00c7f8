"""What is done while nobody waits."""

from __future__ import annotations

from cardesk_desktop.domain.changes import Outcome
from cardesk_desktop.operations.desk import Desk


def merge_words(desk: Desk) -> Outcome[bool]:
    """Merge a part of what is searched in; True while more is left. Raises Unavailable as a sale does."""
    return Outcome(desk.store.merge_words())


def fold_log(desk: Desk) -> Outcome[None]:
    """Fold the log of changes into the database: no sale has to then. Raises Unavailable as a sale does."""
    desk.store.fold_log()
    return Outcome(None)
