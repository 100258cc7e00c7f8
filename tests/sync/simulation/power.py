"""The plug of one computer: pulled before or after any statement, it ends what was under way."""

from __future__ import annotations

from typing import Any, Self

from sqlcipher3 import dbapi2
from typing_extensions import override


class PowerCut(BaseException):
    """The machine stopped. Not an Exception: nothing of the program gets to catch it."""


class Steps:
    """How many steps of a program are left until its machine stops; none stands for no end."""

    def __init__(self) -> None:
        self.left = 0

    def burn(self) -> None:
        """A step is done; raises PowerCut where it was the last."""
        if self.left:
            self.left -= 1
            if not self.left:
                raise PowerCut


class Fuse(dbapi2.Cursor):
    """A cursor that burns down by a step before every statement, and by one after it."""

    def __init__(self, connection: dbapi2.Connection, steps: Steps) -> None:
        super().__init__(connection)
        self._steps = steps

    @override
    def execute(self, *given: Any) -> Self:
        """Run a statement."""
        self._steps.burn()
        done = super().execute(*given)
        self._burn_after()
        return done

    @override
    def executemany(self, *given: Any) -> Self:
        """Run a statement for many rows."""
        self._steps.burn()
        done = super().executemany(*given)
        self._burn_after()
        return done

    def _burn_after(self) -> None:
        try:
            self._steps.burn()
        except PowerCut:
            # Who would have fetched its rows is gone, and a statement that has some left ends no transaction.
            self.fetchall()
            raise
