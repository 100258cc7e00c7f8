"""Registers that asked with the code of the shop, let in all at once by somebody who counted them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget

from cardesk_desktop.directions import left_to_right
from cardesk_desktop.domain.errors import Refused, Unavailable
from cardesk_desktop.sync.membership import Waiting
from cardesk_desktop.ui.errors import sentence
from cardesk_desktop.ui.navigator import Window
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.screens.settings.facts import Facts
from cardesk_desktop.ui.sync_desk import SyncDesk
from cardesk_desktop.ui.theme import Tone
from cardesk_desktop.ui.widgets.buttons import Button
from cardesk_desktop.ui.widgets.card import Card
from cardesk_desktop.ui.widgets.labels import Text


class WaitingRegisters(QWidget):
    """There only while registers wait. Lets in those that are shown: who asks meanwhile waits on."""

    def __init__(self, look: Look, window: Window, sync: SyncDesk, acting: Callable[[], UUID]) -> None:
        super().__init__()
        theme = look.theme
        self._look, self._window, self._sync, self._acting = look, window, sync, acting
        self._waiting: Sequence[Waiting] = ()
        self._head = Text(theme, is_bold=True, is_wrapping=True)
        self.registers = Facts(theme)
        careful = look.phrases(
            "Count them first: they must be the workstations that you set up, and show these codes."
        )
        self._message = Text(theme, careful, tone=Tone.MUTED, is_wrapping=True)
        self.go = Button(theme, "", icon="check", is_once=True)
        self.go.activated.connect(self._let_in)
        card = Card(theme)
        for part in (self._head, self.registers, self._message, self.go):
            card.content.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)
        self.hide()
        sync.ask_signed_in(
            lambda account, cookie: account.waiting(cookie), self.show_waiting, lambda _: None, self
        )

    def show_waiting(self, waiting: Sequence[Waiting]) -> None:
        """Show who waits, by name and by the code that each shows."""
        _, count = self._look.phrases, len(waiting)
        self._waiting = waiting
        self._head.setText(
            _.plural("{n} register waits to be let in", "{n} registers wait to be let in", count)
        )
        self.registers.show_rows([(each.name, left_to_right(each.code)) for each in waiting])
        self.go.set_words(_.plural("Let it in", "Let in all {n}", count))
        self.setVisible(count > 0)

    def _let_in(self) -> None:
        askings = [each.id for each in self._waiting]
        self._sync.let_in(
            lambda account, cookie: account.let_in(cookie, askings),
            *(self._acting(), self._close, self._fail, self),
        )

    def _close(self, count: int) -> None:
        self._window.close_panel()
        self._window.toast(
            self._look.phrases.plural(
                "{n} register may join now. It does so by itself.",
                "{n} registers may join now. They do so by themselves.",
                count,
            )
        )

    def _fail(self, error: Refused | Unavailable) -> None:
        self.go.set_busy(False)
        self._message.set_tone(Tone.DUE)
        self._message.setText(sentence(self._look.phrases, error))
