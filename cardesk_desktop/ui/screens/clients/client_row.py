"""A client as a row to press, in a list of a few."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from cardesk_desktop.ui.screens.clients.faces import ClientFace
from cardesk_desktop.ui.theme import TextSize, Theme, Tone
from cardesk_desktop.ui.widgets.avatar import paint_avatar
from cardesk_desktop.ui.widgets.paint import mirrored, painter_on, rounded, text_in
from cardesk_desktop.ui.widgets.pressable import Pressable
from cardesk_desktop.ui.widgets.tag import paint_tag, tag_size

_HEIGHT = 56
_CIRCLE = 36


class ClientRow(Pressable):
    """Name, phone and kind. The marked row is the one that Enter in the search field takes."""

    def __init__(self, theme: Theme, face: ClientFace, parent: QWidget | None = None) -> None:
        super().__init__(theme, face.spoken(is_rtl=theme.is_rtl), parent)
        self.face = face
        self._is_marked = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def is_marked(self) -> bool:
        """True for the row that Enter takes."""
        return self._is_marked

    def set_marked(self, is_marked: bool) -> None:
        """Mark this row as the one that Enter takes."""
        self._is_marked = is_marked
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(240), self.theme.px(_HEIGHT))

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter = painter_on(self)
        painter.setLayoutDirection(self.theme.direction)
        colors, box, radius = self.theme.colors, QRectF(self.rect()), float(self.theme.radius.normal)
        if self._is_marked:
            rounded(painter, box, radius, fill=colors.accent_soft)
        elif self.underMouse():
            rounded(painter, box, radius, fill=colors.pressed if self.isDown() else colors.hover)
        pad, side = self.theme.space.one, self.theme.px(_CIRCLE)
        inner = self.rect().adjusted(pad, 0, -pad, 0)
        circle = QRect(inner.left(), (self.height() - side) // 2, side, side)
        place = self._turned(circle, inner)
        paint_avatar(painter, self.theme, place, self.face.name, is_on_accent=self._is_marked)
        room = inner.adjusted(side + self.theme.space.one_half, 0, 0, 0)
        if self.face.tag:
            size = tag_size(self.theme, self.face.tag)
            tag = QRect(room.right() - size.width(), (self.height() - size.height()) // 2, *size.toTuple())
            paint_tag(painter, self.theme, self._turned(tag, inner), self.face.tag, Tone.WORK)
            room.setRight(tag.left() - pad)
        line, small = self.theme.px(TextSize.BODY.line), self.theme.px(TextSize.SMALL.line)
        top = (self.height() - line - (small if self.face.detail else 0)) // 2
        name = self._turned(QRect(room.left(), top, room.width(), line), inner)
        text_in(painter, name, self.face.name, self.theme.font(is_bold=True), colors.text)
        detail = self._turned(QRect(room.left(), top + line, room.width(), small), inner)
        text_in(painter, detail, self.face.detail, self.theme.font(TextSize.SMALL), colors.muted)
        self.paint_ring(painter, box, radius)
        painter.end()

    def _turned(self, box: QRect, within: QRect) -> QRect:
        return mirrored(box, within, is_rtl=self.theme.is_rtl)
