"""The database of a draft: rows that are only ever added are kept until there are many of them.

SQLite begins and ends every statement, and so does the driver: five years of documents, payments, lines and
journal are written in a twentieth of the statements. Who reads a table finds all of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any

from cardesk_desktop.store.engine import Database
from cardesk_desktop.store.inserting import ROWS_AT_ONCE, with_rows
from cardesk_desktop.store.runnable import Addable, Parameters, Row, Runnable


class DraftDatabase(Database):
    """A database that is made in one go. What is added is kept back, and not beyond the commit."""

    def __init__(self, path: Path, key: bytes, busy_timeout_s: float) -> None:
        self._kept: dict[str, tuple[Addable, list[Sequence[Any]]]] = {}
        super().__init__(path, key, busy_timeout_s)

    def run(self, statement: Runnable, parameters: Parameters) -> int:
        """Run a change; gives the number of rows it touched."""
        self._catch_up(statement)
        return super().run(statement, parameters)

    def run_many(self, statement: Runnable, many: Iterable[Parameters]) -> None:
        """Run a change once for each set of parameters."""
        self._catch_up(statement)
        super().run_many(statement, many)

    def add(self, addition: Addable, many: Iterable[Parameters]) -> None:
        """Keep rows until there are many of their table."""
        for parameters in many:
            _, rows = self._kept.setdefault(addition.table, (addition, []))
            rows.append(addition.bound(parameters))
            if len(rows) == ROWS_AT_ONCE:
                self._write(addition.table)

    def stream(self, statement: Runnable, parameters: Parameters) -> Iterator[Row]:
        """Rows one by one."""
        self._catch_up(statement)
        return super().stream(statement, parameters)

    def commit(self) -> None:
        """Write what is kept, and end the transaction."""
        while self._kept:
            self._write(next(iter(self._kept)))
        super().commit()

    def rollback(self) -> None:
        """Undo the transaction, and forget what is kept."""
        self._kept.clear()
        super().rollback()

    def _fetched(self, statement: Runnable, parameters: Parameters) -> list[Row]:
        self._catch_up(statement)
        return super()._fetched(statement, parameters)

    def _catch_up(self, statement: Runnable) -> None:
        """Write what is kept for the tables that a statement names, or whose rows it refers to."""
        if self._kept:
            named = _words_of(statement.sql) | statement.parents
            for table in named.intersection(self._kept):
                self._write(table)

    def _write(self, table: str) -> None:
        addition, rows = self._kept.pop(table)
        for parent in addition.parents.intersection(self._kept):
            self._write(parent)
        with self._faults:
            self._cursor.execute(with_rows(addition.sql, len(rows)), tuple(chain.from_iterable(rows)))


@cache
def _words_of(sql: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", sql))
