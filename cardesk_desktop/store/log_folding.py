"""The log of changes, folded into the file beside the till: no sale waits while pages are copied.

SQLite copies them on any connection while another goes on writing ("Write-Ahead Logging", 3.1). One that is
folding makes another that would fold say "busy", so all who do take turns here.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from threading import Lock
from typing import Any

from cardesk_desktop.domain.errors import Code, Unavailable
from cardesk_desktop.store.engine import FOLD_LONG_LOG, PRAGMAS_OF_DISK, Database, KeyedFile, connect
from cardesk_desktop.store.faults import Faults

LONG = 1_000
"""Pages that are to be folded even where no moment of rest comes: a quarter of what a commit folds."""

_EMPTY = "PRAGMA wal_checkpoint(TRUNCATE)"


class LogFolder:
    """One for each open database. `fold` may be called on any thread, all else on the database's own."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._file = database.place
        self._turn = Lock()
        self._holders = 0
        self._is_to_be_emptied = False
        self._is_closed = False

    @property
    def is_held(self) -> bool:
        """True while somebody needs the file to stand still."""
        return self._holders > 0

    def is_long(self) -> bool:
        """True when so much waits in the log that it is to be folded while people work."""
        ((_, pages, folded),) = self._database.script("PRAGMA wal_checkpoint(NOOP)")
        return int(pages) - int(folded) >= LONG

    def fold(self) -> None:
        """Fold the log into the file as far as nobody reads it, unless the file is to stand still.

        Raises Unavailable: DISK_FULL, DISK_UNWRITABLE, DATABASE_DAMAGED.
        """
        with self._turn:
            if self.is_held or self._is_closed:
                return
            with Faults(), closing(connect(self._file.path, self._file.key)) as beside:
                for pragma in PRAGMAS_OF_DISK:
                    beside.execute(pragma)
                if self._is_to_be_emptied:
                    # Nobody waits for it, and it waits for nobody: the next pause tries again.
                    beside.execute("PRAGMA busy_timeout = 0")
                    self._is_to_be_emptied = _is_busy(beside.execute(_EMPTY).fetchall())
                else:
                    beside.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()

    def empty(self) -> None:
        """Fold the log and cut it off: nothing of what it said is left.

        While the file is to stand still, that waits for the last who holds it; where somebody reads it now,
        or the disk does not take it, for the next folding.
        """
        with self._turn:
            self._is_to_be_emptied = True
            if not self.is_held:
                self._is_to_be_emptied = _is_busy(self._database.script(_EMPTY))

    def hold(self) -> KeyedFile:
        """Fold the log into the file, and leave the file as it is until every holder released it.

        Who holds it beside another finds it as the first one did. Gives the file and its key.
        Raises Unavailable: DATABASE_BUSY, DISK_FULL, DISK_UNWRITABLE.
        """
        with self._turn:
            if not self.is_held:
                if _is_busy(self._database.script(_EMPTY)):
                    raise Unavailable(Code.DATABASE_BUSY)
                self._database.script("PRAGMA wal_autocheckpoint = 0")
            self._holders += 1
        return self._database.place

    def release(self) -> None:
        """Let commits fold a long log again, unless others hold the file."""
        self._holders = max(0, self._holders - 1)
        if not self.is_held:
            self._database.script(FOLD_LONG_LOG)
            if self._is_to_be_emptied:
                self.empty()

    def close(self) -> None:
        """Nobody folds any more: the file is about to be closed, and may be replaced then."""
        with self._turn:
            self._is_closed = True


def _is_busy(answer: Sequence[Sequence[Any]]) -> bool:
    return any(is_busy for is_busy, _, _ in answer)
