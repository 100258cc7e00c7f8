"""A person of the staff as a tile: circle, name, role, and the number that chooses them."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from cardesk_desktop.domain.staff import Staff
from cardesk_desktop.ui import role_words
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.theme import TextSize, Tone
from cardesk_desktop.ui.widgets.avatar import paint_avatar
from cardesk_desktop.ui.widgets.card import PressCard
from cardesk_desktop.ui.widgets.key_cap import key_cap_size, paint_key_cap
from cardesk_desktop.ui.widgets.literal import explain
from cardesk_desktop.ui.widgets.paint import CENTRED, mirrored, painter_on, text_in

_HEIGHT = 144
_AVATAR = 56


class StaffTile(PressCard):
    """Checked while it is this person's PIN that is asked for."""

    WIDTH = 176
    """In pixels at a text size of 100 %."""

    def __init__(self, look: Look, member: Staff, number: int, parent: QWidget | None = None) -> None:
        role = role_words.role(look.phrases, member.role)
        name = look.phrases.listed((member.name, role))
        super().__init__(look.theme, name, is_checkable=True, parent=parent)
        self.member = member
        self._role, self._number, self._shows_number = role, str(number) if number < 10 else "", False
        explain(self, member.name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_number(self, shows_number: bool) -> None:
        """Show the key that chooses this person, while a key does."""
        self._shows_number = shows_number
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(self.WIDTH), self.theme.px(_HEIGHT))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        super().paintEvent(event)
        theme, painter = self.theme, painter_on(self)
        side, edge = theme.px(_AVATAR), theme.space.two
        circle = QRect((self.width() - side) // 2, theme.space.two, side, side)
        paint_avatar(painter, theme, circle, self.member.name, is_on_accent=self.isChecked())
        top = circle.bottom() + theme.space.one
        name = QRect(edge // 2, top, self.width() - edge, theme.px(TextSize.BODY.line))
        text_in(painter, name, self.member.name, theme.font(is_bold=True), theme.colors.text, CENTRED)
        role = name.translated(0, name.height() + theme.space.half // 2)
        text_in(painter, role, self._role, theme.font(TextSize.SMALL), theme.ink(Tone.MUTED), CENTRED)
        if self._shows_number and self._number:
            size = key_cap_size(theme, self._number)
            corner = QRect(theme.space.one_half, theme.space.one_half, size.width(), size.height())
            place = mirrored(corner, self.rect(), is_rtl=theme.is_rtl)
            paint_key_cap(painter, theme, place, self._number, theme.ink(Tone.MUTED))
        painter.end()
