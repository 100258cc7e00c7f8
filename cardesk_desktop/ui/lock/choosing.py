"""Somebody chooses a PIN: typed once, and once more to be sure."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from cardesk_desktop.domain.errors import Refused
from cardesk_desktop.domain.pin import new_pin
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.ui.errors import sentence
from cardesk_desktop.ui.widgets.pin_entry import PinEntry


class Choosing(QObject):
    """Asks twice for a new PIN; what is too simple is refused at the first time already."""

    chosen = Signal(str)
    """The PIN that was typed twice alike; the entry is busy until told otherwise."""

    def __init__(self, entry: PinEntry, phrases: Phrasebook) -> None:
        super().__init__(entry)
        self._entry, self._phrases = entry, phrases
        self._first = ""
        self._is_asking = False
        entry.entered.connect(self._on_entered)

    def ask(self) -> None:
        """Ask for a new PIN, from the start."""
        _ = self._phrases
        self._is_asking, self._first = True, ""
        self._entry.begin(_("Continue"), _("Choose a PIN of 4 to 8 digits."))

    def rest(self) -> None:
        """Ask no more: the entry is used for something else."""
        self._is_asking, self._first = False, ""

    def _on_entered(self, typed: str) -> None:
        if not self._is_asking:
            return
        if self._first:
            self._compare(typed)
        else:
            self._take(typed)

    def _take(self, typed: str) -> None:
        _ = self._phrases
        try:
            self._first = new_pin(typed)
        except Refused as refusal:
            self._entry.refuse(sentence(_, refusal))
        else:
            self._entry.begin(_("Set this PIN"), _("Once more, to be sure."))

    def _compare(self, typed: str) -> None:
        if typed == self._first:
            self.chosen.emit(typed)
            return
        self.ask()
        self._entry.refuse(self._phrases("The two were not alike. Choose the PIN once more."))
