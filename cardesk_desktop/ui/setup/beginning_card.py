"""A large card to choose how the shop begins: an icon, what it is, and what one gets."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from cardesk_desktop.ui.theme import Theme, Tone
from cardesk_desktop.ui.widgets.card import PressCard
from cardesk_desktop.ui.widgets.labels import Text
from cardesk_desktop.ui.widgets.paint import painter_on, rounded
from cardesk_desktop.ui.widgets.tag import Tag

_DISC = 44
_ICON = 22


class BeginningCard(PressCard):
    """Checkable; `badge` is a word of advice beside its title."""

    def __init__(self, theme: Theme, icon: str, title: str, text: str, *, badge: str = "") -> None:
        super().__init__(theme, f"{title}. {text}", is_checkable=True)
        head = QHBoxLayout()
        head.setSpacing(theme.space.one)
        head.addWidget(self.show_only(Text(theme, title, is_bold=True)))
        if badge:
            head.addWidget(self.show_only(Tag(theme, badge, Tone.READY)))
        head.addStretch(1)
        words = QVBoxLayout()
        words.setSpacing(theme.space.half)
        words.addLayout(head)
        words.addWidget(self.show_only(Text(theme, text, tone=Tone.MUTED, is_wrapping=True)))
        row = QHBoxLayout()
        row.setSpacing(theme.space.two)
        row.addWidget(self.show_only(_Disc(self, icon)))
        row.addLayout(words, 1)
        self.content.addLayout(row)


class _Disc(QWidget):
    def __init__(self, card: PressCard, icon: str) -> None:
        super().__init__()
        self._card, self._theme, self._icon = card, card.theme, icon
        self.setFixedSize(self.sizeHint())

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(_DISC), self._theme.px(_DISC))

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter = painter_on(self)
        colors, box = self._theme.colors, QRectF(self.rect())
        # The chosen card is itself in the soft accent.
        fill = colors.surface if self._card.isChecked() else colors.accent_soft
        rounded(painter, box, box.height() / 2, fill=fill)
        side = self._theme.px(_ICON)
        middle = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        self._theme.icons.paint(painter, self._icon, colors.accent, middle)
        painter.end()
