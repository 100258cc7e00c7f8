"""Words in at most so many lines, for tiles and rows that are painted."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QTextLayout

from cardesk_desktop.ui.widgets.paint import text_in

_MOST_KEPT = 2_000


class FewLines:
    """Breaks texts of one font at words, and remembers how: the same tiles are painted again and again."""

    def __init__(self, font: QFont, most: int) -> None:
        self._font, self._most = font, most
        self._metrics = QFontMetrics(font)
        self._kept: dict[tuple[str, int], tuple[str, ...]] = {}

    def lines(self, text: str, width: int) -> tuple[str, ...]:
        """The lines of a text; the last one keeps what is over, cut with an ellipsis."""
        key = (text, width)
        if key not in self._kept:
            if len(self._kept) >= _MOST_KEPT:
                self._kept.clear()
            self._kept[key] = self._broken(text, width)
        return self._kept[key]

    def paint(self, painter: QPainter, box: QRect, text: str, color: str | QColor) -> None:
        """Draw text from the top of `box` down."""
        height = self._metrics.height()
        for place, line in enumerate(self.lines(text, box.width())):
            row = QRect(box.left(), box.top() + place * height, box.width(), height)
            text_in(painter, row, line, self._font, color)

    def _broken(self, text: str, width: int) -> tuple[str, ...]:
        # Most texts fit, and to measure one takes a fraction of looking for its places to break.
        if text.isprintable() and self._metrics.horizontalAdvance(text) < width:
            return (text.strip(),)
        return tuple(
            self._metrics.elidedText(line, Qt.TextElideMode.ElideRight, width)
            for line in lines_of(self._font, text, width, self._most)
        )


def lines_of(font: QFont, text: str, width: int, most: int) -> list[str]:
    """Break text at words into at most `most` lines; the last one keeps what is over, not cut."""
    layout = QTextLayout(text, font)
    starts: list[int] = []
    layout.beginLayout()
    while len(starts) < most:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        starts.append(line.textStart())
    layout.endLayout()
    ends = [*starts[1:], len(text)]
    return [text[start:end].strip() for start, end in zip(starts, ends, strict=True)]
