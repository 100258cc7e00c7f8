"""Grey shapes where rows will be: shown while the first page is read, so that nothing jumps."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.ui.theme import Theme
from cardesk_desktop.ui.widgets.paint import painter_on, rounded

ROW_HEIGHT = 64
_WIDTHS = (0.62, 0.48, 0.7, 0.4, 0.55)


def paint_skeleton_row(painter: QPainter, theme: Theme, box: QRectF, number: int) -> None:
    """Two bars in place of two lines of text; their lengths differ from row to row as words do."""
    part = _WIDTHS[number % len(_WIDTHS)]
    high = theme.px(10)
    middle = box.center().y()
    is_rtl = painter.layoutDirection() is Qt.LayoutDirection.RightToLeft
    for top, width in ((middle - high - 3, box.width() * part), (middle + 5, box.width() * part * 0.6)):
        left = box.right() - width if is_rtl else box.left()
        rounded(painter, QRectF(left, top, width, high), high / 2, fill=theme.colors.pressed)


class Skeleton(QWidget):
    """Rows that are not there yet."""

    def __init__(self, theme: Theme, _: Phrasebook, *, rows: int = 5, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._rows = theme, rows
        self.setAccessibleName(_("Loading"))

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(240), self._rows * self._theme.px(ROW_HEIGHT))

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter = painter_on(self)
        high = self._theme.px(ROW_HEIGHT)
        for number in range(self._rows):
            paint_skeleton_row(painter, self._theme, QRectF(0, number * high, self.width(), high), number)
        painter.end()
