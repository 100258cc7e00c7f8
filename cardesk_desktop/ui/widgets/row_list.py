"""A list of rows with columns: read page by page, moved by keys, each cell a text, figure, tag or plate."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget
from typing_extensions import override

from cardesk_desktop.store.views import Order
from cardesk_desktop.ui.theme import TextSize, Theme
from cardesk_desktop.ui.widgets.cell import Cell, CellDelegate
from cardesk_desktop.ui.widgets.list_head import ListHead, room_for_arrow
from cardesk_desktop.ui.widgets.paged_model import PagedModel
from cardesk_desktop.ui.widgets.paint import width_of
from cardesk_desktop.ui.widgets.skeleton import ROW_HEIGHT

T = TypeVar("T")
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_SPARE = 4
"""Pixels that one day may be wider than another of as many letters."""
_SORTING = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)


@dataclass(frozen=True, slots=True)
class Column(Generic[T]):
    """`width` in pixels is the least it has; what is over is shared by `stretch`. 0 keeps its width.

    What `samples` say is seen whole as well: a date is longer in one language than in another.
    """

    title: str
    width: int
    cell: Callable[[T], Cell]
    stretch: int = 0
    is_figure: bool = False
    """The title stands at the far edge, above the figures."""
    gives_way: bool = False
    """It is left out where there is no room for all; the others are always in sight."""
    sort: str = ""
    """Name of the order in which the database can put the list by this column; empty where it can not."""
    samples: tuple[Cell, ...] = ()
    when_narrow: Callable[[T], Cell] | None = None
    """The cell while a column has given way, with what that one says."""


class RowList(QTableView, Generic[T]):
    """One row is current. The person goes to it by arrow or press, and opens it by Enter or double click.

    With `opens_at_once` one press opens it: where nothing beside the list shows the row that was gone to.
    """

    row_chosen = Signal(object)
    """The row the person went to."""
    row_activated = Signal(object)
    """The row the person opened."""
    left_upwards = Signal()
    """The arrow up was pressed in the first row."""
    order_asked = Signal(object)
    """The `Order` that the person wants, by a press on a head or by Ctrl and an arrow key. Whoever owns the
    list starts the model with it."""

    def __init__(
        self,
        theme: Theme,
        name: str,
        model: PagedModel[T],
        columns: Sequence[Column[T]],
        *,
        opens_at_once: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._rows, self._columns = theme, model, tuple(columns)
        model.set_columns(
            tuple(column.title for column in columns),
            tuple(_spoken(column.cell, is_rtl=theme.is_rtl) for column in columns),
            frozenset(number for number, column in enumerate(columns) if column.is_figure),
        )
        self.setModel(model)
        self.setItemDelegate(CellDelegate(theme, self._cell, self))
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(theme.px(ROW_HEIGHT))
        head = ListHead(theme, self)
        self.setHorizontalHeader(head)
        head.setFont(theme.font(TextSize.SMALL, is_bold=True))
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setHighlightSections(False)
        head.setSectionsClickable(any(column.sort for column in columns))
        head.sectionClicked.connect(self._on_head_pressed)
        self._order: Order | None = None
        self._is_narrow = False
        self.selectionModel().currentRowChanged.connect(self._on_current_changed)
        pressed = self.clicked if opens_at_once else self.doubleClicked
        pressed.connect(lambda index: self._open(index.row()))

    @property
    def current(self) -> T | None:
        """The row with the keyboard, or None."""
        index = self.currentIndex()
        return self._rows.row_at(index.row()) if index.isValid() else None

    def choose(self, row: int) -> None:
        """Go to a row by its number and bring it into view."""
        self.setCurrentIndex(self._rows.index(row, 0))

    def show_order(self, order: Order) -> None:
        """Mark the column by which the list is sorted; nothing is announced."""
        self._order = order
        head = self.horizontalHeader()
        sorting = [number for number, column in enumerate(self._columns) if column.sort == order.by]
        head.setSortIndicatorShown(bool(sorting))
        if sorting:
            way = Qt.SortOrder.DescendingOrder if order.is_descending else Qt.SortOrder.AscendingOrder
            head.setSortIndicator(sorting[0], way)
            self._share_width()

    def height_of(self, rows: int) -> int:
        """The height in which so many rows are seen without scrolling."""
        return self.horizontalHeader().sizeHint().height() + rows * self.verticalHeader().defaultSectionSize()

    def go(self, rows: int) -> None:
        """Go some rows down, or up when negative, as the arrow keys of a search field above it ask."""
        if self._rows.total:
            row = min(self._rows.total - 1, max(0, self.currentIndex().row() + rows))
            self.choose(row)

    @override
    def minimumSizeHint(self) -> QSize:
        kept = sum(self._least(column) for column in self._columns if not column.gives_way)
        return QSize(kept + self.verticalScrollBar().sizeHint().width(), super().minimumSizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._share_width()

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and event.key() in _SORTING:
            self._sort_by_key(event.key())
        elif event.key() in _ENTER:
            self._open(self.currentIndex().row())
        elif event.key() == Qt.Key.Key_Up and self.currentIndex().row() <= 0:
            self.left_upwards.emit()
        elif event.text() and event.text().isprintable() and not event.text().isspace():
            # A table would jump to the first row that begins so; letters belong to the search above it.
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _cell(self, row: int, column: int) -> Cell | None:
        held = self._rows.row_at(row)
        if held is None:
            return None
        shown = self._columns[column]
        return (shown.when_narrow if self._is_narrow and shown.when_narrow else shown.cell)(held)

    def _open(self, row: int) -> None:
        held = self._rows.row_at(row) if row >= 0 else None
        if held is not None:
            self.row_activated.emit(held)

    def _sort_by_key(self, key: int) -> None:
        """Ctrl with left or right takes another column, with up or down another direction."""
        sorts = [column.sort for column in self._columns if column.sort]
        if not sorts:
            return
        now = self._order or Order(sorts[0])
        place = sorts.index(now.by) if now.by in sorts else 0
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._ask_order(Order(sorts[place], key == Qt.Key.Key_Down))
            return
        step = 1 if (key == Qt.Key.Key_Right) is not self._theme.is_rtl else -1
        self._ask_order(Order(sorts[(place + step) % len(sorts)]))

    def _on_head_pressed(self, section: int) -> None:
        by = self._columns[section].sort
        if by:
            now = self._order
            self._ask_order(Order(by, now is not None and now.by == by and not now.is_descending))
        elif self._order is not None:
            self.show_order(self._order)

    def _ask_order(self, order: Order) -> None:
        self.show_order(order)
        self.order_asked.emit(order)

    def _on_current_changed(self, current: QModelIndex, before: QModelIndex) -> None:
        held = self._rows.row_at(current.row()) if current.isValid() else None
        if held is not None and current.row() != before.row():
            self.row_chosen.emit(held)

    def _least(self, column: Column[T]) -> int:
        """What a column needs: the width it asks for, or its title or samples where they are longer."""
        is_sorting = self._order is not None and bool(column.sort) and column.sort == self._order.by
        edges = 2 * self._theme.space.one_half
        title = width_of(self.horizontalHeader().font(), column.title)
        arrow = room_for_arrow(self._theme) if is_sorting else 0
        return max(self._theme.px(column.width), title + edges + arrow, self._sampled(column.samples) + edges)

    def _sampled(self, samples: Sequence[Cell]) -> int:
        small = self._theme.font(TextSize.SMALL)
        texts = (width_of(self._theme.font(is_bold=sample.is_bold), sample.text) for sample in samples)
        details = (width_of(small, sample.detail) for sample in samples)
        return max((*texts, *details)) + _SPARE if samples else 0

    def _share_width(self) -> None:
        least = [self._least(column) for column in self._columns]
        room = self.viewport().width()
        out = self._giving_way(least, room)
        self._is_narrow = bool(out)
        shown = [number for number in range(len(least)) if number not in out]
        shares = sum(self._columns[number].stretch for number in shown)
        over = max(0, room - sum(least[number] for number in shown))
        for number, column in enumerate(self._columns):
            self.setColumnHidden(number, number in out)
            extra = over * column.stretch // shares if shares else 0
            self.setColumnWidth(number, least[number] + extra)

    def _giving_way(self, least: list[int], room: int) -> set[int]:
        """As many columns as have to go, the last of those that may first."""
        out: set[int] = set()
        too_much = sum(least) - room
        for number in reversed(range(len(least))):
            if too_much > 0 and self._columns[number].gives_way:
                out.add(number)
                too_much -= least[number]
        return out


def _spoken(cell: Callable[[T], Cell], *, is_rtl: bool) -> Callable[[T], str]:
    return lambda row: cell(row).spoken(is_rtl=is_rtl)
