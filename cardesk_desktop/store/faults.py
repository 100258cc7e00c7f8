"""What SQLite and the file system report, in the program's own codes."""

from __future__ import annotations

import errno
from types import TracebackType

from sqlcipher3 import dbapi2

from cardesk_desktop.domain.errors import Code, Unavailable

_CODES = {
    dbapi2.SQLITE_FULL: Code.DISK_FULL,
    dbapi2.SQLITE_IOERR: Code.DISK_UNWRITABLE,
    dbapi2.SQLITE_READONLY: Code.DISK_UNWRITABLE,
    dbapi2.SQLITE_CANTOPEN: Code.DISK_UNWRITABLE,
    dbapi2.SQLITE_BUSY: Code.DATABASE_BUSY,
    dbapi2.SQLITE_LOCKED: Code.DATABASE_BUSY,
    dbapi2.SQLITE_CORRUPT: Code.DATABASE_DAMAGED,
    dbapi2.SQLITE_NOTADB: Code.DATABASE_DAMAGED,
}
_FULL = (errno.ENOSPC, errno.EDQUOT)


def base_code(error: BaseException | None) -> int:
    """SQLite's own code of an error; SQLITE_OK when it does not come from SQLite."""
    return int(getattr(error, "sqlite_errorcode", dbapi2.SQLITE_OK))


def raise_outage(error: BaseException | None) -> None:
    """Raise Unavailable when the machine is to blame; return when it is a defect of the program."""
    code = _CODES.get(base_code(error))
    if code is not None:
        raise Unavailable(code) from error


def disk_outage(error: OSError) -> Unavailable:
    """The outage behind a file that cannot be read or written."""
    return Unavailable(Code.DISK_FULL if error.errno in _FULL else Code.DISK_UNWRITABLE)


class Faults:
    """Around every statement: raises outages as Unavailable, lets defects through, remembers damage."""

    def __init__(self) -> None:
        self.has_damage = False

    def met(self, error: BaseException) -> None:
        """Say what SQLite reported in our codes; returns where that was no outage.

        Statements that run by the thousand call it in their `except`, which costs nothing where all is well.
        """
        self.has_damage |= _CODES.get(base_code(error)) is Code.DATABASE_DAMAGED
        raise_outage(error)

    def __enter__(self) -> None:
        """Nothing is needed before a statement."""

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        """Say what SQLite reported in our codes."""
        if error is not None:
            self.met(error)
