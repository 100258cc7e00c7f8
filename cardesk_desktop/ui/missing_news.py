"""Sales that the data on this computer have lost are told, with their numbers: nobody else knows of them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer

from cardesk_desktop.domain.numbering import DocumentKind, Missing
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.ui.main_window import MainWindow
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


def what_is_missing(_: Phrasebook, missing: Sequence[Missing]) -> str:
    """Which sales the data lack, and what is to be done. Invoices are named; the rest is only counted."""
    invoices = next((each for each in missing if each.kind is DocumentKind.INVOICE), None)
    if invoices is None:
        return _.plural(
            "The data are older than what was done here: {n} document is missing. A joined account brings "
            "back what it has. For the rest, restore the newest backup.",
            "The data are older than what was done here: {n} documents are missing. A joined account brings "
            "back what it has. For the rest, restore the newest backup.",
            sum(each.documents for each in missing),
        )
    return _.plural(
        "The data are older than the last sale here: invoice {last} is missing. A joined account brings back "
        "what it has. For the rest, restore the newest backup or enter it again.",
        "The data are older than the last sales here: {n} invoices are missing, {first} to {last}. A joined "
        "account brings back what it has. For the rest, restore the newest backup or enter it again.",
        invoices.documents,
        first=invoices.first,
        last=invoices.last,
    )
