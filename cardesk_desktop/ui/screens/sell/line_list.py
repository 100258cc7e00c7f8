"""The lines of the ticket as a list that keyboard and finger work alike."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QItemSelectionModel, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget
from typing_extensions import override

from cardesk_desktop.ui.screens.sell.line_delegate import LineDelegate
from cardesk_desktop.ui.screens.sell.line_model import LineModel
from cardesk_desktop.ui.theme import Theme
from cardesk_desktop.ui.widgets.tile_delegate import Index

_LIT_MS = 900
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_DELETE = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class LineList(QListView):
    """Enter or a press opens a line, plus and minus change how many, Delete takes it off."""

    opened = Signal(object)
    """The UUID of the line to be looked at."""
    stepped = Signal(object, int)
    """The UUID of a line, and +1 or -1."""
    removed = Signal(object)
    """The UUID of the line to be taken off."""

    def __init__(self, theme: Theme, name: str, model: LineModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = model
        self._delegate = LineDelegate(theme, model, self)
        self.setItemDelegate(self._delegate)
        self.setModel(model)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setAccessibleName(name)
        self.clicked.connect(self._open)
        self._dimmer = QTimer(self)
        self._dimmer.setSingleShot(True)
        self._dimmer.timeout.connect(self._dim)

    @property
    def current_line(self) -> UUID | None:
        """The line with the ring."""
        index = self.currentIndex()
        return self._lines.face_at(index.row()).line_id if index.isValid() else None

    def light(self, line_id: UUID) -> None:
        """Bring a line that has just come or grown into view and light it for a moment."""
        self.set_current(line_id)
        self._delegate.lit = line_id
        self._dimmer.start(_LIT_MS)
        self.viewport().update()

    @property
    def lit_line(self) -> UUID | None:
        """The line that is lit now."""
        return self._delegate.lit

    def set_current(self, line_id: UUID | None) -> None:
        """Put the ring on a line, if it is there."""
        index = self._lines.index(self._lines.row_of(line_id))
        if index.isValid():
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
            self.scrollTo(index)

    @property
    def whole_height(self) -> int:
        """The height in which every line is seen without scrolling."""
        return sum(self.sizeHintForRow(row) for row in range(self._lines.rowCount()))

    def show_whole(self, is_whole: bool) -> None:
        """Be as high as all lines, because something around scrolls; or scroll by itself."""
        self.setMinimumHeight(self.whole_height if is_whole else 0)
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(policy.ScrollBarAlwaysOff if is_whole else policy.ScrollBarAsNeeded)

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        self._delegate.width = self.viewport().width()
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        line_id = self.current_line
        if line_id is None:
            event.ignore()
        elif event.key() in _ENTER:
            if not event.isAutoRepeat():
                self.opened.emit(line_id)
        elif event.key() in _DELETE:
            if not event.isAutoRepeat():
                self.removed.emit(line_id)
        elif event.text() in ("+", "-"):
            self.stepped.emit(line_id, 1 if event.text() == "+" else -1)
        elif event.text() and event.text().isprintable():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _open(self, index: Index) -> None:
        self.opened.emit(self._lines.face_at(index.row()).line_id)

    def _dim(self) -> None:
        self._delegate.lit = None
        self.viewport().update()
