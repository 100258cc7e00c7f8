"""Statements written out in SQL, for what a desk reads while it is opened.

SQLAlchemy takes half of the time to the lock screen to load. What is asked before that screen is there is
asked in these words; `tests/unit/store/test_written.py` holds them to the tables.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from cardesk_desktop.store.cells import ID, Cell, Processor
from cardesk_desktop.store.runnable import Parameters, Row

Cells = Mapping[str, Cell]
"""Columns by name, in the order of their table, with how each lies there."""


class Written:
    """One statement: `takes` are its parameters in the order of their `?`, `gives` the cells of its rows."""

    def __init__(self, sql: str, takes: Cells | None = None, gives: Sequence[Cell] = ()) -> None:
        self.sql = sql
        self.parents: frozenset[str] = frozenset()
        takes = takes or {}
        self._takes: tuple[tuple[str, Processor | None], ...] = tuple(
            (name, cell.write) for name, cell in takes.items()
        )
        self._gives = tuple((place, cell.read) for place, cell in enumerate(gives) if cell.read is not None)

    def bound(self, parameters: Parameters) -> list[Any]:
        """Parameters by name as SQLite wants them: by place. KeyError for one that is missing."""
        return [parameters[name] if write is None else write(parameters[name]) for name, write in self._takes]

    def row(self, raw: Row) -> Row:
        """A row in the domain's types."""
        cells = list(raw)
        for place, read in self._gives:
            cells[place] = read(cells[place])
        return tuple(cells)

    def rows(self, raw: list[Row]) -> list[Row]:
        """Rows in the domain's types."""
        return [self.row(each) for each in raw] if self._gives else raw


def read_all(table: str, cells: Cells, then: str = "", takes: Cells | None = None) -> Written:
    """These columns of a table; `then` is what follows its name."""
    columns = ", ".join(cells)
    return Written(f"SELECT {columns} FROM {table}{then}", takes, tuple(cells.values()))  # noqa: S608


def add_row(table: str, cells: Cells, then: str = "") -> Written:
    """A new row; `then` is what follows its values."""
    places = ", ".join("?" * len(cells))
    return Written(f"INSERT INTO {table} ({', '.join(cells)}) VALUES ({places}){then}", cells)  # noqa: S608


def save_row(table: str, cells: Cells) -> Written:
    """Other values in these columns of the one row that there is."""
    return Written(f"UPDATE {table} SET {_changes(cells)}", cells)  # noqa: S608


def save_row_of_id(table: str, cells: Cells) -> Written:
    """Other values in these columns of the row whose `id` is the parameter `key`."""
    return Written(f"UPDATE {table} SET {_changes(cells)} WHERE id = ?", {**cells, "key": ID})  # noqa: S608


def _changes(cells: Cells) -> str:
    return ", ".join(f"{name} = ?" for name in cells)
