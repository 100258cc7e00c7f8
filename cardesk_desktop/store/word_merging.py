"""The words of search lie in pieces, one for each commit, and FTS5 merges those of a level into a larger one.

By itself it does so in a commit, each 64 pages, and that sale then waits for the larger pieces as well. It is
left to the moments in which nobody waits; a commit merges only where such a moment never came
(SQLite, "FTS5 Extension", 6.1 `automerge`, 6.7 `merge`).
"""

from __future__ import annotations

from cardesk_desktop.store.engine import Database
from cardesk_desktop.store.tables.search import WORDS

_PAGES_AT_ONCE = 64
_MERGES = tuple(
    f"INSERT INTO {words.name} ({words.name}, rank) VALUES ('merge', {_PAGES_AT_ONCE})"  # noqa: S608
    for words in WORDS.values()
)
_ROWS_OF_NOTHING = 1
"""What SQLite counts as changed by a merge that found nothing to do."""


def merge_words(database: Database) -> bool:
    """Merge a piece of about 64 pages, in a transaction of its own; False when there was nothing to merge.

    Raises Unavailable: DATABASE_BUSY, DISK_FULL, DISK_UNWRITABLE.
    """
    for merge in _MERGES:
        before = database.connection.total_changes
        database.script(merge)
        if database.connection.total_changes - before > _ROWS_OF_NOTHING:
            return True
    return False
