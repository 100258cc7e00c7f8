"""A row to press that holds a line of text and a small one below it."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from cardesk_desktop.ui.theme import TextSize, Theme
from cardesk_desktop.ui.widgets.pressable import Pressable


class TwoLineRow(Pressable):
    """As wide as there is room, as high as its two lines."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, name, parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        lines = self.theme.px(TextSize.BODY.line + TextSize.SMALL.line)
        return QSize(self.theme.px(240), max(self.theme.target, lines + 2 * self.theme.space.one))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme.px(120), self.sizeHint().height())
