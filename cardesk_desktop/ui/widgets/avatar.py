"""A person as a circle with a letter; the same person always has the same colour."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from cardesk_desktop.ui.theme import Theme, Tone
from cardesk_desktop.ui.widgets.paint import CENTRED, painter_on, text_in

_TONES = (Tone.ACCENT, Tone.WORK, Tone.WAIT, Tone.READY)
_LETTER = 0.38
"""Height of the letter, as a part of the circle."""


def initial_of(name: str) -> str:
    """The first letter or digit of a name, as a capital; a dot when there is none."""
    return next((char.upper() for char in name if char.isalnum()), "·")


def paint_avatar(
    painter: QPainter, theme: Theme, box: QRect, name: str, *, is_on_accent: bool = False
) -> None:
    """Draw the circle of a person, in a widget or in a delegate.

    What is chosen lies on the soft accent, where circles in soft colours are not seen: there they are plain.
    """
    tone = _TONES[sum(map(ord, name)) % len(_TONES)]
    rounded_side = min(box.width(), box.height())
    painter.setPen(QColor(0, 0, 0, 0))
    painter.setBrush(QColor(theme.colors.surface) if is_on_accent else theme.soft(tone))
    painter.drawEllipse(QRectF(box.left(), box.top(), rounded_side, rounded_side))
    font = theme.font(is_bold=True)
    font.setPixelSize(max(1, round(rounded_side * _LETTER)))
    text_in(painter, box, initial_of(name), font, theme.ink(tone), CENTRED)


class Avatar(QWidget):
    """The circle in a layout. The name stands beside it, so it is not read out twice."""

    def __init__(self, theme: Theme, name: str, *, side: int = 32, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._name, self._side = theme, name, theme.px(side)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_name(self, name: str) -> None:
        """Show another person."""
        self._name = name
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._side, self._side)

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter = painter_on(self)
        paint_avatar(painter, self._theme, self.rect(), self._name)
        painter.end()
