"""A name in at most so many lines, for tiles and cards that are painted."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QTextLayout

from cardesk_desktop.i18n import isolated
from cardesk_desktop.ui.widgets.paint import LEADING


def lines_of(font: QFont, text: str, width: int, most: int) -> list[str]:
    """Break text at words into at most `most` lines; the last one keeps what is over, to be cut short."""
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


def text_in_lines(
    painter: QPainter, box: QRect, text: str, font: QFont, color: str | QColor, most: int
) -> None:
    """Draw text from the top of `box` down in at most `most` lines, the last one cut where it must be."""
    painter.setFont(font)
    painter.setPen(QColor(color))
    metrics = QFontMetrics(font)
    height = metrics.height()
    is_rtl = painter.layoutDirection() is Qt.LayoutDirection.RightToLeft
    for place, line in enumerate(lines_of(font, text, box.width(), most)):
        row = QRect(box.left(), box.top() + place * height, box.width(), height)
        cut = metrics.elidedText(line, Qt.TextElideMode.ElideRight, box.width())
        # A name is set apart with its ellipsis, which stands where a name of the other direction ends.
        shown = cut if _has_isolates(text) else isolated(cut, is_rtl=is_rtl)
        painter.drawText(row, LEADING | Qt.TextFlag.TextSingleLine, shown)


def _has_isolates(text: str) -> bool:
    """True for a sentence whose parts the phrasebook has set apart already (UAX #9, isolates)."""
    return any("\u2066" <= char <= "\u2069" for char in text)
