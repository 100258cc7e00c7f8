"""Draws a line of the ticket: how many, what, by whom and for how much."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QLineF, QPoint, QRect, QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget
from typing_extensions import override

from cardesk_desktop.ui.screens.sell.faces import LineFace
from cardesk_desktop.ui.screens.sell.line_model import LineModel
from cardesk_desktop.ui.theme import TextSize, Theme, Tone
from cardesk_desktop.ui.widgets.few_lines import FewLines
from cardesk_desktop.ui.widgets.paint import (
    CENTRED,
    FIGURES,
    focus_ring,
    mirrored,
    rounded,
    text_in,
    width_of,
)
from cardesk_desktop.ui.widgets.tag import paint_tag, tag_size
from cardesk_desktop.ui.widgets.tile_delegate import Index

_BOX = 28
_NAME_LINES = 2
_EXTRA_LINES = 2


class LineDelegate(QStyledItemDelegate):
    """Rows as high as what they say; the row that has just grown is lit for a moment."""

    def __init__(self, theme: Theme, model: LineModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._model = theme, model
        self._bold = theme.font(is_bold=True)
        self._name = FewLines(self._bold, _NAME_LINES)
        self._extra = FewLines(theme.font(TextSize.SMALL), _EXTRA_LINES)
        self.width = theme.px(320)
        """The width of the list, on which the height of a row depends."""
        self.lit: UUID | None = None
        self._amount_width = 0
        for changed in (model.modelReset, model.rowsInserted, model.rowsRemoved, model.dataChanged):
            changed.connect(self._measure)

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index, /) -> QSize:
        face = self._model.face_at(index.row())
        room = self._words_box(QRect(0, 0, self.width, 0), face).width()
        height = len(self._name.lines(face.name, room)) * self._theme.px(TextSize.BODY.line)
        for text, _tone in _extras(face):
            height += len(self._extra.lines(text, room)) * self._theme.px(TextSize.SMALL.line)
        if face.below:
            height += self._theme.space.half + tag_size(self._theme, face.below).height()
        least = max(self._theme.px(_BOX), self._theme.target - 2 * self._theme.space.one_half)
        return QSize(self.width, max(height, least) + 2 * self._theme.space.one_half)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index, /) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(self._theme.direction)
        face = self._model.face_at(index.row())
        box: QRect = option.rect
        self._paint_ground(painter, box, option, face)
        inner = box.adjusted(0, self._theme.space.one_half, 0, -self._theme.space.one_half)
        self._paint_quantity(painter, inner, face)
        self._paint_amount(painter, inner, face)
        self._paint_words(painter, inner, face)
        painter.restore()

    def _paint_ground(
        self, painter: QPainter, box: QRect, option: QStyleOptionViewItem, face: LineFace
    ) -> None:
        colors, state = self._theme.colors, option.state
        area = QRectF(box).adjusted(0, 1, 0, -1)
        radius = float(self._theme.radius.small)
        if face.line_id == self.lit:
            rounded(painter, area, radius, fill=colors.accent_soft)
        elif state & QStyle.StateFlag.State_MouseOver:
            rounded(painter, area, radius, fill=colors.hover)
        painter.setPen(QPen(QColor(colors.line), 1))
        bottom = box.bottom() + 0.5
        painter.drawLine(QLineF(box.left(), bottom, box.right() + 1, bottom))
        if state & QStyle.StateFlag.State_HasFocus:
            focus_ring(painter, self._theme, area, radius)

    def _paint_quantity(self, painter: QPainter, inner: QRect, face: LineFace) -> None:
        place = QRect(
            inner.left() + self._theme.space.half,
            inner.top(),
            self._box_width(face),
            self._theme.px(_BOX),
        )
        place = mirrored(place, inner, is_rtl=self._theme.is_rtl)
        rounded(painter, QRectF(place), float(self._theme.space.one), fill=self._theme.colors.bg)
        text_in(painter, place, face.quantity, self._bold, self._theme.ink(Tone.TEXT), CENTRED)

    def _measure(self) -> None:
        """One width for all amounts, so that their decimals line up whichever side they stand on."""
        amounts = (self._model.face_at(row).amount for row in range(self._model.rowCount()))
        self._amount_width = max((width_of(self._bold, amount) + 2 for amount in amounts), default=0)

    def _paint_amount(self, painter: QPainter, inner: QRect, face: LineFace) -> None:
        width = self._amount_width
        line = self._theme.px(TextSize.BODY.line)
        place = QRect(inner.right() + 1 - width - self._theme.space.half, inner.top(), width, line)
        place = mirrored(place, inner, is_rtl=self._theme.is_rtl)
        text_in(painter, place, face.amount, self._bold, self._theme.ink(Tone.TEXT), FIGURES)

    def _paint_words(self, painter: QPainter, inner: QRect, face: LineFace) -> None:
        theme, room = self._theme, self._words_box(inner, face)
        place = mirrored(room, inner, is_rtl=theme.is_rtl)
        self._name.paint(painter, place, face.name, theme.ink(Tone.TEXT))
        top = len(self._name.lines(face.name, room.width())) * theme.px(TextSize.BODY.line)
        for text, tone in _extras(face):
            self._extra.paint(painter, place.adjusted(0, top, 0, 0), text, theme.ink(tone))
            top += len(self._extra.lines(text, room.width())) * theme.px(TextSize.SMALL.line)
        if face.below:
            size = tag_size(theme, face.below).boundedTo(QSize(room.width(), theme.target))
            box = QRect(QPoint(room.left(), room.top() + top + theme.space.half), size)
            paint_tag(painter, theme, mirrored(box, inner, is_rtl=theme.is_rtl), face.below, Tone.DUE)

    def _box_width(self, face: LineFace) -> int:
        words = width_of(self._bold, face.quantity)
        return max(self._theme.px(_BOX), words + self._theme.space.one)

    def _words_box(self, inner: QRect, face: LineFace) -> QRect:
        """Where the words stand, from the left, between the quantity and the amount."""
        gap, half = self._theme.space.one_half, self._theme.space.half
        before = half + self._box_width(face) + gap
        after = half + self._amount_width + gap
        width = max(self._theme.px(80), inner.width() - before - after)
        return QRect(inner.left() + before, inner.top(), width, max(0, inner.height()))


def _extras(face: LineFace) -> list[tuple[str, Tone]]:
    """The small lines under the name, those that say something."""
    extras = (
        (face.details, Tone.MUTED),
        (face.note, Tone.MUTED),
        (face.discount, Tone.READY),
        (face.alert, Tone.DUE),
    )
    return [(text, tone) for text, tone in extras if text]
