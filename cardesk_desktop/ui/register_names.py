"""What the registers of the company are called: what the service told last, until it tells anew."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QObject, Signal

from cardesk_desktop.operations.naming_registers import registers_by_name, remember_registers
from cardesk_desktop.ui.sync_desk import SyncDesk
from cardesk_desktop.ui.tasks import Tasks


class RegisterNames(QObject):
    """Asked for when a page that shows them comes into view."""

    changed = Signal()

    def __init__(self, sync: SyncDesk, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._sync, self._tasks = sync, tasks
        self._is_told = False
        self.names: Mapping[str, str] = {}
        """By device, as the service calls it."""

    def ask(self) -> None:
        """Read what was told last, and ask the service."""
        if not self._is_told:
            self._tasks.run(registers_by_name, on_done=partial(self._know, is_told=False), owner=self)
        self._sync.ask_signed_in(
            lambda account, cookie: account.registers(cookie),
            partial(self._know, is_told=True),
            lambda _: None,
            self,
        )

    def _know(self, names: Mapping[str, str], *, is_told: bool) -> None:
        if self._is_told and not is_told:
            return
        if names != self.names:
            self.names = names
            if is_told:
                self._tasks.run(remember_registers, owner=self, names=names)
            self.changed.emit()
        self._is_told |= is_told
