"""When this register and the service last spoke, kept on this computer over the end of the program."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from cardesk_desktop.domain.clock import instant_in
from cardesk_desktop.ui.preferences import Preferences

EVERY = timedelta(minutes=10)
"""After a power cut it is remembered so exactly: an exchange that brings nothing new writes nothing."""


class LastExchange:
    """Keeps the time among the settings."""

    def __init__(self, preferences: Preferences) -> None:
        self._preferences = preferences

    def known(self) -> datetime | None:
        """What was kept when the program ended; None for nothing."""
        return instant_in(self._preferences.settings.last_exchange_at)

    def note(self, at: datetime | None) -> None:
        """They spoke at this time, if ever: it is kept now and then."""
        known = self.known()
        # A clock that was set back is no reason to write at every look.
        if at is not None and (known is None or abs(at - known) >= EVERY):
            self.keep(at)

    def keep(self, at: datetime | None) -> None:
        """Write down what is known: the program ends."""
        if at is not None:
            self._preferences.change(replace(self._preferences.settings, last_exchange_at=at.isoformat()))
