"""How many digits of a PIN have been typed, and nothing else of it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from cardesk_desktop.domain.pin import LONGEST, SHORTEST
from cardesk_desktop.ui.theme import Theme, Tone
from cardesk_desktop.ui.widgets.paint import painter_on, rounded

_DOT, _GAP = 16, 16


class PinDots(QWidget):
    """A row of circles, one for each digit; the first four are there from the start."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._typed, self._is_wrong = 0, False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_typed(self, typed: int, *, is_wrong: bool = False) -> None:
        """Fill so many circles; a wrong PIN stays for a moment in the colour of what went wrong."""
        self._typed, self._is_wrong = typed, is_wrong
        self.update()

    @override
    def sizeHint(self) -> QSize:
        step = self._theme.px(_DOT + _GAP)
        return QSize(step * LONGEST, self._theme.target)

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter = painter_on(self)
        side, step = self._theme.px(_DOT), self._theme.px(_DOT + _GAP)
        count = max(SHORTEST, self._typed)
        left = (self.width() - (count - 1) * step - side) / 2
        top = (self.height() - side) / 2
        ink = self._theme.ink(Tone.DUE if self._is_wrong else Tone.ACCENT)
        for place in range(count):
            box = QRectF(left + place * step, top, side, side)
            if place < self._typed:
                rounded(painter, box, side / 2, fill=ink)
            else:
                rounded(painter, box, side / 2, line=self._theme.colors.field_line, width=2)
        painter.end()
