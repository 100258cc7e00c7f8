"""What the registers of the company are called, as the service told; nothing before it was asked."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal

from cardesk_desktop.ui.sync_desk import SyncDesk


class RegisterNames(QObject):
    """Asked for when a page that shows them comes into view; offline, what was told before stays."""

    changed = Signal()

    def __init__(self, sync: SyncDesk, parent: QObject) -> None:
        super().__init__(parent)
        self._sync = sync
        self.names: Mapping[str, str] = {}
        """By device, as the service calls it."""

    def ask(self) -> None:
        """Ask the service."""
        self._sync.ask_signed_in(
            lambda account, cookie: account.registers(cookie), self._know, lambda _: None, self
        )

    def _know(self, names: Mapping[str, str]) -> None:
        if names != self.names:
            self.names = names
            self.changed.emit()
