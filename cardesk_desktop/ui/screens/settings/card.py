"""A card of the settings: a heading, and rows of what is chosen beside how it is chosen."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget
from typing_extensions import override

from cardesk_desktop.ui.theme import TextSize, Theme, Tone
from cardesk_desktop.ui.widgets.card import Card
from cardesk_desktop.ui.widgets.labels import Text

_LEAST_WORDS = 240
"""Pixels that the words beside a control need to be read, at a text size of 100 %."""


class SettingsCard(Card):
    """A card with a grid of two columns: words, control. One without a title is its section.

    With large words or in a narrow window the words stand above their control.
    """

    def __init__(self, theme: Theme, title: str = "") -> None:
        super().__init__(theme, padding=theme.space.three, gap=theme.space.two)
        self._theme = theme
        if title:
            self.content.addWidget(Text(theme, title, is_bold=True))
        self._pairs: list[tuple[QWidget, QWidget]] = []
        self._is_wide = True
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme.space.three)
        self._grid.setVerticalSpacing(theme.space.two)
        self._grid.setColumnStretch(0, 2)
        self._grid.setColumnStretch(1, 3)
        self.content.addLayout(self._grid)

    def add_row(self, title: str, hint: str, control: QWidget) -> None:
        """Words at the side where reading begins, the control at the other."""
        words = QWidget()
        column = QVBoxLayout(words)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addStretch(1)
        column.addWidget(Text(self._theme, title, is_wrapping=True))
        if hint:
            column.addWidget(Text(self._theme, hint, size=TextSize.SMALL, tone=Tone.MUTED, is_wrapping=True))
        column.addStretch(1)
        self._pairs.append((words, control))
        self._place(len(self._pairs) - 1)

    @override
    def minimumSizeHint(self) -> QSize:
        """As narrow as it can be with the words above: it may stand so as soon as it has to."""
        least = super().minimumSizeHint()
        if not self._is_wide or not self._pairs:
            return least
        beside = self._grid.minimumSize().width()
        others = [
            item.minimumSize().width()
            for item in map(self.content.itemAt, range(self.content.count()))
            if item is not None and item.layout() is not self._grid
        ]
        above = max(self._least_control(), *others, 0)
        return QSize(least.width() - max(0, beside - above), least.height())

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _least_control(self) -> int:
        shown = [control for _, control in self._pairs if not control.isHidden()]
        return max((control.minimumSizeHint().width() for control in shown), default=0)

    def _arrange(self) -> None:
        if not self._pairs:
            return
        margins, theme = self.content.contentsMargins(), self._theme
        room = self.width() - margins.left() - margins.right() - theme.space.three
        is_wide = room - self._least_control() >= theme.px(_LEAST_WORDS)
        if is_wide is self._is_wide:
            return
        self._is_wide = is_wide
        for parts in self._pairs:
            for part in parts:
                self._grid.removeWidget(part)
        for number in range(len(self._pairs)):
            self._place(number)

    def _place(self, number: int) -> None:
        words, control = self._pairs[number]
        if self._is_wide:
            self._grid.addWidget(words, number, 0)
            self._grid.addWidget(control, number, 1)
        else:
            self._grid.addWidget(words, 2 * number, 0, 1, 2)
            self._grid.addWidget(control, 2 * number + 1, 0, 1, 2)
