"""A code that is read out to somebody, and the question whether it was heard, asked again and again."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal

from cardesk_desktop.directions import left_to_right
from cardesk_desktop.sync.membership import Pairing
from cardesk_desktop.ui.account_desk import Failed
from cardesk_desktop.ui.joining.errands import JoiningErrands
from cardesk_desktop.ui.joining.form import JoiningForm
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.theme import TextSize, Tone
from cardesk_desktop.ui.widgets.labels import Text


class ShownCode(JoiningForm):
    """Words, the code below them, and what is waited for; the last two only while something is."""

    changed = Signal()
    """It waits, or waits no longer."""

    def __init__(
        self,
        look: Look,
        errands: JoiningErrands,
        on_joined: Callable[[], None],
        explain: Failed,
        *,
        every_ms: int,
    ) -> None:
        super().__init__(look, errands, on_joined, explain)
        theme = look.theme
        self._pairing: Pairing | None = None
        self.words = Text(theme, is_wrapping=True)
        self.shown = Text(theme, size=TextSize.HERO, is_bold=True)
        self.waiting = Text(theme, tone=Tone.MUTED, is_wrapping=True)
        self._put(self.words, self.shown, self.waiting)
        self._timer = QTimer(self)
        self._timer.setInterval(every_ms)
        self._timer.timeout.connect(self._collect)

    @property
    def is_waiting(self) -> bool:
        """True while a code is shown."""
        return self._pairing is not None

    @abstractmethod
    def _collect(self) -> None:
        """Ask whether somebody took the code; the timer rests until the answer is there."""

    def _wait(self, pairing: Pairing, words: str, waiting: str) -> None:
        self._pairing = pairing
        self.words.setText(words)
        self.shown.setText(left_to_right(pairing.code))
        self.waiting.setText(waiting)
        for part in (self.shown, self.waiting):
            part.setVisible(True)
        self.changed.emit()

    def _wait_no_more(self, words: str) -> None:
        self._pairing = None
        self._timer.stop()
        self.words.setText(words)
        for part in (self.shown, self.waiting):
            part.setVisible(False)
        self.changed.emit()
