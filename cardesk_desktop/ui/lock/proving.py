"""Somebody shows by a PIN who they are: the entry, the work behind it, and what is said in between."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal

from cardesk_desktop.domain.errors import Code
from cardesk_desktop.domain.staff import Staff
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.operations.pins import Proven
from cardesk_desktop.ui.errors import sentence
from cardesk_desktop.ui.lock.pin_work import Ends, Error, PinWork
from cardesk_desktop.ui.widgets.pin_entry import PinEntry


class Proving(QObject):
    """Asks one person after another for their PIN, in one entry."""

    proven = Signal(object)
    """`Proven`: the PIN was right."""

    def __init__(
        self, entry: PinEntry, work: PinWork, phrases: Phrasebook, *, opens_desk: bool = False
    ) -> None:
        super().__init__(entry)
        self._entry, self._work, self._phrases = entry, work, phrases
        self._opens_desk = opens_desk
        self._member: Staff | None = None
        entry.entered.connect(self._on_entered)

    def ask(self, member: Staff, words: str, hint: str = "") -> None:
        """Ask this person; the button says `words`. A wait that is not over goes on."""
        self._member = member
        self._entry.begin(words, hint)
        self._work.ask_wait(member.id, partial(self._wait, member))

    def rest(self) -> None:
        """Ask nobody: the entry is used for something else."""
        self._member = None

    def _on_entered(self, typed: str) -> None:
        member = self._member
        if member is None:
            return
        ends = Ends(partial(self._refuse, member), partial(self._entry.set_busy, is_busy=False))
        self._work.prove(
            member.id, typed, opens_desk=self._opens_desk, on_done=partial(self._tell, member), ends=ends
        )

    def _tell(self, member: Staff, proven: Proven) -> None:
        if member == self._member:
            self.proven.emit(proven)

    def _refuse(self, member: Staff, error: Error) -> None:
        if member != self._member:
            return
        seconds = error.params.get("seconds")
        self._entry.refuse(sentence(self._phrases, error))
        if error.code in (Code.PIN_WRONG, Code.PIN_LOCKED) and isinstance(seconds, int):
            self._wait(member, seconds)

    def _wait(self, member: Staff, seconds: int) -> None:
        if member == self._member and seconds > 0:
            self._entry.wait(seconds)
