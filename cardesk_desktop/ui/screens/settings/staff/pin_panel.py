"""The panel in which a PIN is set: one's own, after the old one was proved, or somebody else's."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cardesk_desktop.domain.staff import Staff
from cardesk_desktop.operations.pins import Proven
from cardesk_desktop.ui.errors import sentence
from cardesk_desktop.ui.lock.choosing import Choosing
from cardesk_desktop.ui.lock.pin_work import Ends, Error, PinWork
from cardesk_desktop.ui.lock.proving import Proving
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.tasks import Tasks
from cardesk_desktop.ui.widgets.labels import Text
from cardesk_desktop.ui.widgets.pin_entry import PinEntry


class PinPanel(QWidget):
    """The person may look away while another types: what is typed is never shown."""

    done = Signal()

    def __init__(self, look: Look, tasks: Tasks, acting: Callable[[], UUID], member: Staff) -> None:
        super().__init__()
        _, theme = look.phrases, look.theme
        self._look, self._acting, self._member = look, acting, member
        self._proven: Proven | None = None
        self._is_first = False
        self.entry = PinEntry(theme, _, _("Continue"))
        self._work = PinWork(tasks, self)
        self._proving = Proving(self.entry, self._work, _)
        self._choosing = Choosing(self.entry, _)
        self._proving.proven.connect(self._on_proven)
        self._choosing.chosen.connect(self._on_chosen)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space.two)
        self.words = Text(theme, is_wrapping=True)
        column.addWidget(self.words)
        column.addWidget(self.entry)
        column.addStretch(1)
        self.entry.setFocus(Qt.FocusReason.OtherFocusReason)

    def change_own(self) -> None:
        """Ask for the old PIN first."""
        _ = self._look.phrases
        self.words.setText(_("Type your PIN, then choose another one."))
        self._proving.ask(self._member, _("Continue"), _("Your PIN as it is now."))

    def choose_first(self) -> None:
        """Choose the first PIN of one's own."""
        self._is_first = True
        self._choosing.ask()

    def set_for_another(self) -> None:
        """Choose a PIN with this person, or for them to change it later."""
        _ = self._look.phrases
        self.words.setText(_("Let {name} choose a PIN here.", name=self._member.name))
        self._choosing.ask()

    def _on_proven(self, proven: Proven) -> None:
        self._proven = proven
        self._proving.rest()
        self._choosing.ask()

    def _on_chosen(self, pin: str) -> None:
        ends = Ends(self._refuse, lambda: self.entry.set_busy(False))
        if self._proven is not None:
            self._work.change_own(self._proven, pin, on_done=self.done.emit, ends=ends)
        elif self._is_first:
            self._work.choose_first(self._member.id, pin, on_done=self.done.emit, ends=ends)
        else:
            self._work.set_for(self._acting(), self._member.id, pin, on_done=self.done.emit, ends=ends)

    def _refuse(self, error: Error) -> None:
        self._choosing.ask()
        self.entry.refuse(sentence(self._look.phrases, error))
