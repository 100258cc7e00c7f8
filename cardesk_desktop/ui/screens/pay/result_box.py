"""The figure that comes of an entry, on the soft ground of its state: the change, or what is still open."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from cardesk_desktop.ui.theme import TextSize, Theme, Tone
from cardesk_desktop.ui.widgets.labels import Text
from cardesk_desktop.ui.widgets.paint import painter_on, rounded


class ResultBox(QWidget):
    """A label and a large amount; hidden without a label."""

    def __init__(
        self, theme: Theme, *, size: TextSize = TextSize.FIGURE, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._tone = theme, Tone.READY
        self.label = Text(theme, is_bold=True)
        self.amount = Text(theme, size=size, is_bold=True)
        # It may keep its room before it says anything.
        self.setMinimumHeight(theme.px(size.line) + 2 * theme.space.one)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.space.two, theme.space.one, theme.space.two, theme.space.one)
        row.addWidget(self.label)
        row.addStretch(1)
        row.addWidget(self.amount)

    def show_result(self, label: str, amount: str, tone: Tone) -> None:
        """Show another figure."""
        self._tone = tone
        self.label.setText(label)
        self.amount.setText(amount)
        for words in (self.label, self.amount):
            words.set_tone(tone)
        self.setAccessibleName(f"{label} {amount}".strip())
        self.setVisible(bool(label))
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter = painter_on(self)
        rounded(painter, QRectF(self.rect()), self._theme.radius.normal, fill=self._theme.soft(self._tone))
        painter.end()
