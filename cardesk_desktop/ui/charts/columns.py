"""Columns over an axis of days or months; whole, or in parts that differ by pattern as well as colour."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from cardesk_desktop.ui.charts.chart import Chart, line_height
from cardesk_desktop.ui.charts.model import Mark
from cardesk_desktop.ui.charts.scale import ticks
from cardesk_desktop.ui.theme import TextSize, Theme, Tone
from cardesk_desktop.ui.widgets.paint import CENTRED, FIGURES, LEADING, mirrored, text_in, width_of

_WIDEST = 56
_SHARE = 0.64
"""How much of its place a column fills."""
PART_LOOKS = (
    (Tone.ACCENT, Qt.BrushStyle.SolidPattern),
    (Tone.WORK, Qt.BrushStyle.BDiagPattern),
    (Tone.WAIT, Qt.BrushStyle.Dense5Pattern),
)
"""Colour and pattern of each part, from the bottom up."""


class ColumnChart(Chart):
    """`axis` writes a number of the axis. `unit` is the least step between two lines of it."""

    def __init__(
        self,
        theme: Theme,
        name: str,
        axis: Callable[[int], str],
        *,
        unit: int = 1,
        legend: Sequence[str] = (),
        before: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, name, parent)
        self._axis, self._unit = axis, unit
        self._legend, self._before = tuple(legend), before
        self._ticks: tuple[int, ...] = (0, 1)
        self._axis_width = 0

    @override
    def show_marks(self, marks: Sequence[Mark]) -> None:
        most = max((max(mark.value, mark.before or 0) for mark in marks), default=0)
        self._ticks = ticks(most, unit=self._unit)
        font = self.theme.font(TextSize.SMALL)
        widths = [width_of(font, self._axis(tick)) for tick in self._ticks]
        self._axis_width = max(widths) + self.theme.space.one
        super().show_marks(marks)

    @override
    def place(self, mark: int) -> QRect:
        field, count = self._field(), max(1, len(self.marks))
        left = field.left() + field.width() * mark // count
        right = field.left() + field.width() * (mark + 1) // count
        return self.mirror(QRect(left, field.top(), right - left, field.height()))

    @override
    def tip(self, mark: int) -> QPoint:
        top = self._y(max(self.marks[mark].value, self.marks[mark].before or 0))
        return QPoint(self.place(mark).center().x(), top)

    @override
    def paint_marks(self, painter: QPainter) -> None:
        self._paint_legend(painter)
        self._paint_axis(painter)
        for place, mark in enumerate(self.marks):
            self._paint_column(painter, place, mark)
        self._paint_labels(painter)

    def _field(self) -> QRect:
        """Where the columns stand."""
        space, line = self.theme.space, line_height(self.theme)
        top = space.one + (line + space.two if self._legend or self._before else line // 2)
        bottom = self.height() - line - space.one_half
        left = space.one + self._axis_width
        return QRect(left, top, max(1, self.width() - left - space.one), max(1, bottom - top))

    def _y(self, value: int) -> int:
        field = self._field()
        return field.bottom() - round(field.height() * max(0, value) / self._ticks[-1])

    def _paint_axis(self, painter: QPainter) -> None:
        field, colors, line = self._field(), self.theme.colors, line_height(self.theme)
        font = self.theme.font(TextSize.SMALL)
        for tick in self._ticks:
            y = self._y(tick)
            painter.fillRect(self.mirror(QRect(field.left(), y, field.width(), 1)), QColor(colors.line))
            words = QRect(0, y - line // 2, self._axis_width, line)
            text_in(painter, self.mirror(words), self._axis(tick), font, colors.muted, FIGURES)

    def _paint_column(self, painter: QPainter, place: int, mark: Mark) -> None:
        colors, slot = self.theme.colors, self.place(place)
        if place == self.current:
            painter.fillRect(slot, QColor(colors.hover))
        width = max(2, min(self.theme.px(_WIDEST), round(slot.width() * _SHARE)))
        left = slot.center().x() - width // 2
        bottom = self._y(0)
        for number, part in enumerate(mark.parts or (mark.value,)):
            height = self._y(0) - self._y(part)
            if height > 0:
                self._paint_part(painter, QRect(left, bottom - height, width, height), number)
                bottom -= height
        if mark.before is not None:
            y = self._y(mark.before)
            wide = min(slot.width(), width + self.theme.space.one)
            line = QRect(slot.center().x() - wide // 2, y - 1, wide, 3)
            painter.fillRect(line, QColor(colors.text))

    def _paint_part(self, painter: QPainter, box: QRect, number: int) -> None:
        tone, pattern = PART_LOOKS[number % len(PART_LOOKS)]
        ink = self.theme.ink(tone)
        if pattern is not Qt.BrushStyle.SolidPattern:
            painter.fillRect(box, self.theme.soft(tone))
        painter.fillRect(box, QBrush(ink, pattern))
        if pattern is not Qt.BrushStyle.SolidPattern:
            painter.setPen(QPen(ink, 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5))

    def _paint_labels(self, painter: QPainter) -> None:
        font = self.theme.font(TextSize.SMALL)
        for place, box in self.label_boxes().items():
            text_in(painter, box, self.marks[place].label, font, self.theme.colors.muted, CENTRED)

    def label_boxes(self) -> dict[int, QRect]:
        """Where the labels of which marks stand: as many as fit, evenly, and always the newest."""
        if not self.marks:
            return {}
        font, line = self.theme.font(TextSize.SMALL), line_height(self.theme)
        widest = max(width_of(font, mark.label) for mark in self.marks) + 2
        top = self._field().bottom() + self.theme.space.half
        for every in range(1, len(self.marks)):
            boxes = self._boxes_below(every, QSize(widest, line), top)
            apart = [abs(one.left() - two.left()) for one, two in pairwise(boxes.values())]
            if min(apart) >= widest + self.theme.space.half:
                return boxes
        return self._boxes_below(len(self.marks), QSize(widest, line), top)

    def _boxes_below(self, every: int, size: QSize, top: int) -> dict[int, QRect]:
        """Below every so many columns, from the newest back. One at the edge is moved in."""
        boxes = {}
        for place in range(len(self.marks) - 1, -1, -every):
            left = self.place(place).center().x() - size.width() // 2
            inside = min(max(0, left), self.width() - size.width())
            boxes[place] = QRect(QPoint(inside, top), size)
        return boxes

    def _paint_legend(self, painter: QPainter) -> None:
        theme, left = self.theme, self.theme.space.one
        font, line, side = theme.font(TextSize.SMALL), line_height(theme), theme.px(12)
        names = [*self._legend, *((self._before,) if self._before else ())]
        for number, name in enumerate(names):
            key = QRect(left, theme.space.one + (line - side) // 2, side, side)
            if number < len(self._legend):
                self._paint_part(painter, self.mirror(key), number)
            else:
                stroke = QRect(left, key.center().y() - 1, side, 3)
                painter.fillRect(self.mirror(stroke), QColor(theme.colors.text))
            width = width_of(font, name) + 2
            words = QRect(left + side + theme.space.one, theme.space.one, width, line)
            place = mirrored(words, self.rect(), is_rtl=theme.is_rtl)
            text_in(painter, place, name, font, theme.colors.muted, LEADING)
            left = words.right() + theme.space.two
