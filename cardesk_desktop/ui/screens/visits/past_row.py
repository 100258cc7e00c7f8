"""One visit of the past in the panel of a car. Pressing it opens its invoice."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from cardesk_desktop.directions import listed
from cardesk_desktop.ui.screens.visits.history import PastFace
from cardesk_desktop.ui.theme import TextSize, Theme, Tone
from cardesk_desktop.ui.widgets.paint import TRAILING, mirrored, painter_on, rounded, text_in, width_of
from cardesk_desktop.ui.widgets.tag import paint_tag, tag_size
from cardesk_desktop.ui.widgets.two_line_row import TwoLineRow


class PastRow(TwoLineRow):
    """Day and services, what they came to, and a tag where something is still open."""

    def __init__(self, theme: Theme, face: PastFace, parent: QWidget | None = None) -> None:
        spoken = listed((face.day, face.services, face.amount, face.tag), is_rtl=theme.is_rtl)
        super().__init__(theme, spoken, parent)
        self.face = face
        if face.invoice_id is None:
            self.setEnabled(False)
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self.unsetCursor()

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter = painter_on(self)
        theme, box = self.theme, QRectF(self.rect())
        if self.isEnabled() and self.underMouse():
            rounded(painter, box, theme.radius.normal, fill=theme.colors.hover)
        self._paint_words(painter)
        self.paint_ring(painter, box, theme.radius.normal)
        painter.end()

    def _paint_words(self, painter: QPainter) -> None:
        theme, face = self.theme, self.face
        room = self.rect().adjusted(theme.space.one, theme.space.one, -theme.space.one, -theme.space.one)
        first, second = theme.px(TextSize.BODY.line), theme.px(TextSize.SMALL.line)
        bold = theme.font(is_bold=True)
        amount = QRect(room.topLeft(), QSize(width_of(bold, face.amount) + 1, first))
        amount.moveRight(room.right())
        text_in(painter, self._mirrored(amount), face.amount, bold, theme.ink(Tone.TEXT), TRAILING)
        services = QRect(room.left(), room.top(), amount.left() - room.left() - theme.space.one, first)
        text_in(painter, self._mirrored(services), face.services, theme.font(), theme.ink(Tone.TEXT))
        day = QRect(room.left(), room.top() + first, room.width() // 2, second)
        text_in(painter, self._mirrored(day), face.day, theme.font(TextSize.SMALL), theme.ink(Tone.MUTED))
        if face.tag:
            size = tag_size(theme, face.tag)
            at = QPoint(room.right() + 1 - size.width(), room.top() + first)
            paint_tag(
                painter, theme, self._mirrored(QRect(at, QSize(size.width(), second))), face.tag, face.tone
            )

    def _mirrored(self, box: QRect) -> QRect:
        return mirrored(box, self.rect(), is_rtl=self.layoutDirection() is Qt.LayoutDirection.RightToLeft)
