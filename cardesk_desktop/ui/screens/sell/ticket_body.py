"""What stands above the large button: head, lines and figures, all in sight as far as there is room."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget
from typing_extensions import override

from cardesk_desktop.ui.screens.sell.line_list import LineList
from cardesk_desktop.ui.screens.sell.upright_area import UprightArea
from cardesk_desktop.ui.theme import Theme

_LEAST_LINES = 112
"""The least height in pixels of a list of lines that scrolls by itself."""


class TicketBody(UprightArea):
    """The lines scroll between what stays; in a window too low for that, everything scrolls together."""

    def __init__(self, theme: Theme, lines: LineList, parent: QWidget | None = None) -> None:
        self._inside = QWidget()
        self._lines = lines
        self.column = QVBoxLayout(self._inside)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(theme.space.one)
        super().__init__(self._inside, parent)
        self._least = theme.px(_LEAST_LINES)
        lines.selectionModel().currentChanged.connect(self._follow)

    def fit(self) -> None:
        """Choose who scrolls, after something was shown or the height has changed."""
        self._lines.show_whole(False)
        needed = self.column.minimumSize().height() + self._least
        self._lines.show_whole(needed > self.viewport().height())

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self.fit()

    @override
    def showEvent(self, event: QShowEvent, /) -> None:
        super().showEvent(event)
        self.fit()

    def _follow(self) -> None:
        """Bring the line with the ring into view where everything scrolls."""
        box = self._lines.visualRect(self._lines.currentIndex())
        top = self._lines.viewport().mapTo(self._inside, QPoint(0, box.top())).y()
        self.ensureVisible(0, top + box.height() // 2, 0, box.height())


def rule(theme: Theme) -> QWidget:
    """A line between two parts of the card."""
    made = QFrame()
    made.setFixedHeight(1)
    made.setStyleSheet(f"background: {theme.colors.line}; border: none;")
    return made
