"""The figures under the lines, as rows that line up."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout, QWidget

from cardesk_desktop.ui.screens.sell.totals import TotalRow, Weight
from cardesk_desktop.ui.theme import Theme, Tone
from cardesk_desktop.ui.widgets.labels import Text
from cardesk_desktop.ui.widgets.paint import FIGURES

_TONES = {Weight.PLAIN: Tone.TEXT, Weight.OFF: Tone.READY, Weight.QUIET: Tone.MUTED, Weight.TOTAL: Tone.TEXT}


class TotalsView(QWidget):
    """Words at one edge, amounts at the other; the words give way and wrap, the amounts never."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._labels: list[Text] = []
        self._grid = QGridLayout(self)
        # As far in as the lines, which leave room for their ring: the amounts stand below one another.
        self._grid.setContentsMargins(theme.space.half, 0, theme.space.half, 0)
        self._grid.setHorizontalSpacing(theme.space.two)
        self._grid.setVerticalSpacing(theme.space.half)
        self._grid.setColumnStretch(0, 1)

    @property
    def texts(self) -> tuple[tuple[str, str], ...]:
        """The rows as shown: words and amount."""
        shown = [label.text() for label in self._labels]
        return tuple(zip(shown[::2], shown[1::2], strict=True))

    def show_rows(self, rows: Sequence[TotalRow]) -> None:
        """Show other figures."""
        for label in self._labels:
            self._grid.removeWidget(label)
            label.hide()
            label.deleteLater()
        self._labels = []
        for place, row in enumerate(rows):
            is_total = row.weight is Weight.TOTAL
            tone = _TONES[row.weight]
            words = Text(self._theme, row.words, tone=tone, is_bold=is_total, is_wrapping=True)
            amount = Text(self._theme, row.amount, tone=tone, is_bold=is_total)
            amount.setAlignment(FIGURES)
            self._grid.addWidget(words, place, 0)
            self._grid.addWidget(amount, place, 1)
            self._labels += [words, amount]
