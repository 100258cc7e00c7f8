"""The figures over a whole list in one line; a press shows what a figure counts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import Enum
from functools import partial
from typing import Generic, TypeVar

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from cardesk_desktop.ui.theme import TextSize, Theme
from cardesk_desktop.ui.widgets.flow_row import FlowRow
from cardesk_desktop.ui.widgets.paint import painter_on, rounded, text_in, width_of
from cardesk_desktop.ui.widgets.pressable import Pressable

F = TypeVar("F", bound=Enum)


class SumWords(Pressable):
    """A few words with a figure in them, underlined where they can be pressed."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "")
        self.words = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_words(self, words: str) -> None:
        """Show these words."""
        if words != self.words:
            self.words = words
            self.setAccessibleName(words)
            self.updateGeometry()
            self.update()

    @override
    def sizeHint(self) -> QSize:
        theme = self.theme
        return QSize(width_of(theme.font(), self.words) + 2 * theme.space.one, theme.target)

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        theme, painter = self.theme, painter_on(self)
        painter.setLayoutDirection(theme.direction)
        is_over = self.underMouse() or self.isDown()
        if is_over:
            rounded(painter, QRectF(self.rect()), float(theme.radius.normal), fill=theme.colors.hover)
        ink = theme.colors.text if is_over else theme.colors.muted
        line = theme.px(TextSize.BODY.line)
        words = QRect(0, (self.height() - line) // 2, self.width(), line)
        text_in(painter, words, self.words, theme.font(), ink, Qt.AlignmentFlag.AlignCenter)
        below = QRect(theme.space.one, words.bottom(), self.width() - 2 * theme.space.one, 1)
        painter.fillRect(below, theme.colors.field_line)
        self.paint_ring(painter, QRectF(self.rect()), float(theme.radius.normal))
        painter.end()


class SumsRow(FlowRow, Generic[F]):
    """Keeps its figures and changes their words; one that has nothing to say is hidden."""

    opened = Signal(object)
    """The figure that was pressed, one of those the row was made for."""

    def __init__(self, theme: Theme, figures: Iterable[F], parent: QWidget | None = None) -> None:
        super().__init__(theme, gap=theme.space.half, parent=parent)
        self.buttons: dict[F, SumWords] = {}
        for which in figures:
            self.buttons[which] = button = SumWords(theme)
            button.activated.connect(partial(self.opened.emit, which))
            self.add(button)
            button.hide()

    @property
    def words(self) -> str:
        """All that is said, as it is read."""
        return " · ".join(button.words for button in self.buttons.values() if not button.isHidden())

    def show_figures(self, said: Mapping[F, str]) -> None:
        """Show these figures, and no others."""
        for which, button in self.buttons.items():
            button.show_words(said.get(which, ""))
            button.setVisible(which in said)
