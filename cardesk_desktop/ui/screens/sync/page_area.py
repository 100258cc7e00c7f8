"""The page of sync is as high as what stands in it; with large words on a small screen all of it scrolls."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from cardesk_desktop.ui.widgets.scrolling import Rearranging


class PageArea(Rearranging):
    """The list below scrolls by itself as long as head and list have room together."""

    def __init__(self, parent: QWidget) -> None:
        inside = QWidget()
        self.column = QVBoxLayout(inside)
        super().__init__(inside, parent)
        # Qt would make it as high as all wish to be, and two bars would stand beside one another.
        self.setWidgetResizable(False)

    @override
    def arrange(self) -> None:
        port, column = self.viewport(), self.column
        least = column.minimumSize()
        width = max(port.width(), least.width())
        needed = column.minimumHeightForWidth(width) if column.hasHeightForWidth() else least.height()
        self.inside.resize(width, max(port.height(), needed))
