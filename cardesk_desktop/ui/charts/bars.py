"""Bars that lie on their side, for rankings: the name above, the bar below it, the figure at its end."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, QSize
from PySide6.QtGui import QPainter
from typing_extensions import override

from cardesk_desktop.ui.charts.chart import Chart, line_height
from cardesk_desktop.ui.theme import TextSize
from cardesk_desktop.ui.widgets.paint import FIGURES, LEADING, rounded, text_in, width_of

_BAR = 10
_ROW = 46
_MOST_ROW = 64


class BarChart(Chart):
    """Shows as many marks as there is room for, from the first. `label` of a mark is its figure."""

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), 4 * self.theme.px(_ROW))

    @property
    def whole_height(self) -> int:
        """The height in which every bar stands with air around it."""
        return len(self.marks) * self.theme.px(_MOST_ROW)

    @override
    def place(self, mark: int) -> QRect:
        return QRect(0, mark * self._row(), self.width(), self._row())

    @override
    def tip(self, mark: int) -> QPoint:
        row = self.place(mark)
        return QPoint(row.center().x(), row.top())

    @override
    def paint_marks(self, painter: QPainter) -> None:
        most = max((mark.value for mark in self.marks), default=0) or 1
        fitting = max(1, self.height() // self._row())
        for number in range(min(fitting, len(self.marks))):
            self._paint_bar(painter, number, most)

    def _row(self) -> int:
        shown = max(1, len(self.marks))
        return min(self.theme.px(_MOST_ROW), max(self.theme.px(_ROW), self.height() // shown))

    def _paint_bar(self, painter: QPainter, number: int, most: int) -> None:
        theme, mark, row = self.theme, self.marks[number], self.place(number)
        if number == self.current:
            rounded(painter, QRectF(row), float(theme.radius.small), fill=theme.colors.hover)
        inner = row.adjusted(theme.space.one, 0, -theme.space.one, 0)
        line, high = line_height(theme), theme.px(_BAR)
        top = row.center().y() - (line + theme.space.half + high) // 2
        figure_font, font = theme.font(TextSize.SMALL, is_bold=True), theme.font(TextSize.SMALL)
        figure = width_of(figure_font, mark.label) + theme.space.one
        ink = theme.colors.text
        ends = QRect(inner.right() - figure, top, figure + 1, line)
        align = LEADING if theme.is_rtl else FIGURES
        text_in(painter, self.mirror(ends), mark.label, figure_font, ink, align)
        words = QRect(inner.left(), top, inner.width() - figure - theme.space.one, line)
        text_in(painter, self.mirror(words), mark.title, font, ink, LEADING)
        track = QRect(inner.left(), top + line + theme.space.half, inner.width(), high)
        rounded(painter, QRectF(track), high / 2, fill=theme.colors.pressed)
        length = max(high, round(inner.width() * max(0, mark.value) / most)) if mark.value > 0 else 0
        if length:
            bar = self.mirror(QRect(track.left(), track.top(), length, high))
            rounded(painter, QRectF(bar), high / 2, fill=theme.colors.accent)
