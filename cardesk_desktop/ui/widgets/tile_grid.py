"""A grid of tiles: as many columns as there is room for, read further as it is scrolled."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QAbstractItemModel, QItemSelectionModel, QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QWidget
from typing_extensions import override

from cardesk_desktop.ui.theme import Theme
from cardesk_desktop.ui.widgets.tile_delegate import Index, TileDelegate, TileFace

_LEAST_WIDTH = 172
_ROOMY = (1_120, 640)
"""From this width and height on (at a text size of 100 %) tiles are drawn larger ..."""
_LARGE_WIDTH = 216
"""... and no narrower than this."""
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_MIRRORED = {
    QAbstractItemView.CursorAction.MoveLeft: QAbstractItemView.CursorAction.MoveRight,
    QAbstractItemView.CursorAction.MoveRight: QAbstractItemView.CursorAction.MoveLeft,
}


class TileGrid(QListView):
    """Shows a model of one column as tiles. One is chosen by a press, or by Enter on the one with the ring.

    `face_at` gives what a row shows, or None while the row is still being read. Letters and digits
    are left to the page around, where they begin a search.
    """

    chosen = Signal(int)
    """The row whose tile was chosen."""
    left_upwards = Signal()
    """The arrow up was pressed in the first line of tiles."""

    def __init__(
        self,
        theme: Theme,
        name: str,
        model: QAbstractItemModel,
        face_at: Callable[[int], TileFace | None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._rows = theme, model
        self._delegate = TileDelegate(theme, face_at, self)
        self.setItemDelegate(self._delegate)
        self.setModel(model)
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setAccessibleName(name)
        self.clicked.connect(self._on_clicked)
        # The second of two quick presses is a press like the first: two are wanted.
        self.doubleClicked.connect(self._on_clicked)
        model.modelReset.connect(self._begin_at_first)

    @property
    def gap(self) -> int:
        """The distance between tiles, which also follows the last one of a line."""
        return self._delegate.gap

    def focus_first(self) -> None:
        """Put the ring on the first tile, and the keyboard there."""
        self._begin_at_first()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def choose_current(self) -> bool:
        """Choose the tile with the ring; False when there is none."""
        index = self.currentIndex()
        if index.isValid():
            self.chosen.emit(index.row())
        return index.isValid()

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        # Qt keeps the scroll bar free in any case, and wraps a line that would touch the edge.
        bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent, None, self.verticalScrollBar())
        room = self.maximumViewportSize().width() - bar - 1
        is_large = self.width() >= self._theme.px(_ROOMY[0]) and self.height() >= self._theme.px(_ROOMY[1])
        self._delegate.set_large(is_large)
        least = self._theme.px(_LARGE_WIDTH if is_large else _LEAST_WIDTH)
        columns = max(1, room // (least + self._delegate.gap))
        self._delegate.width = max(1, room // columns)
        self.setGridSize(QSize(self._delegate.width, self._delegate.height))
        super().resizeEvent(event)
        # Now, not in Qt's tenth of a second: tiles that jump are pressed wrongly.
        self.doItemsLayout()

    @override
    def mouseMoveEvent(self, event: QMouseEvent, /) -> None:
        super().mouseMoveEvent(event)
        is_over = self.indexAt(event.position().toPoint()).isValid()
        shape = Qt.CursorShape.PointingHandCursor if is_over else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() in _ENTER:
            if not event.isAutoRepeat():
                self.choose_current()
        elif event.key() == Qt.Key.Key_Up and self._is_in_first_line():
            self.left_upwards.emit()
        elif event.text() and event.text().isprintable():
            # A list would jump to the first name that begins so.
            event.ignore()
        else:
            super().keyPressEvent(event)

    @override
    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier, /
    ) -> QModelIndex:
        # Qt mirrors the tiles, and not the keys that lead through them.
        if self._theme.is_rtl:
            action = _MIRRORED.get(action, action)
        return super().moveCursor(action, modifiers)

    def _on_clicked(self, index: Index) -> None:
        self.chosen.emit(index.row())

    def _begin_at_first(self) -> None:
        first = self._rows.index(0, 0)
        if first.isValid():
            self.selectionModel().setCurrentIndex(first, QItemSelectionModel.SelectionFlag.NoUpdate)
        self.scrollToTop()

    def _is_in_first_line(self) -> bool:
        top = self.visualRect(self._rows.index(0, 0)).top()
        return self.visualRect(self.currentIndex()).top() == top
