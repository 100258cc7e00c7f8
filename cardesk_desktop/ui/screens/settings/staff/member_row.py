"""A person of the staff as a row to press."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPaintEvent
from typing_extensions import override

from cardesk_desktop.domain.staff import Staff
from cardesk_desktop.ui import role_words
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.theme import TextSize, Tone
from cardesk_desktop.ui.widgets.avatar import paint_avatar
from cardesk_desktop.ui.widgets.paint import mirrored, painter_on, rounded, text_in
from cardesk_desktop.ui.widgets.tag import paint_tag, tag_size
from cardesk_desktop.ui.widgets.two_line_row import TwoLineRow

_CIRCLE = 36


class MemberRow(TwoLineRow):
    """Circle, name and role, and at the far side what there is to know: no PIN yet, or gone."""

    def __init__(self, look: Look, member: Staff, *, has_pin: bool) -> None:
        _ = look.phrases
        self.member = member
        self.role = role_words.role(_, member.role)
        if not member.is_active:
            self.tag, self._tone = _("No longer works here"), Tone.MUTED
        elif has_pin:
            self.tag, self._tone = "", Tone.MUTED
        else:
            self.tag, self._tone = _("No PIN yet"), Tone.WAIT
        name = _.listed((member.name, self.role, self.tag))
        super().__init__(look.theme, name)

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter, theme = painter_on(self), self.theme
        colors, box, radius = theme.colors, QRectF(self.rect()), float(theme.radius.normal)
        if self.underMouse():
            rounded(painter, box, radius, fill=colors.pressed if self.isDown() else colors.hover)
        pad, side = theme.space.one, theme.px(_CIRCLE)
        inner = self.rect().adjusted(pad, 0, -pad, 0)
        circle = QRect(inner.left(), (self.height() - side) // 2, side, side)
        paint_avatar(painter, theme, self._turned(circle), self.member.name)
        room = inner.adjusted(side + theme.space.one_half, 0, 0, 0)
        if self.tag:
            size = tag_size(theme, self.tag)
            top = (self.height() - size.height()) // 2
            tag = QRect(room.right() - size.width(), top, size.width(), size.height())
            paint_tag(painter, theme, self._turned(tag), self.tag, self._tone)
            room.setRight(tag.left() - pad)
        line, small = theme.px(TextSize.BODY.line), theme.px(TextSize.SMALL.line)
        top = (self.height() - line - small) // 2
        ink = colors.text if self.member.is_active else colors.muted
        name = self._turned(QRect(room.left(), top, room.width(), line))
        text_in(painter, name, self.member.name, theme.font(is_bold=True), ink)
        role = self._turned(QRect(room.left(), top + line, room.width(), small))
        text_in(painter, role, self.role, theme.font(TextSize.SMALL), colors.muted)
        self.paint_ring(painter, box, radius)
        painter.end()

    def _turned(self, box: QRect) -> QRect:
        return mirrored(box, self.rect(), is_rtl=self.theme.is_rtl)
