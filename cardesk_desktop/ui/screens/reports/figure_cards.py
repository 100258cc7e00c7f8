"""The key figures of a report, side by side; those with documents behind them can be pressed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from cardesk_desktop.directions import listed
from cardesk_desktop.ui.screens.reports.face import KeyFigure
from cardesk_desktop.ui.theme import TextSize, Theme
from cardesk_desktop.ui.widgets.flow_row import FlowRow
from cardesk_desktop.ui.widgets.paint import LEADING, painter_on, rounded, text_in, width_of
from cardesk_desktop.ui.widgets.pressable import Pressable

_LEAST_WIDTH = 148


class FigureLabel(QWidget):
    """Label, figure, and how it compares; there is nothing behind it."""

    def __init__(self, theme: Theme, shown: KeyFigure) -> None:
        super().__init__()
        self._theme, self.shown = theme, shown
        self.setAccessibleName(_spoken(theme, shown))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        return _size(self._theme, self.shown)

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter = painter_on(self)
        _paint(painter, self._theme, self.shown, self.rect(), self._theme.colors.surface)
        painter.end()


class FigureCard(Pressable):
    """The same with documents behind it, which a press opens."""

    def __init__(self, theme: Theme, shown: KeyFigure) -> None:
        super().__init__(theme, _spoken(theme, shown))
        self.shown = shown
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        return _size(self.theme, self.shown)

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter = painter_on(self)
        colors = self.theme.colors
        fill = colors.hover if self.underMouse() else colors.surface
        _paint(painter, self.theme, self.shown, self.rect(), fill)
        self.paint_ring(painter, QRectF(self.rect()), float(self.theme.radius.normal))
        painter.end()


def _spoken(theme: Theme, shown: KeyFigure) -> str:
    return listed((shown.label, shown.value, shown.note), is_rtl=theme.is_rtl)


def _size(theme: Theme, shown: KeyFigure) -> QSize:
    words = (
        width_of(theme.font(TextSize.SMALL), shown.label),
        width_of(theme.font(TextSize.LARGE, is_bold=True), shown.value),
        width_of(theme.font(TextSize.SMALL), shown.note),
    )
    lines = theme.px(2 * TextSize.SMALL.line + TextSize.LARGE.line) + theme.space.half
    width = max(theme.px(_LEAST_WIDTH), max(words) + 2 * theme.space.two)
    return QSize(width, lines + 2 * theme.space.one_half)


def _paint(painter: QPainter, theme: Theme, shown: KeyFigure, box: QRect, fill: str) -> None:
    painter.setLayoutDirection(theme.direction)
    rounded(painter, QRectF(box), float(theme.radius.normal), fill=fill, line=theme.colors.line)
    pad, top = theme.space.two, theme.space.one_half
    rows = (
        (shown.label, theme.font(TextSize.SMALL), theme.colors.muted, TextSize.SMALL.line),
        (shown.value, theme.font(TextSize.LARGE, is_bold=True), theme.colors.text, TextSize.LARGE.line),
        (shown.note, theme.font(TextSize.SMALL), theme.hex(shown.tone), TextSize.SMALL.line),
    )
    for words, font, ink, high in rows:
        row = QRect(pad, top, box.width() - 2 * pad + 4, theme.px(high))
        text_in(painter, row, words, font, ink, LEADING)
        top += theme.px(high) + theme.space.half // 2


class FigureCards(FlowRow):
    """Wraps where there is no room."""

    opened = Signal(object, str)
    """The `Figure` whose documents the person wants to see, and what it is called."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, gap=theme.space.one_half, parent=parent)
        self._look = theme
        self.shown: tuple[KeyFigure, ...] = ()

    def show_figures(self, figures: Sequence[KeyFigure]) -> None:
        """Show these figures; those that stay the same are not built again."""
        if tuple(figures) == self.shown:
            return
        self.shown = tuple(figures)
        self.clear()
        for figure in figures:
            if figure.figure is None:
                self.add(FigureLabel(self._look, figure))
                continue
            card = FigureCard(self._look, figure)
            card.activated.connect(lambda of=figure: self._open(of))
            self.add(card)

    def _open(self, shown: KeyFigure) -> None:
        if shown.figure is not None:
            self.opened.emit(shown.figure, shown.label)
