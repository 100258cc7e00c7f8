"""One key of the number pad."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from cardesk_desktop.ui.theme import TextSize, Theme
from cardesk_desktop.ui.widgets.paint import CENTRED, painter_on, rounded, text_in
from cardesk_desktop.ui.widgets.pressable import Pressable

HIGH, LOW = 56, 48


class PadKey(Pressable):
    """A digit, the point, or the key that takes the last one back; `height` at 100 per cent."""

    def __init__(
        self, theme: Theme, key: str, name: str, height: int = HIGH, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, name, parent)
        self._key, self._high = key, height
        # The pad types into a field: the focus stays there.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAutoRepeat(key == "back")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    @override
    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(72), self.theme.px(self._high))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme.target, self.theme.target)

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter = painter_on(self)
        colors = self.theme.colors
        over = colors.hover if self.underMouse() and self.isEnabled() else colors.raised
        fill = colors.pressed if self.isDown() else over
        ink = colors.text if self.isEnabled() else colors.muted
        rounded(painter, QRectF(self.rect()), self.theme.radius.normal, fill=fill, line=colors.line)
        if self._key == "back":
            side = self.theme.px(22)
            box = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
            self.theme.icons.paint(painter, "delete", ink, box)
        else:
            font = self.theme.font(TextSize.LARGE, is_bold=True)
            text_in(painter, self.rect(), self._key, font, ink, CENTRED)
        painter.end()
