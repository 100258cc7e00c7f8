"""The connection to one encrypted file (SQLCipher), and how statements run on it.

Used by one thread, the one that opened it. A transaction that fails is rolled back; the next one may follow.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice
from pathlib import Path
from typing import Any, Self

from sqlcipher3 import dbapi2

from cardesk_desktop.domain.errors import Code, Unavailable
from cardesk_desktop.store.faults import Faults, base_code
from cardesk_desktop.store.inserting import ROWS_AT_ONCE, Insertion
from cardesk_desktop.store.page_check import has_pages, is_any_page_authentic, salt_of
from cardesk_desktop.store.runnable import Addable, Parameters, Row, Runnable

# The driver asks whatever is no number, text or bytearray how it wants to be adapted, by two look-ups that
# fail, a microsecond each time. These answer at once, with the value itself.
dbapi2.register_adapter(bytes, bytes)
dbapi2.register_adapter(bool, int)
dbapi2.register_adapter(type(None), {}.get)

_KEPT_STATEMENTS = 1024
"""More than the program has. The driver drops what ran least often, so that a full store takes in no other
statement: it would be prepared again each time, and that takes longer than to run it."""
BUSY_TIMEOUT_S = 2.0
"""How long another program (a backup, a virus scanner) may hold the file before we say so."""

FOLD_LONG_LOG = "PRAGMA wal_autocheckpoint = 4000"
"""In pages. The log is folded beside the till (`log_folding`); a commit does it where that never came."""

PRAGMAS_OF_DISK = (
    # Commits reach the disk before they are reported: a power cut takes back nothing that was "paid".
    "PRAGMA synchronous = FULL",
    # macOS keeps what was synced in the drive's own memory unless it is asked twice.
    "PRAGMA fullfsync = ON",
)

PRAGMAS = (
    "PRAGMA journal_mode = WAL",
    *PRAGMAS_OF_DISK,
    "PRAGMA foreign_keys = ON",
    # Without it, INSERT OR REPLACE would delete a sealed row behind the back of its trigger.
    "PRAGMA recursive_triggers = ON",
    # Nothing of a client's leaves the encrypted file, not even while sorting.
    "PRAGMA temp_store = MEMORY",
    "PRAGMA cell_size_check = ON",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cache_size = -65536",
    "PRAGMA journal_size_limit = 16777216",
    FOLD_LONG_LOG,
)
"""How every connection that reads or writes the tables is set up."""


@dataclass(frozen=True, slots=True)
class KeyedFile:
    """Where a database lies, and the key that opens it."""

    path: Path
    key: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class FileSizes:
    """What a database takes on the disk, in bytes."""

    database: int
    log: int


class Database:
    """An open database. Every method raises Unavailable for what SQLite reports of disk and file."""

    def __init__(self, path: Path, key: bytes, busy_timeout_s: float) -> None:
        self._path = path
        self._key = key
        self._busy_timeout_s = busy_timeout_s
        self._faults = Faults()
        self._connect()

    @classmethod
    def open(cls, path: Path, key: bytes, *, busy_timeout_s: float = BUSY_TIMEOUT_S) -> Self:
        """Open or create the file with the 32 bytes of its key.

        Raises Unavailable: DATABASE_KEY_WRONG, DATABASE_DAMAGED, DATABASE_BUSY, DISK_FULL, DISK_UNWRITABLE.
        """
        try:
            return cls(path, key, busy_timeout_s)
        except Unavailable as fault:
            is_unreadable = base_code(fault.__cause__) == dbapi2.SQLITE_NOTADB
            if is_unreadable and has_pages(path) and not is_any_page_authentic(path, key):
                raise Unavailable(Code.DATABASE_KEY_WRONG) from fault
            raise

    def renew(self) -> None:
        """Open the file again if a damaged page was met: SQLCipher calls all of it read-only from then on."""
        if self._faults.has_damage:
            self.reopen()

    def reopen(self) -> None:
        """Open the file again: on a new connection, nothing is kept of what was run before."""
        self.connection.close()
        self._connect()

    def run(self, statement: Runnable, parameters: Parameters) -> int:
        """Run a change; gives the number of rows it touched."""
        values = statement.bound(parameters)
        try:
            return self._cursor.execute(statement.sql, values).rowcount
        except dbapi2.Error as error:
            self._faults.met(error)
            raise

    def run_many(self, statement: Runnable, many: Iterable[Parameters]) -> None:
        """Run a change once for each set of parameters."""
        rows = [statement.bound(parameters) for parameters in many]
        if rows:
            self.put_rows(statement, rows)

    def add(self, addition: Addable, many: Iterable[Parameters]) -> None:
        """Add rows that nobody needs to see before the commit."""
        self.run_many(addition, many)

    def put_rows(self, statement: Runnable, rows: Iterable[Sequence[Any]]) -> None:
        """Run a change once for each row of cells, which are as they lie in the database."""
        try:
            self._cursor.executemany(statement.sql, rows)
        except dbapi2.Error as error:
            self._faults.met(error)
            raise

    def insert(self, insertion: Insertion, rows: Sequence[Sequence[Any]]) -> None:
        """Write rows of cells, which are as they lie in the database; many are written in few statements."""
        given, batches = iter(rows), len(rows) // ROWS_AT_ONCE
        # To run a statement for no row at all is to prepare it all the same.
        try:
            if batches:
                many = (tuple(chain.from_iterable(islice(given, ROWS_AT_ONCE))) for _ in range(batches))
                self._cursor.executemany(insertion.several, many)
            if len(rows) % ROWS_AT_ONCE:
                self._cursor.executemany(insertion.one, given)
        except dbapi2.Error as error:
            self._faults.met(error)
            raise

    def rows(self, statement: Runnable, parameters: Parameters) -> list[Row]:
        """All rows; the statement says how many at most."""
        return statement.rows(self._fetched(statement, parameters))

    def first(self, statement: Runnable, parameters: Parameters) -> Row | None:
        """The first row, or None."""
        found = self._fetched(statement, parameters)
        return statement.row(found[0]) if found else None

    def value(self, statement: Runnable, parameters: Parameters) -> Any:
        """The one cell of the one row that a count or a sum gives."""
        (row,) = self.rows(statement, parameters)
        return row[0]

    def stream(self, statement: Runnable, parameters: Parameters) -> Iterator[Row]:
        """Rows one by one, for what may be longer than memory. Other statements may run in between."""
        with self._faults:
            for raw in self.connection.execute(statement.sql, statement.bound(parameters)):
                yield statement.row(raw)

    def script(self, sql: str) -> list[Row]:
        """Run one statement that has no parameters; gives its rows as they are."""
        with self._faults:
            return self._cursor.execute(sql).fetchall()

    def begin(self) -> None:
        """Start a transaction that may write; no other connection writes until it ends."""
        self.script("BEGIN IMMEDIATE")

    def commit(self) -> None:
        """End the transaction; when this returns, it is on disk. A failed commit is rolled back."""
        try:
            self.script("COMMIT")
        except Unavailable:
            self.rollback()
            raise

    def rollback(self) -> None:
        """Undo the transaction, unless SQLite did so already (a full disk)."""
        if self.connection.in_transaction:
            self.script("ROLLBACK")

    def damaged_pages(self) -> tuple[str, ...]:
        """Read the whole file and check every page's authenticity code; the findings, empty when whole."""
        return tuple(str(row[0]) for row in self.script("PRAGMA cipher_integrity_check"))

    def sizes(self) -> FileSizes:
        """What the file and its log take."""
        log = self._path.with_name(self._path.name + "-wal")
        return FileSizes(self._path.stat().st_size, log.stat().st_size if log.exists() else 0)

    @property
    def place(self) -> KeyedFile:
        """The file and its key, for another connection."""
        return KeyedFile(self._path, self._key)

    def close(self) -> None:
        """Close the connection; the write-ahead log is folded into the file."""
        self.connection.close()

    def _connect(self) -> None:
        self.connection = connect(self._path, self._key, busy_timeout_s=self._busy_timeout_s)
        self._cursor = self.connection.cursor()
        try:
            for pragma in PRAGMAS:
                self.script(pragma)
            self._touch_every_tree()
        except BaseException:
            self.connection.close()
            raise
        self._faults.has_damage = False

    def _touch_every_tree(self) -> None:
        """Read the first page of every table: a file cut short is found before the first sale."""
        names = self.script("SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0")
        if names:
            # One statement, since each is kept prepared.
            touches = ", ".join(f'(SELECT 1 FROM "{name}" LIMIT 1)' for (name,) in names)  # noqa: S608
            self.script(f"SELECT {touches}")

    def _fetched(self, statement: Runnable, parameters: Parameters) -> list[Row]:
        values = statement.bound(parameters)
        try:
            return self._cursor.execute(statement.sql, values).fetchall()
        except dbapi2.Error as error:
            self._faults.met(error)
            raise


def connect(path: Path, key: bytes, *, busy_timeout_s: float = BUSY_TIMEOUT_S) -> dbapi2.Connection:
    """A bare connection with the key set and nothing else; transactions are said, never implied."""
    connection = dbapi2.connect(
        os.fspath(path), timeout=busy_timeout_s, isolation_level=None, cached_statements=_KEPT_STATEMENTS
    )
    # SQLCipher would write its complaints to the terminal, beside the ones that we raise.
    connection.execute("PRAGMA cipher_log_level = NONE")
    connection.execute(f"PRAGMA key = \"x'{key.hex()}{salt_of(key).hex()}'\"")
    return connection
