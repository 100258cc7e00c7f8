"""What the connection can run: a statement of SQLAlchemy (`Statement`) or one written out (`Written`)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Protocol, TypeAlias

# A row is whatever its columns hold; the repositories give it a type again.
Row: TypeAlias = tuple[Any, ...]
Parameters: TypeAlias = Mapping[str, object]


class Runnable(Protocol):
    """One SQL statement, with what goes in and what comes out."""

    @property
    def sql(self) -> str:
        """The text that SQLite prepares, with `?` for parameters."""
        ...

    @property
    def parents(self) -> frozenset[str]:
        """The tables that must hold what a new row refers to."""
        ...

    def bound(self, parameters: Parameters) -> Sequence[Any]:
        """Parameters by name as SQLite wants them: by place. KeyError for one that is missing."""
        ...

    def row(self, raw: Row) -> Row:
        """A row in the domain's types."""
        ...

    def rows(self, raw: list[Row]) -> list[Row]:
        """Rows in the domain's types."""
        ...


class Addable(Runnable, Protocol):
    """An INSERT of rows that nobody needs to see before the commit."""

    @property
    def table(self) -> str:
        """The table."""
        ...
