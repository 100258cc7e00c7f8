"""The cells of a list of rows, and the delegate that draws them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize
from PySide6.QtGui import QHelpEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
)
from typing_extensions import override

from cardesk_desktop.directions import listed
from cardesk_desktop.domain.plate import Plate
from cardesk_desktop.ui.theme import TextSize, Theme, Tone
from cardesk_desktop.ui.widgets.literal import tip
from cardesk_desktop.ui.widgets.paint import FIGURES, LEADING, RING, mirrored, rounded, text_in, width_of
from cardesk_desktop.ui.widgets.plate_badge import PlateFace, spoken_plate
from cardesk_desktop.ui.widgets.skeleton import paint_skeleton_row
from cardesk_desktop.ui.widgets.tag import paint_tag, tag_size

_CHECK = 20


class CellKind(Enum):
    """How a cell is drawn."""

    TEXT = "text"
    FIGURE = "figure"
    """A number, at the right on every screen so that decimals line up: digits run one way only."""
    TAG = "tag"
    CHECK = "check"
    """A box with a tick where the cell is bold; its text is only spoken."""
    PLATE = "plate"


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in one column of one row; `detail` is a second, smaller line."""

    text: str = ""
    kind: CellKind = CellKind.TEXT
    tone: Tone = Tone.TEXT
    is_bold: bool = False
    detail: str = ""
    plate: Plate | None = None

    def spoken(self, *, is_rtl: bool) -> str:
        """The cell as a screen reader says it."""
        words = spoken_plate(self.plate) if self.plate is not None else self.text
        return listed((words, self.detail), is_rtl=is_rtl)


