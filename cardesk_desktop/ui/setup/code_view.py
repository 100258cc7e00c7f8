"""The recovery code, large, in its numbered groups; it reads from left to right in every language."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from cardesk_desktop.directions import listed
from cardesk_desktop.ui.theme import TextSize, Theme
from cardesk_desktop.ui.widgets.paint import CENTRED, painter_on, rounded, text_in, width_of

_CELL = 76
_GAP = 8


class CodeView(QWidget):
    """Draws groups; as many in a row as fit."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme, self._name = theme, name
        self._groups: Sequence[str] = ()
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(name)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_code(self, code: str) -> None:
        """Show a code whose groups are parted by hyphens."""
        self._groups = code.split("-") if code else ()
        # A screen reader says it sign by sign, as it is written down.
        said = listed((" ".join(group) for group in self._groups), is_rtl=self._theme.is_rtl)
        self.setAccessibleDescription(said)
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        wide = self._cell_width() * 4 + _GAP * 3
        return QSize(wide, self.heightForWidth(wide))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._cell_width(), self._theme.px(_CELL))

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int, /) -> int:
        rows = -(-max(1, len(self._groups)) // self._columns(width))
        return rows * (self._theme.px(_CELL) + _GAP) - _GAP

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter = painter_on(self)
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        colors, theme = self._theme.colors, self._theme
        columns = self._columns(self.width())
        wide, high = (self.width() - _GAP * (columns - 1)) // columns, theme.px(_CELL)
        small = theme.px(TextSize.SMALL.line)
        for place, group in enumerate(self._groups):
            left, top = place % columns * (wide + _GAP), place // columns * (high + _GAP)
            cell = QRect(left, top, wide, high)
            rounded(painter, QRectF(cell), float(theme.radius.normal), fill=colors.accent_soft)
            number = QRect(left, top + theme.space.half, wide, small)
            text_in(painter, number, str(place + 1), theme.font(TextSize.SMALL), colors.accent, CENTRED)
            signs = cell.adjusted(0, small, 0, 0)
            font = theme.font(TextSize.FIGURE, is_bold=True)
            text_in(painter, signs, group, font, colors.text, CENTRED)
        painter.end()

    def _cell_width(self) -> int:
        return width_of(self._theme.font(TextSize.FIGURE, is_bold=True), "WWWW") + self._theme.space.two

    def _columns(self, width: int) -> int:
        return max(1, min(len(self._groups) or 1, 4, (width + _GAP) // (self._cell_width() + _GAP)))
