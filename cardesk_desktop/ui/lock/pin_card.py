"""The card beside the tiles: greets who was chosen and asks for the PIN, or lets them choose one."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from cardesk_desktop.domain.staff import Staff
from cardesk_desktop.operations.pins import Proven
from cardesk_desktop.ui.errors import sentence
from cardesk_desktop.ui.lock.choosing import Choosing
from cardesk_desktop.ui.lock.pin_work import Ends, Error, PinWork
from cardesk_desktop.ui.lock.proving import Proving
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.tasks import Tasks
from cardesk_desktop.ui.theme import TextSize, Tone
from cardesk_desktop.ui.widgets.card import Card
from cardesk_desktop.ui.widgets.labels import ElidedText, Text
from cardesk_desktop.ui.widgets.pin_entry import PinEntry

_WIDTH = 400


class PinCard(Card):
    """One person at a time."""

    opened = Signal(object)
    """The `Staff` whose PIN was right, or who has just chosen one."""

    def __init__(self, look: Look, tasks: Tasks, demo_pin: str, parent: QWidget | None = None) -> None:
        super().__init__(look.theme, padding=look.theme.space.three, parent=parent)
        self._look, self._demo_pin = look, demo_pin
        _ = look.phrases
        self._member: Staff | None = None
        self.setFixedWidth(look.theme.px(_WIDTH))
        self.greeting = ElidedText(look.theme, size=TextSize.LARGE, is_bold=True)
        self.greeting.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.entry = PinEntry(look.theme, _, _("Unlock"))
        self.hint = Text(look.theme, size=TextSize.SMALL, tone=Tone.MUTED, is_wrapping=True)
        self.hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.content.addWidget(self.greeting)
        self.content.addWidget(self.entry)
        self.content.addWidget(self.hint)
        self._work = PinWork(tasks, self)
        self._proving = Proving(self.entry, self._work, _, opens_desk=True)
        self._choosing = Choosing(self.entry, _)
        self._proving.proven.connect(self._on_proven)
        self._choosing.chosen.connect(self._on_chosen)

    @property
    def member(self) -> Staff | None:
        """Whose PIN is asked for."""
        return self._member

    def ask(self, member: Staff, *, has_pin: bool) -> None:
        """Ask this person."""
        _ = self._look.phrases
        self._member = member
        self.entry.setEnabled(True)
        self.greeting.setText(_("Hello {name}", name=member.name))
        if has_pin:
            self._choosing.rest()
            self._proving.ask(member, _("Unlock"), _("Type your PIN."))
        else:
            self._proving.rest()
            self._choosing.ask()
        if has_pin and self._demo_pin:
            self.hint.setText(_("This is the demo: everybody's PIN is {pin}.", pin=self._demo_pin))
        else:
            self.hint.setText(_("Another person: Esc, then the number on the tile."))

    def rest(self) -> None:
        """Nobody was chosen."""
        _ = self._look.phrases
        self._member = None
        self.greeting.setText(_("Who is working?"))
        self.hint.setText(_("Press the number on your tile, or the first letter of your name."))
        self.entry.begin(_("Unlock"))
        self.entry.setEnabled(False)
        self._proving.rest()
        self._choosing.rest()

    def _on_proven(self, proven: Proven) -> None:
        self.opened.emit(proven.member)

    def _on_chosen(self, pin: str) -> None:
        member = self._member
        if member is not None:
            ends = Ends(self._on_error, lambda: self.entry.set_busy(False))
            self._work.choose_first(member.id, pin, on_done=lambda: self._open(member), ends=ends)

    def _open(self, member: Staff) -> None:
        if member == self._member:
            self.opened.emit(member)

    def _on_error(self, error: Error) -> None:
        self._choosing.ask()
        self.entry.refuse(sentence(self._look.phrases, error))
