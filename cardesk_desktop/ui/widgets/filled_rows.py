"""Buttons of equal rank below one another, two in a line where both have room, each line filled."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from cardesk_desktop.ui.widgets.flow_row import FlowRow
from cardesk_desktop.ui.widgets.paint import mirrored

_ACROSS = 2


class FilledRows(FlowRow):
    """Like a flow of words, but every line ends at the edge: what is left over is shared."""

    @override
    def sizeHint(self) -> QSize:
        width = max((part.sizeHint().width() for part in self._shown()), default=0)
        return QSize(width, self.heightForWidth(max(width, self.width())))

    @override
    def minimumSizeHint(self) -> QSize:
        width = max((part.minimumSizeHint().width() for part in self._shown()), default=0)
        return QSize(width, max((part.sizeHint().height() for part in self._shown()), default=0))

    @override
    def _arrange(self, width: int, *, is_moving: bool) -> int:
        is_rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        y, gap = 0, self._gap
        for line in self._lines(width):
            height = max(part.sizeHint().height() for part in line)
            least = [part.minimumSizeHint().width() for part in line]
            spare = max(0, width - sum(least) - gap * (len(line) - 1))
            x = 0
            for place, part in enumerate(line):
                across = least[place] + spare // len(line)
                if place == len(line) - 1:
                    across = max(least[place], width - x)
                if is_moving:
                    box = QRect(x, y, min(across, max(width, 1)), height)
                    part.setGeometry(mirrored(box, QRect(0, 0, width, 1), is_rtl=is_rtl))
                x += across + gap
            y += height + gap
        return max(0, y - gap)

    def _lines(self, width: int) -> list[list[QWidget]]:
        lines: list[list[QWidget]] = []
        for part in self._shown():
            line = lines[-1] if lines else []
            taken = sum(other.minimumSizeHint().width() + self._gap for other in line)
            if line and len(line) < _ACROSS and taken + part.minimumSizeHint().width() <= width:
                line.append(part)
            else:
                lines.append([part])
        return lines
