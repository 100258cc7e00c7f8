"""One way to reach a client, or one thing to know of them."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from cardesk_desktop.directions import isolated
from cardesk_desktop.ui.screens.clients.pane_faces import ContactLine
from cardesk_desktop.ui.theme import TextSize, Theme, Tone
from cardesk_desktop.ui.widgets.labels import ElidedText, Text
from cardesk_desktop.ui.widgets.literal import explain
from cardesk_desktop.ui.widgets.paint import painter_on

_ICON = 18


class ContactRow(QWidget):
    """An icon and the words beside it; what they are is said on hovering and by a screen reader."""

    def __init__(self, theme: Theme, line: ContactLine, *, is_rtl: bool) -> None:
        super().__init__()
        explain(self, line.label)
        words = ElidedText(theme, isolated(line.text, is_rtl=is_rtl))
        words.setAccessibleName(f"{line.label}: {line.text}")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.space.one_half)
        row.addWidget(_Picture(theme, line.icon))
        row.addWidget(words, 1)
        if line.is_phone:
            row.addWidget(Text(theme, line.label, size=TextSize.SMALL, tone=Tone.MUTED))


class _Picture(QWidget):
    def __init__(self, theme: Theme, icon: str) -> None:
        super().__init__()
        self._theme, self._icon = theme, icon
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(_ICON), self._theme.px(_ICON))

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter = painter_on(self)
        self._theme.icons.paint(painter, self._icon, self._theme.colors.muted, QRectF(self.rect()))
        painter.end()
