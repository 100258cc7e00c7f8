"""A state in words on its soft colour: never colour alone."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from cardesk_desktop.ui.theme import TextSize, Theme, Tone
from cardesk_desktop.ui.widgets.paint import CENTRED, painter_on, rounded, text_in, width_of


def tag_size(theme: Theme, text: str) -> QSize:
    """The room that a tag takes."""
    font = theme.font(TextSize.SMALL, is_bold=True)
    return QSize(width_of(font, text) + 2 * theme.space.one + 1, theme.px(22))


def paint_tag(painter: QPainter, theme: Theme, box: QRect, text: str, tone: Tone) -> None:
    """Draw a tag, in a widget or in a delegate."""
    rounded(painter, QRectF(box), theme.radius.small, fill=theme.soft(tone))
    inner = box.adjusted(theme.space.half, 0, -theme.space.half, 0)
    text_in(painter, inner, text, theme.font(TextSize.SMALL, is_bold=True), theme.ink(tone), CENTRED)


class Tag(QWidget):
    """A tag that stands in a layout."""

    def __init__(
        self, theme: Theme, text: str = "", tone: Tone = Tone.MUTED, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_state(text, tone)

    @property
    def text(self) -> str:
        """The words shown."""
        return self._text

    def set_state(self, text: str, tone: Tone) -> None:
        """Show another state. An empty text hides the tag."""
        self._text, self._tone = text, tone
        self.setAccessibleName(text)
        if not text or self.parentWidget() is not None:
            # Shown without a parent it would be a window of its own, and take the keyboard.
            self.setVisible(bool(text))
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return tag_size(self._theme, self._text)

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter = painter_on(self)
        paint_tag(painter, self._theme, self.rect(), self._text, self._tone)
        painter.end()
