"""An empty place that says what belongs there and how it gets there."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from cardesk_desktop.ui.navigator import Action
from cardesk_desktop.ui.theme import TextSize, Theme, Tone
from cardesk_desktop.ui.widgets.buttons import Button, ButtonKind
from cardesk_desktop.ui.widgets.labels import READABLE, Text
from cardesk_desktop.ui.widgets.paint import painter_on


class _Picture(QWidget):
    def __init__(self, theme: Theme, icon: str) -> None:
        super().__init__()
        self._theme, self._icon = theme, icon
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(72), self._theme.px(72))

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter = painter_on(self)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.soft(Tone.ACCENT))
        painter.drawEllipse(QRectF(self.rect()))
        inset = self.width() * 0.28
        box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        self._theme.icons.paint(painter, self._icon, self._theme.colors.accent, box)
        painter.end()


class EmptyState(QWidget):
    """Picture, what is not there yet, what to do about it, and the button that does it."""

    def __init__(
        self,
        theme: Theme,
        icon: str,
        title: str,
        text: str,
        *,
        action: Action | None = None,
        key: str = "",
        kind: ButtonKind = ButtonKind.SECONDARY,
        other: Action | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        space = theme.space
        across = QHBoxLayout(self)
        across.setContentsMargins(space.two, space.two, space.two, space.two)
        column = QVBoxLayout()
        column.setSpacing(space.one)
        across.addStretch(1)
        across.addLayout(column, 6)
        across.addStretch(1)
        column.addStretch(1)
        column.addWidget(_Picture(theme, icon), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(space.one)
        head = Text(theme, title, size=TextSize.LARGE, is_bold=True, is_wrapping=True)
        words = Text(theme, text, tone=Tone.MUTED, is_wrapping=True)
        for part in (head, words):
            part.setAlignment(Qt.AlignmentFlag.AlignCenter)
            part.setMaximumWidth(theme.px(READABLE))
            column.addWidget(part)
        self.button: Button | None = None
        if action is not None:
            self.button = Button(theme, action.words, kind=kind, key=key)
            self.button.activated.connect(action.run)
            column.addSpacing(space.one)
            column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        self.other: Button | None = None
        if other is not None:
            self.other = Button(theme, other.words, kind=ButtonKind.QUIET)
            self.other.activated.connect(other.run)
            column.addWidget(self.other, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