class CellDelegate(QStyledItemDelegate):
    """Draws rows with a line below them; the current row is tinted, and ringed while it has the keyboard."""

    def __init__(self, theme: Theme, cell: Callable[[int, int], Cell | None], view: QTableView) -> None:
        super().__init__(view)
        self._theme, self._cell_at, self._view = theme, cell, view
        self._plate = PlateFace(theme)

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
        /,
    ) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(self._theme.direction)
        self._paint_ground(painter, option.rect, index)
        inner = option.rect.adjusted(self._theme.space.one_half, 0, -self._theme.space.one_half, 0)
        cell = self._cell_at(index.row(), index.column())
        if cell is None:
            paint_skeleton_row(painter, self._theme, QRectF(inner), index.row() + index.column())
        else:
            self._paint_cell(painter, inner, cell)
        painter.restore()

    @override
    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
        /,
    ) -> bool:
        """What is cut shows itself whole on hovering."""
        cell = self._cell_at(index.row(), index.column())
        room = view.visualRect(index).width() - 2 * self._theme.space.one_half
        if cell is None or not self._is_cut(cell, room):
            return False
        said = "\n".join(part for part in (cell.text, cell.detail) if part)
        QToolTip.showText(event.globalPos(), tip(said), view)
        return True

    def _is_cut(self, cell: Cell, room: int) -> bool:
        if cell.kind not in (CellKind.TEXT, CellKind.FIGURE):
            return False
        text = width_of(self._theme.font(is_bold=cell.is_bold), cell.text)
        return max(text, width_of(self._theme.font(TextSize.SMALL), cell.detail)) > room

    def _paint_ground(
        self, painter: QPainter, box: QRect, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        colors = self._theme.colors
        current = self._view.currentIndex()
        if current.isValid() and current.row() == index.row():
            painter.fillRect(box, colors.accent_soft)
            if self._view.hasFocus():
                self._paint_ring(painter, box, index.column())
        painter.fillRect(QRect(box.left(), box.bottom(), box.width(), 1), colors.line)

    def _paint_ring(self, painter: QPainter, box: QRect, column: int) -> None:
        """The part of the ring around the current row that lies in one cell."""
        edge, accent = round(RING), self._theme.colors.accent
        last = self._view.model().columnCount() - 1
        first_side, last_side = (0, last) if not self._theme.is_rtl else (last, 0)
        painter.fillRect(QRect(box.left(), box.top(), box.width(), edge), accent)
        painter.fillRect(QRect(box.left(), box.bottom() - edge, box.width(), edge), accent)
        if column == first_side:
            painter.fillRect(QRect(box.left(), box.top(), edge, box.height()), accent)
        if column == last_side:
            painter.fillRect(QRect(box.right() - edge + 1, box.top(), edge, box.height()), accent)

    def _paint_cell(self, painter: QPainter, box: QRect, cell: Cell) -> None:
        if cell.kind is CellKind.TAG and cell.text:
            self._paint_tag(painter, box, cell)
        elif cell.kind is CellKind.CHECK:
            self._paint_check(painter, box, is_checked=cell.is_bold)
        elif cell.kind is CellKind.PLATE and cell.plate is not None:
            self._paint_plate(painter, box, cell.plate)
        else:
            self._paint_words(painter, box, cell)

    def _paint_tag(self, painter: QPainter, box: QRect, cell: Cell) -> None:
        """The tag, and below it its detail: an amount beside the word would not fit in every language."""
        size = tag_size(self._theme, cell.text)
        size.setWidth(min(size.width(), box.width()))
        below = self._theme.px(TextSize.SMALL.line) if cell.detail else 0
        place = QRect(QPoint(box.left(), box.center().y() - (size.height() + below) // 2), size)
        tag = mirrored(place, box, is_rtl=self._theme.is_rtl)
        paint_tag(painter, self._theme, tag, cell.text, cell.tone)
        if cell.detail:
            line = QRect(box.left(), place.bottom() + 1, box.width(), below)
            small = self._theme.font(TextSize.SMALL, is_bold=True)
            text_in(painter, line, cell.detail, small, self._theme.ink(cell.tone), LEADING)

    def _paint_plate(self, painter: QPainter, box: QRect, plate: Plate) -> None:
        """A plate wider than its column is drawn smaller: it would run into the figure beside it."""
        size = self._plate.size(plate)
        share = min(1.0, box.width() / size.width())
        room = QSize(round(size.width() * share), round(size.height() * share))
        place = QRect(QPoint(box.left(), box.center().y() - room.height() // 2), room)
        painter.save()
        painter.translate(mirrored(place, box, is_rtl=self._theme.is_rtl).topLeft())
        painter.scale(share, share)
        self._plate.paint(painter, QPoint(), plate)
        painter.restore()

    def _paint_check(self, painter: QPainter, box: QRect, *, is_checked: bool) -> None:
        colors, side = self._theme.colors, self._theme.px(_CHECK)
        frame = QRectF(box.center().x() - side / 2, box.center().y() - side / 2, side, side)
        fill, line = (colors.accent, colors.accent) if is_checked else (colors.surface, colors.field_line)
        rounded(painter, frame, self._theme.radius.small, fill=fill, line=line, width=1.5)
        if is_checked:
            inset = side * 0.15
            tick = frame.adjusted(inset, inset, -inset, -inset)
            self._theme.icons.paint(painter, "check", colors.on_accent, tick)

    def _paint_words(self, painter: QPainter, box: QRect, cell: Cell) -> None:
        align = FIGURES if cell.kind is CellKind.FIGURE else LEADING
        font = self._theme.font(is_bold=cell.is_bold)
        ink = self._theme.ink(cell.tone)
        if not cell.detail:
            text_in(painter, box, cell.text, font, ink, align)
            return
        line, small = self._theme.px(TextSize.BODY.line), self._theme.px(TextSize.SMALL.line)
        top = box.center().y() - (line + small) // 2
        text_in(painter, QRect(box.left(), top, box.width(), line), cell.text, font, ink, align)
        below = QRect(box.left(), top + line, box.width(), small)
        muted = self._theme.ink(Tone.MUTED)
        text_in(painter, below, cell.detail, self._theme.font(TextSize.SMALL), muted, align)
