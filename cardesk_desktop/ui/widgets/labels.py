"""Words on the screen. Always plain text: a name may hold anything, markup included."""

from __future__ import annotations

import re

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget
from typing_extensions import override

from cardesk_desktop.ui.theme import TextSize, Theme, Tone
from cardesk_desktop.ui.widgets.literal import explain
from cardesk_desktop.ui.widgets.paint import LEADING, absolute, text_in

_ARABIC_LINE = 1.25
"""The height of a line with Arabic letters as a part of the line height of its size: all that is drawn
of them fits. Their font asks for half a line more, which would pull rows of a form or a bill apart."""


_ENDLESS = re.compile(r"\S{25,}")
"""No language of ours has longer words; without a place to break, one would make its whole page wider."""
_PIECE = 12


READABLE = 760
"""The width, in pixels, over which a paragraph is no longer read with ease: some hundred letters."""


def readable(theme: Theme, words: Text) -> QHBoxLayout:
    """A paragraph that stays readable however wide its place is."""
    words.setMaximumWidth(theme.px(READABLE))
    line = QHBoxLayout()
    line.addWidget(words, READABLE)
    line.addStretch(1)
    return line


class Text(QLabel):
    """A label in one of the text sizes and tones. `is_wrapping` breaks lines; otherwise it never shrinks."""

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        *,
        size: TextSize = TextSize.BODY,
        tone: Tone = Tone.TEXT,
        is_bold: bool = False,
        is_wrapping: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._line = round(theme.px(size.line) * _ARABIC_LINE)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(theme.font(size, is_bold=is_bold))
        self.setWordWrap(is_wrapping)
        # A label would put Latin words at the far side of an Arabic screen.
        self.setAlignment(absolute(LEADING, is_rtl=theme.is_rtl))
        if is_wrapping:
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.set_tone(tone)
        self.setText(text)

    @override
    def sizeHint(self) -> QSize:
        return super().sizeHint() - QSize(0, self._surplus())

    @override
    def minimumSizeHint(self) -> QSize:
        return super().minimumSizeHint() - QSize(0, self._surplus())

    @override
    def setText(self, text: str, /) -> None:
        """Show these words; where lines break, a word that never ends breaks as well."""
        super().setText(_ENDLESS.sub(_with_breaks, text) if self.wordWrap() else text)

    @override
    def heightForWidth(self, width: int, /) -> int:
        height = super().heightForWidth(width)
        return height if height < 0 else height - self._surplus()

    def _surplus(self) -> int:
        """How much higher than needed the font wants a line of this text to be."""
        return max(0, self.fontMetrics().boundingRect(self.text()).height() - self._line)

    def set_tone(self, tone: Tone) -> None:
        """Colour the words."""
        # A palette of its own would be lost when the label moves to another parent; a rule is not.
        if self.property("tone") != tone.value:
            self.setProperty("tone", tone.value)
            if self.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
                self.style().unpolish(self)
                self.style().polish(self)


def _with_breaks(word: re.Match[str]) -> str:
    letters = word[0]
    return "\u200b".join(letters[at : at + _PIECE] for at in range(0, len(letters), _PIECE))


class ElidedText(Text):
    """A line that gives way: it is cut with an ellipsis, and shows itself whole on hovering."""

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance("…") * 3, super().minimumSizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter = QPainter(self)
        color = self.palette().color(QPalette.ColorRole.WindowText)
        text_in(painter, self.contentsRect(), self.text(), self.font(), color, self.alignment())
        painter.end()

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._explain()

    @override
    def event(self, event: QEvent, /) -> bool:
        if event.type() is QEvent.Type.ToolTip:
            self._explain()
        return super().event(event)

    def _explain(self) -> None:
        is_cut = self.fontMetrics().horizontalAdvance(self.text()) > self.contentsRect().width()
        explain(self, self.text() if is_cut else "")
