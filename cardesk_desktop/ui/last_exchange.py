"""When this register and the service last spoke, kept on this computer over the end of the program."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from cardesk_desktop.settings import Settings
from cardesk_desktop.ui.preferences import Preferences

if TYPE_CHECKING:
    from cardesk_desktop.sync.status import SyncStatus
    from cardesk_desktop.ui.sync_desk import SyncDesk

EVERY = timedelta(minutes=10)
"""After a power cut it is remembered so exactly: an exchange that brings nothing new writes nothing."""


class LastExchange(QObject):
    """Belongs to the desk of sync, and follows it."""

    def __init__(self, sync: SyncDesk, preferences: Preferences) -> None:
        super().__init__(sync)
        self._sync, self._preferences = sync, preferences
        sync.changed.connect(self._follow)

    def of_days_before(self, status: SyncStatus) -> SyncStatus:
        """The same with what was kept when the program ended."""
        return replace(status, last_success_at=last_exchange(self._preferences.settings))

    def keep(self) -> None:
        """Write down what is known: the program ends."""
        at = self._sync.status.last_success_at
        if at is not None:
            self._preferences.change(replace(self._preferences.settings, last_exchange_at=at.isoformat()))

    def _follow(self) -> None:
        at, known = self._sync.status.last_success_at, last_exchange(self._preferences.settings)
        # A clock that was set back is no reason to write at every look.
        if at is not None and (known is None or abs(at - known) >= EVERY):
            self.keep()


def last_exchange(settings: Settings) -> datetime | None:
    """What was kept; None for nothing, or for what cannot be read."""
    try:
        at = datetime.fromisoformat(settings.last_exchange_at)
    except ValueError:
        return None
    return at if at.tzinfo is not None else None
