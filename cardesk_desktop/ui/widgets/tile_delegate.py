"""Draws a tile: a picture or a colour, a name in up to two lines, a price, and a note beside it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget
from typing_extensions import override

from cardesk_desktop.directions import listed
from cardesk_desktop.ui.theme import TextSize, Theme, Tone
from cardesk_desktop.ui.theme.tile_colors import tile_gradient, tile_sign_color
from cardesk_desktop.ui.widgets.few_lines import FewLines
from cardesk_desktop.ui.widgets.paint import (
    TRAILING,
    focus_ring,
    mirrored,
    rounded,
    shadow_below,
    text_in,
    width_of,
)
from cardesk_desktop.ui.widgets.tag import paint_tag, tag_size

_SWATCH, _LARGE_SWATCH = 44, 80
_SIGN_PART = 0.64
"""How much of the height of its ground a sign takes."""
_NAME_LINES = 2
_FADED = 0.55

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class TileFace:
    """What a tile shows. A `note_tone` makes the note a tag; `colour` is a key of the tile colours.

    A faded tile cannot be chosen now; its price then says why, and the note is left out. `sign` is the
    icon of what never has a picture.
    """

    name: str
    price: str
    note: str = ""
    note_tone: Tone | None = None
    colour: str = ""
    picture: QImage | None = None
    is_faded: bool = False
    sign: str = ""
    is_rtl: bool = False

    @property
    def spoken(self) -> str:
        """The whole tile as a screen reader says it."""
        return listed((self.name, self.price, self.note), is_rtl=self.is_rtl)


class TileDelegate(QStyledItemDelegate):
    """Draws the cells of the grid; the gap between tiles belongs to the cell, at its end and below."""

    def __init__(self, theme: Theme, face_at: Callable[[int], TileFace | None], parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._face_at = theme, face_at
        self._bold, self._small = theme.font(is_bold=True), theme.font(TextSize.SMALL)
        self._name = FewLines(self._bold, _NAME_LINES)
        self.gap = theme.space.two
        self.width = theme.px(_SWATCH) * 4
        """The width of a cell, its gap included; the grid says it."""
        self._swatch = _SWATCH

    def set_large(self, is_large: bool) -> None:
        """Show pictures larger, where the window has room to spare."""
        self._swatch = _LARGE_SWATCH if is_large else _SWATCH

    @property
    def height(self) -> int:
        """The height of a cell, its gap included."""
        theme, space = self._theme, self._theme.space
        text = (_NAME_LINES + 1) * theme.px(TextSize.BODY.line)
        return 2 * space.one_half + self._swatch + space.one + text + space.half + self.gap

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index, /) -> QSize:
        return QSize(self.width, self.height)

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: Index,
        /,
    ) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(self._theme.direction)
        cell: QRect = option.rect
        card = mirrored(cell.adjusted(0, 0, -self.gap, -self.gap), cell, is_rtl=self._theme.is_rtl)
        self._paint_card(painter, card, option)
        pad = self._theme.space.one_half
        inner = card.adjusted(pad, pad, -pad, -pad)
        face = self._face_at(index.row())
        if face is None:
            self._paint_skeleton(painter, inner)
        else:
            painter.setOpacity(_FADED if face.is_faded else 1.0)
            self._paint_swatch(painter, QRect(inner.left(), inner.top(), inner.width(), self._swatch), face)
            painter.setOpacity(1.0)
            self._paint_words(painter, inner, face)
        painter.restore()

    def _paint_card(self, painter: QPainter, card: QRect, option: QStyleOptionViewItem) -> None:
        colors, box, radius = self._theme.colors, QRectF(card), float(self._theme.radius.normal)
        state: QStyle.StateFlag = option.state
        shadow_below(painter, self._theme, box, radius)
        is_over = bool(state & QStyle.StateFlag.State_MouseOver)
        rounded(painter, box, radius, fill=colors.hover if is_over else colors.surface, line=colors.line)
        if state & QStyle.StateFlag.State_HasFocus:
            focus_ring(painter, self._theme, box, radius)

    def _paint_skeleton(self, painter: QPainter, inner: QRect) -> None:
        """The tile that is still being read."""
        grey, radius = self._theme.colors.pressed, float(self._theme.space.one)
        rounded(painter, QRectF(inner.left(), inner.top(), inner.width(), self._swatch), radius, fill=grey)
        top = inner.top() + self._swatch + self._theme.space.two
        line = QRect(inner.left(), top, inner.width() * 2 // 3, 10)
        rounded(painter, QRectF(mirrored(line, inner, is_rtl=self._theme.is_rtl)), radius, fill=grey)

    def _paint_swatch(self, painter: QPainter, box: QRect, face: TileFace) -> None:
        area, radius = QRectF(box), float(self._theme.space.one)
        outline = QPainterPath()
        outline.addRoundedRect(area, radius, radius)
        painter.fillPath(outline, tile_gradient(self._theme, face.colour, area))
        if face.picture is not None:
            painter.setClipPath(outline)
            _draw_centred(painter, area, face.picture)
            painter.setClipping(False)
        elif face.sign:
            edge = area.height() * (1 - _SIGN_PART) / 2
            sign = area.adjusted(0, edge, 0, -edge)
            self._theme.icons.paint(painter, face.sign, tile_sign_color(self._theme, face.colour), sign)

    def _paint_words(self, painter: QPainter, inner: QRect, face: TileFace) -> None:
        theme, line = self._theme, self._theme.px(TextSize.BODY.line)
        ink = theme.ink(Tone.MUTED if face.is_faded else Tone.TEXT)
        self._name.paint(painter, inner.adjusted(0, self._swatch + theme.space.one, 0, 0), face.name, ink)
        foot = QRect(inner.left(), inner.bottom() + 1 - line, inner.width(), line)
        if face.is_faded:
            text_in(painter, foot, face.price, self._small, ink)
        else:
            rest = self._paint_note(painter, foot, face, width_of(self._bold, face.price))
            text_in(painter, rest, face.price, self._bold, ink)

    def _paint_note(self, painter: QPainter, foot: QRect, face: TileFace, price_width: int) -> QRect:
        """Draw what stands at the end of the last line; return the room that it leaves."""
        theme, gap = self._theme, self._theme.space.one
        font = self._small
        wanted = tag_size(theme, face.note).width() if face.note_tone else width_of(font, face.note) + 1
        width = max(0, min(wanted, foot.width() - price_width - gap))
        place = QRect(foot.right() + 1 - width, foot.top(), width, foot.height())
        place = mirrored(place, foot, is_rtl=theme.is_rtl)
        if face.note_tone:
            paint_tag(painter, theme, place, face.note, face.note_tone)
        else:
            text_in(painter, place, face.note, font, QColor(theme.colors.muted), TRAILING)
        rest = foot.adjusted(0, 0, -width - gap, 0)
        return mirrored(rest, foot, is_rtl=theme.is_rtl)


def _draw_centred(painter: QPainter, area: QRectF, picture: QImage) -> None:
    size = QSize(picture.size()).scaled(area.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
    left = area.center().x() - size.width() / 2
    top = area.center().y() - size.height() / 2
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(QRectF(left, top, size.width(), size.height()), picture)
