"""Long work: how far it is, how long it still takes, and the way to stop it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.ui.theme import TextSize, Theme, Tone
from cardesk_desktop.ui.widgets.buttons import Button
from cardesk_desktop.ui.widgets.labels import ElidedText, Text

_STEPS = 1000
_GUESS_AFTER_S = 2.0
"""Before that, a guess of the time left would jump about."""


class ProgressPanel(QWidget):
    """Fed with `set_progress`; `monotonic` gives seconds and is the caller's clock."""

    cancelled = Signal()

    def __init__(
        self,
        theme: Theme,
        _: Phrasebook,
        title: str,
        monotonic: Callable[[], float],
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._phrases, self._monotonic = _, monotonic
        self._began = monotonic()
        self._title = ElidedText(theme, title, is_bold=True)
        self._state = Text(theme, size=TextSize.SMALL, tone=Tone.MUTED)
        self._bar = QProgressBar()
        self._bar.setRange(0, _STEPS)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(title)
        self.cancel = Button(theme, _("Cancel"))
        self.cancel.activated.connect(self.cancelled)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._state)
        column = QVBoxLayout()
        column.setSpacing(theme.space.one)
        column.addLayout(head)
        column.addWidget(self._bar)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.space.two)
        row.addLayout(column, 1)
        row.addWidget(self.cancel)

    @property
    def state(self) -> str:
        """The words beside the bar."""
        return self._state.text()

    def set_progress(self, done: int, total: int) -> None:
        """Show how many of how many parts are done."""
        if total <= 0:
            return
        self._bar.setValue(round(done / total * _STEPS))
        percent = self._phrases.percent(round(done * 100 / total) * 100)
        left = self._seconds_left(done, total)
        if left is None:
            self._state.setText(percent)
        else:
            self._state.setText(
                self._phrases(
                    "{percent}, {time} left", percent=percent, time=self._phrases.elapsed(max(60, left))
                )
            )

    def _seconds_left(self, done: int, total: int) -> int | None:
        spent = self._monotonic() - self._began
        if done <= 0 or spent < _GUESS_AFTER_S:
            return None
        return round(spent * (total - done) / done)
