"""A long list that is read page by page from the database, as it is scrolled."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Generic, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from typing_extensions import override

from cardesk_desktop.domain.changes import Outcome
from cardesk_desktop.domain.errors import Refused, Unavailable
from cardesk_desktop.store.views import Page
from cardesk_desktop.ui.tasks import Tasks
from cardesk_desktop.ui.widgets.paint import FIGURES, LEADING

T = TypeVar("T")
Index = QModelIndex | QPersistentModelIndex
Load = Callable[[int, int, Callable[[Page[T]], None], Callable[[Refused | Unavailable], None]], None]
"""`load(offset, limit, deliver, fail)`: reads a page somewhere else and delivers it on the UI thread."""

_NO_PARENT = QModelIndex()
PAGE_SIZE = 60
_PAGES_KEPT = 30


def from_operation(
    tasks: Tasks, owner: QObject, operation: Callable[..., Outcome[Page[T]]], **arguments: object
) -> Load[T]:
    """Read pages by an operation that takes `offset` and `limit` beside `arguments`."""

    def load(
        offset: int,
        limit: int,
        deliver: Callable[[Page[T]], None],
        fail: Callable[[Refused | Unavailable], None],
    ) -> None:
        call = partial(operation, offset=offset, limit=limit, **arguments)
        tasks.run(call, on_done=deliver, on_refused=fail, on_unavailable=fail, owner=owner)

    return load


def from_rows(rows: Sequence[T]) -> Load[T]:
    """Rows that are all there already."""

    def load(
        offset: int,
        limit: int,
        deliver: Callable[[Page[T]], None],
        _fail: Callable[[Refused | Unavailable], None],
    ) -> None:
        deliver(Page(tuple(rows[offset : offset + limit]), len(rows), offset))

    return load


class PagedModel(QAbstractTableModel, Generic[T]):
    """Knows how long the list is and holds the pages that were looked at last.

    `row_at` answers None for a row that is still being read, and asks for its page by itself.
    """

    loaded = Signal(int)
    """A page has come; the number of rows of the whole list."""
    failed = Signal(object)
    """`Refused` or `Unavailable`: a page could not be read. `refresh` tries again."""

    def __init__(
        self, load: Load[T] | None = None, *, page_size: int = PAGE_SIZE, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._load, self._page_size = load, page_size
        self._pages: dict[int, tuple[T, ...]] = {}
        self._asked: set[int] = set()
        self._total = 0
        self._generation = 0
        self._is_complete = load is None
        self._texts: tuple[Callable[[T], str], ...] = ()
        self._titles: tuple[str, ...] = ()
        self._figures: frozenset[int] = frozenset()

    @property
    def total(self) -> int:
        """Rows in the whole list, as far as known."""
        return self._total

    @property
    def is_loading(self) -> bool:
        """True until the first page has come."""
        return not self._is_complete

    def set_columns(
        self,
        titles: tuple[str, ...],
        texts: tuple[Callable[[T], str], ...],
        figures: frozenset[int] = frozenset(),
    ) -> None:
        """Say what the columns are called, what a row says in each, and which of them hold figures."""
        self.beginResetModel()
        self._titles, self._texts, self._figures = titles, texts, figures
        self.endResetModel()

    def start(self, load: Load[T]) -> None:
        """Show another list (another filter): everything held is dropped, the first page is read."""
        self.beginResetModel()
        self._load, self._pages, self._asked = load, {}, set()
        self._total, self._is_complete = 0, False
        self._generation += 1
        self.endResetModel()
        self._ask(0)

    def refresh(self) -> None:
        """Read the pages held again, in their place: nothing jumps. Asked for when the data changed."""
        self._generation += 1
        self._asked = set()
        for page in sorted(self._pages) or [0]:
            self._ask(page)

    def row_at(self, row: int) -> T | None:
        """A row, or None while it is being read."""
        page, place = divmod(row, self._page_size)
        if page not in self._pages:
            self._ask(page)
        rows = self._pages.get(page, ())
        return rows[place] if place < len(rows) else None

    def position_of(self, is_it: Callable[[T], bool]) -> int | None:
        """The row number of the first held row for which `is_it` is true."""
        for page in sorted(self._pages):
            for place, row in enumerate(self._pages[page]):
                if is_it(row):
                    return page * self._page_size + place
        return None

    @override
    def rowCount(self, parent: Index = _NO_PARENT, /) -> int:
        return 0 if parent.isValid() else self._total

    @override
    def columnCount(self, parent: Index = _NO_PARENT, /) -> int:
        return 0 if parent.isValid() else max(1, len(self._texts))

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole, /) -> object:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        row = self.row_at(index.row())
        if row is None or index.column() >= len(self._texts):
            return ""
        return self._texts[index.column()](row)

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole, /
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal or section >= len(self._titles):
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return FIGURES if section in self._figures else LEADING
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return self._titles[section]

    def _ask(self, page: int) -> None:
        if self._load is None or page in self._asked:
            return
        self._asked.add(page)
        generation = self._generation
        self._load(
            page * self._page_size,
            self._page_size,
            partial(self._take, generation, page),
            partial(self._fail, generation),
        )

    def _take(self, generation: int, number: int, page: Page[T]) -> None:
        if generation != self._generation:
            return
        self._is_complete = True
        self._pages[number] = page.rows
        self._resize(page.total)
        self._forget_far_from(number)
        if page.rows:
            first = number * self._page_size
            last = first + len(page.rows) - 1
            self.dataChanged.emit(self.index(first, 0), self.index(last, self.columnCount() - 1))
        self.loaded.emit(self._total)

    def _resize(self, total: int) -> None:
        if total > self._total:
            self.beginInsertRows(QModelIndex(), self._total, total - 1)
            self._total = total
            self.endInsertRows()
        elif total < self._total:
            self.beginRemoveRows(QModelIndex(), total, self._total - 1)
            self._total = total
            last_page = (total - 1) // self._page_size if total else -1
            self._pages = {page: rows for page, rows in self._pages.items() if page <= last_page}
            self.endRemoveRows()

    def _forget_far_from(self, number: int) -> None:
        while len(self._pages) > _PAGES_KEPT:
            far = max(self._pages, key=lambda page: abs(page - number))
            del self._pages[far]
            self._asked.discard(far)

    def _fail(self, generation: int, error: Refused | Unavailable) -> None:
        # The page stays asked for: painting its rows must not ask again and again.
        if generation == self._generation:
            self._is_complete = True
            self.failed.emit(error)
