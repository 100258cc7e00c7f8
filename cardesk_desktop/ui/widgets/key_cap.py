"""The picture of a key, as it stands on buttons and in the sheet of shortcuts."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from cardesk_desktop.ui.theme import TextSize, Theme, Tone
from cardesk_desktop.ui.widgets.paint import CENTRED, painter_on, rounded, text_in, width_of


def key_text(sequence: str) -> str:
    """How this operating system writes a key sequence such as `Ctrl+K`."""
    return QKeySequence(sequence).toString(QKeySequence.SequenceFormat.NativeText)


def key_cap_size(theme: Theme, text: str) -> QSize:
    """The room that a key cap takes."""
    font = theme.font(TextSize.SMALL, is_bold=True)
    height = theme.px(TextSize.SMALL.line) + theme.space.half
    return QSize(max(height, width_of(font, text) + 2 * theme.radius.small), height)


def paint_key_cap(painter: QPainter, theme: Theme, box: QRect, text: str, ink: QColor) -> None:
    """Draw a key in the colour of the words around it; its lower edge is the thicker one."""
    edge = QColor(ink)
    edge.setAlphaF(0.4)
    area = QRectF(box)
    rounded(painter, area, theme.radius.small, line=edge)
    lower = QRectF(
        area.left() + theme.radius.small, area.bottom() - 2, area.width() - 2 * theme.radius.small, 1
    )
    rounded(painter, lower, 0, fill=edge)
    painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    text_in(painter, box, text, theme.font(TextSize.SMALL, is_bold=True), ink, CENTRED)


class KeyCap(QWidget):
    """A key on its own, beside a search box or in the sheet of shortcuts."""

    def __init__(self, theme: Theme, sequence: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._text = key_text(sequence)
        self.setAccessibleName(self._text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        return key_cap_size(self._theme, self._text)

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter = painter_on(self)
        paint_key_cap(painter, self._theme, self.rect(), self._text, self._theme.ink(Tone.MUTED))
        painter.end()
