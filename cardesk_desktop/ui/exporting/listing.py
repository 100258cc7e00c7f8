"""What is exported: a list as a screen shows it, and what its rows say in a file."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from cardesk_desktop.documents.sheets import SheetColumn, SheetRow, Value
from cardesk_desktop.domain.changes import Outcome
from cardesk_desktop.domain.permission import Permission
from cardesk_desktop.store.views import Page

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class ExportColumn(Generic[T]):
    """A column of the file. `value` runs on another thread: it reads the row and nothing else."""

    title: str
    value: Callable[[T], Value]
    width: int = 16


@dataclass(frozen=True, slots=True)
class ListExport(Generic[T]):
    """A list to be written down: narrowed and sorted as `arguments` tell its paged `operation`.

    `name` is for the journal, `title` for people: it names the sheet and, with the ending, the file.
    `key` is a row's identity. `total` is the number of rows that the person sees.
    """

    name: str
    title: str
    total: int
    columns: Sequence[ExportColumn[T]]
    operation: Callable[..., Outcome[Page[T]]]
    key: Callable[[T], Hashable]
    arguments: Mapping[str, object] = field(default_factory=dict)
    shown_with: Permission | None = None
    """What it takes to see the list, where not everybody may."""

    @property
    def head(self) -> tuple[SheetColumn, ...]:
        """The columns as the file knows them."""
        return tuple(SheetColumn(column.title, column.width) for column in self.columns)

    def row(self, row: T) -> SheetRow:
        """What a row says in the file."""
        return [column.value(row) for column in self.columns]
