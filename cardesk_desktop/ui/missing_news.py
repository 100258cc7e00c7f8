"""Sales that the data on this computer have lost are told, with their numbers: nobody else knows of them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer

from cardesk_desktop.domain.numbering import Missing
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.ui.main_window import MainWindow
from cardesk_desktop.ui.missing_words import what_is_missing
from cardesk_desktop.ui.navigator import Loudness

LOOK_EVERY_MS = 1_000


class MissingNews(QObject):
    """Belongs to the window. Told once somebody is here, and nothing else is said."""

    def __init__(
        self,
        missing: Sequence[Missing],
        window: MainWindow,
        phrases: Phrasebook,
        look_every_ms: int = LOOK_EVERY_MS,
    ) -> None:
        super().__init__(window)
        self._missing, self._window = missing, window
        self.phrases = phrases
        """In the language of the screen, which may change."""
        self._timer = QTimer(self)
        self._timer.setInterval(look_every_ms)
        self._timer.timeout.connect(self._look)
        if missing:
            self._timer.start()

    def _look(self) -> None:
        if self._window.has_time_for_news:
            self._timer.stop()
            said = what_is_missing(self.phrases, self._missing)
            self._window.frame.banner.say(said, loudness=Loudness.FAILURE)
