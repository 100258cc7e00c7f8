"""The plug of one computer: pulled before or after any statement, it ends what was under way."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from sqlcipher3 import dbapi2


class PowerCut(BaseException):
    """The machine stopped. Not an Exception: nothing of the program gets to catch it."""


class Plug:
    """What keeps a computer running. Only while it is about to be pulled does a fuse lie at its statements."""

    def __init__(self, lay_fuse: Callable[[bool], None]) -> None:
        self._left = 0
        self._lay_fuse = lay_fuse

    def pull_after(self, steps: int) -> None:
        """Stop the machine after so many steps; a statement is two, one before it and one after."""
        self._left = steps
        self._lay_fuse(True)

    def put_back(self) -> None:
        """The machine runs again."""
        self._left = 0
        self._lay_fuse(False)

    def burn(self) -> None:
        """A step is done; raises PowerCut where it was the last."""
        if self._left:
            self._left -= 1
            if not self._left:
                raise PowerCut


class Fuse:
    """A cursor that burns down by a step before every statement, and by one after it."""

    def __init__(self, cursor: dbapi2.Cursor, plug: Plug) -> None:
        self._cursor = cursor
        self._plug = plug

    def execute(self, sql: str, values: Sequence[Any] = ()) -> dbapi2.Cursor:
        """Run a statement."""
        self._plug.burn()
        done = self._cursor.execute(sql, values)
        self._plug.burn()
        return done

    def executemany(self, sql: str, rows: Iterable[Sequence[Any]]) -> dbapi2.Cursor:
        """Run a statement for many rows."""
        self._plug.burn()
        done = self._cursor.executemany(sql, rows)
        self._plug.burn()
        return done
