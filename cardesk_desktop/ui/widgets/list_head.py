"""The heads of a list's columns, with the arrow of the order close to the title that it belongs to."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHeaderView, QWidget
from typing_extensions import override

from cardesk_desktop.ui.theme import Theme
from cardesk_desktop.ui.widgets.paint import FIGURES, width_of

_ARROW = 14


def room_for_arrow(theme: Theme) -> int:
    """What the arrow takes beside a title, in pixels."""
    return theme.px(_ARROW) + theme.space.half


class ListHead(QHeaderView):
    """The style would put its arrow at the far edge of a column, beside the title of the next one."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme

    @override
    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int, /) -> None:
        painter.save()
        super().paintSection(painter, rect, logicalIndex)
        painter.restore()
        if self.isSortIndicatorShown() and self.sortIndicatorSection() == logicalIndex:
            is_descending = self.sortIndicatorOrder() is Qt.SortOrder.DescendingOrder
            name = "arrow-down" if is_descending else "arrow-up"
            box = QRectF(self._arrow(rect, logicalIndex))
            self._theme.icons.paint(painter, name, self._theme.colors.text, box)

    def _arrow(self, rect: QRect, section: int) -> QRect:
        """Behind a title in the direction of reading; before one that stands above figures."""
        theme, side = self._theme, self._theme.px(_ARROW)
        edge, gap = theme.space.one_half, theme.space.half
        most = rect.width() - 2 * edge - side - gap
        title = min(width_of(self.font(), str(self._said(section, Qt.ItemDataRole.DisplayRole))), most)
        from_right = theme.is_rtl or self._said(section, Qt.ItemDataRole.TextAlignmentRole) == FIGURES
        right = rect.right() + 1 - edge - title - gap - side
        left = right if from_right else rect.left() + edge + title + gap
        return QRect(left, rect.center().y() + 1 - side // 2, side, side)

    def _said(self, section: int, role: Qt.ItemDataRole) -> object:
        said: object = self.model().headerData(section, Qt.Orientation.Horizontal, role)
        return said
