"""What is freed in the file is overwritten while something of somebody who was erased is put in place."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from cardesk_desktop.store.engine import Database

_SWITCH = "PRAGMA secure_delete = {}"


class Overwriting:
    """One unit of work's. Off again by the end of each step that began it."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.has_erased = False
        """True once words of somebody were taken away that stood here until now: after the commit the log
        of changes has them still, and so have the copies beside the file."""

    def begin(self) -> None:
        """Overwrite from now on."""
        self._database.script(_SWITCH.format("ON"))

    def end(self) -> None:
        """Overwrite no more: every sale would pay for it."""
        self._database.script(_SWITCH.format("OFF"))

    @contextmanager
    def during(self) -> Iterator[None]:
        """Overwrite while this lasts, within more that may be overwritten too."""
        ((was,),) = self._database.script("PRAGMA secure_delete")
        self.begin()
        try:
            yield
        finally:
            self._database.script(_SWITCH.format(was))
