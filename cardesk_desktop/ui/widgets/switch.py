"""A switch with its words: on or off, at once."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from cardesk_desktop.ui.theme import Theme
from cardesk_desktop.ui.widgets.paint import LEADING, mirrored, painter_on, rounded, text_in, width_of
from cardesk_desktop.ui.widgets.pressable import Pressable


class Switch(Pressable):
    """Announces `toggled(bool)`. The words belong to the target: they can be pressed too."""

    def __init__(
        self, theme: Theme, words: str, *, is_on: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, words, parent)
        self._words = words
        self.setCheckable(True)
        self.setChecked(is_on)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        words = width_of(self.theme.font(), self._words)
        return QSize(words + self._track().width() + 2 * self.theme.space.one_half, self.theme.target)

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter = painter_on(self)
        colors, track = self.theme.colors, self._track()
        is_rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        box = QRectF(mirrored(track, self.rect(), is_rtl=is_rtl))
        is_on = self.isChecked()
        line = None if is_on else colors.field_line
        rounded(painter, box, box.height() / 2, fill=colors.accent if is_on else colors.surface, line=line)
        knob = box.height() - 8
        at_end = is_on is not is_rtl
        left = box.right() - knob - 4 if at_end else box.left() + 4
        ink = colors.on_accent if is_on else colors.field_line
        rounded(painter, QRectF(left, box.top() + 4, knob, knob), knob / 2, fill=ink)
        start = track.right() + self.theme.space.one_half
        words = mirrored(QRect(start, 0, self.width() - start, self.height()), self.rect(), is_rtl=is_rtl)
        text_in(painter, words, self._words, self.theme.font(), colors.text, LEADING)
        self.paint_ring(painter, QRectF(self.rect()), self.theme.radius.normal)
        painter.end()

    def _track(self) -> QRect:
        high = self.theme.px(24)
        return QRect(self.theme.space.half, (self.height() - high) // 2, self.theme.px(44), high)
