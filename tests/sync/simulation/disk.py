"""A computer's disk in a world, and the store's own database on it; what a power cut takes back."""

from __future__ import annotations

import random
from pathlib import Path

from sqlcipher3 import dbapi2
from typing_extensions import override

from cardesk_desktop.store.engine import PRAGMAS, Database
from cardesk_desktop.store.runnable import Row
from tests.builders.premises import KEY
from tests.sync.simulation.power import Fuse, Steps

NOWHERE = Path("/nowhere/cardesk.db")

_INSIDE = {
    "BEGIN IMMEDIATE": ("SAVEPOINT work",),
    "COMMIT": ("RELEASE work",),
    "ROLLBACK": ("ROLLBACK TO work", "RELEASE work"),
}
"""Transactions inside of one that is undone in the end."""


class Disk:
    """A database in memory. One that is lent is as before when it is given back."""

    def __init__(self, connection: dbapi2.Connection, *, is_lent: bool = False) -> None:
        self.connection = connection
        self.is_lent = is_lent
        if is_lent:
            connection.execute("BEGIN")

    def fill(self, disk: dbapi2.Connection) -> None:
        """Make it the same as another one, with all that was on it gone."""
        disk.backup(self.connection)

    def give_back(self) -> None:
        """Undo all, or let go of the memory."""
        if self.is_lent:
            self.connection.execute("ROLLBACK")
        else:
            self.connection.close()


class MemoryDatabase(Database):
    """The store's own database on a file that lies in memory; its statements are the real ones."""

    def __init__(self, disk: Disk) -> None:
        self._steps = Steps()
        self.commits = 0
        self._disk = disk
        self._is_open = False
        self._is_soon = self._has_more = False
        super().__init__(NOWHERE, KEY, busy_timeout_s=0)

    @override
    def begin(self) -> None:
        self._run("BEGIN IMMEDIATE")

    @override
    def script(self, sql: str) -> list[Row]:
        if sql == "BEGIN" and self._disk.is_lent:
            # Who only reads needs no way back; and the full text index writes whenever one is made.
            return []
        if sql.startswith("PRAGMA synchronous"):
            self._is_soon = sql.endswith("NORMAL")
            return []
        if sql.startswith("PRAGMA wal_checkpoint"):
            # There is no log in memory.
            return []
        return super().script(sql)

    def stop_after(self, steps: int) -> None:
        """Stop the machine after so many steps; a statement is two, one before it and one after."""
        self._steps.left = steps
        # Only now does anything lie between the program and its statements.
        self._cursor = Fuse(self.connection, self._steps)

    def run_on(self) -> None:
        """The machine does not stop."""
        self._steps.left = 0
        self._cursor = self._bare

    def fail(self, chance: random.Random) -> None:
        """The power failed: what was under way is gone, and perhaps what had not reached the disk yet."""
        self.rollback()
        if self._has_more and chance.random() < 0.5:
            self._bare.execute("ROLLBACK TO soon")

    @override
    def rollback(self) -> None:
        if self._is_open or (self.connection.in_transaction and not self._disk.is_lent):
            self._run("ROLLBACK")

    def _run(self, sql: str) -> None:
        """Begin or end a transaction. The power may fail before it or after it, never in the middle."""
        is_end = not sql.startswith("BEGIN")
        self._steps.burn()
        if self._disk.is_lent and self._is_soon and not is_end and not self._has_more:
            self._bare.execute("SAVEPOINT soon")
            self._has_more = True
        for statement in _INSIDE[sql] if self._disk.is_lent else (sql,):
            self._bare.execute(statement)
        if self._has_more and sql == "COMMIT" and not self._is_soon:
            self._bare.execute("RELEASE soon")
            self._has_more = False
        self._is_open = not is_end
        self.commits += sql == "COMMIT"
        self._steps.burn()

    @override
    def _connect(self) -> None:
        self.connection = self._disk.connection
        self._cursor = self._bare = self.connection.cursor()

    @override
    def commit(self) -> None:
        self._run("COMMIT")


def blank_disk(name: str = ":memory:") -> dbapi2.Connection:
    """An empty database in memory, set up as the store sets up its files."""
    disk = dbapi2.connect(name, uri=True, isolation_level=None, cached_statements=1024)
    for pragma in PRAGMAS:
        disk.execute(pragma).fetchall()
    return disk


def copied(disk: dbapi2.Connection) -> dbapi2.Connection:
    """The same bytes on another disk."""
    other = blank_disk()
    disk.backup(other)
    return other
