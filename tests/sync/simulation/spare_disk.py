"""A disk of its own, for who puts one back or copies it: other bytes lie under the statements of the last.

To open a database anew reads its schema and prepares every statement once more, which takes longer than all
that happens in a world. So the connections are kept, and only what lies in the memory under them is replaced,
by another connection; as long as the schema is the same one, what is prepared stays good.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import count

from sqlcipher3 import dbapi2
from typing_extensions import override

from tests.sync.simulation.disk import Disk, blank_disk

_SHAPE = "SELECT group_concat(rootpage) FROM sqlite_schema"
"""Where everything begins in a database: a prepared statement knows it by heart."""
_SAME_SCHEMA = "PRAGMA schema_version = 1"
"""Copying counts the version of the schema up, as if the tables were others."""

_numbers = count()
_spare: defaultdict[str, list[SpareDisk]] = defaultdict(list)


class SpareDisk(Disk):
    """A database in memory that two connections see: one works on it, the other one replaces it."""

    def __init__(self, shape: str) -> None:
        name = f"file:/spare {next(_numbers)}?vfs=memdb"
        self._shape = shape
        self._filler = dbapi2.connect(name, uri=True, isolation_level=None)
        self._filler.execute("PRAGMA journal_mode = OFF").fetchall()
        super().__init__(blank_disk(name))

    @classmethod
    def like(cls, disk: dbapi2.Connection) -> SpareDisk:
        """A disk with the same bytes."""
        ((shape,),) = disk.execute(_SHAPE).fetchall()
        spare = _spare[shape].pop() if _spare[shape] else cls(shape)
        spare.fill(disk)
        return spare

    @override
    def fill(self, disk: dbapi2.Connection) -> None:
        disk.backup(self._filler)
        self._filler.execute(_SAME_SCHEMA)

    @override
    def give_back(self) -> None:
        """The next world has it."""
        _spare[self._shape].append(self)
