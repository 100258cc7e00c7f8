"""Figures side by side, each below what it counts; a press opens what is behind one."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QRect, QRectF, QSize, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from cardesk_desktop.ui.screens.visits.figures import BoardFigure, Figure
from cardesk_desktop.ui.theme import TextSize, Theme
from cardesk_desktop.ui.widgets.flow_row import FlowRow
from cardesk_desktop.ui.widgets.paint import LEADING, painter_on, rounded, text_in, width_of
from cardesk_desktop.ui.widgets.pressable import Pressable

LARGE_TEXT = 1.5
"""From this text scale on the figures are as large as other words, so that the cars keep their room."""


class FigureButton(Pressable):
    """A figure below its label. The hand finds it by the ground that appears under it."""

    def __init__(self, theme: Theme, size: TextSize = TextSize.LARGE) -> None:
        super().__init__(theme, "")
        self.shown = Figure("", "")
        self._size = size if theme.scale < LARGE_TEXT else TextSize.BODY
        # The row asks for it again and again while it is laid out.
        self._measured: QSize | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_figure(self, shown: Figure) -> None:
        """Show this figure."""
        if shown != self.shown:
            self.shown, self._measured = shown, None
            self.setAccessibleName(f"{shown.label}: {shown.value}")
            self.updateGeometry()
            self.update()

    @override
    def sizeHint(self) -> QSize:
        if self._measured is None:
            self._measured = self._measure()
        return self._measured

    def _measure(self) -> QSize:
        theme = self.theme
        label = width_of(theme.font(TextSize.SMALL), self.shown.label)
        value = width_of(theme.font(self._size, is_bold=True), self.shown.value)
        height = theme.px(TextSize.SMALL.line + self._size.line) + theme.space.one
        return QSize(max(label, value) + 2 * theme.space.one, max(height, theme.target))

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        theme, painter = self.theme, painter_on(self)
        painter.setLayoutDirection(theme.direction)
        if self.underMouse() or self.isDown():
            rounded(painter, QRectF(self.rect()), float(theme.radius.normal), fill=theme.colors.hover)
        small, large = theme.px(TextSize.SMALL.line), theme.px(self._size.line)
        top = (self.height() - small - large) // 2
        # Some pixels more than was measured: rounding would cut the last letter.
        across = self.width() - theme.space.one
        label = QRect(theme.space.one, top, across, small)
        value = QRect(theme.space.one, top + small, across, large)
        if theme.is_rtl:
            label.moveLeft(0)
            value.moveLeft(0)
        text_in(painter, label, self.shown.label, theme.font(TextSize.SMALL), theme.colors.muted, LEADING)
        bold = theme.font(self._size, is_bold=True)
        text_in(painter, value, self.shown.value, bold, theme.ink(self.shown.tone), LEADING)
        self.paint_ring(painter, QRectF(self.rect()), float(theme.radius.normal))
        painter.end()


class FigureRow(FlowRow):
    """Keeps its figures and changes their words, so that nothing jumps when one grows."""

    opened = Signal(object)
    """The `BoardFigure` that was pressed."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, gap=theme.space.two, line_gap=theme.space.half, parent=parent)
        self._look = theme
        self.buttons: dict[BoardFigure, FigureButton] = {}

    @property
    def values(self) -> tuple[str, ...]:
        """The figures as they are read."""
        return tuple(button.shown.value for button in self.buttons.values())

    def show_figures(self, figures: Mapping[BoardFigure, Figure]) -> None:
        """Show these figures."""
        for which, figure in figures.items():
            if which not in self.buttons:
                self.buttons[which] = button = FigureButton(self._look)
                button.activated.connect(partial(self.opened.emit, which))
                self.add(button)
            self.buttons[which].show_figure(figure)
