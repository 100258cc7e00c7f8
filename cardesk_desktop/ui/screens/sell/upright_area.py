"""A scroll area that scrolls up and down only, and is never narrower than what is in it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from cardesk_desktop.ui.widgets.scrolling import Scrolling


class UprightArea(Scrolling):
    """Its content is as wide as the area, so that nothing is cut at the side."""

    def __init__(self, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(content, parent)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    @override
    def minimumSizeHint(self) -> QSize:
        # With room for the scroll bar, which may come at any time.
        bar = self.verticalScrollBar().sizeHint().width()
        least = QSize(self.inside.minimumSizeHint().width() + bar, 0)
        return super().minimumSizeHint().expandedTo(least)
