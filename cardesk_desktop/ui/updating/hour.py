"""When a version that is ready takes its place: in a quiet hour, at the end of the day, or where it is asked
for. Nobody is ever interrupted.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

from PySide6.QtCore import QObject

from cardesk_desktop.domain.clock import Clock
from cardesk_desktop.domain.errors import Unavailable
from cardesk_desktop.operations.desk import Desk
from cardesk_desktop.ui.input_watch import input_watch
from cardesk_desktop.ui.preferences import Preferences
from cardesk_desktop.ui.tasks import Tasks

QUIET_S = 1800.0
"""So long nobody has touched anything when a version is put in place by itself."""


class UpdateHour(QObject):
    """Knows whether somebody asked for it, and whether a sale was under way when the desk was closed."""

    def __init__(
        self,
        tasks: Tasks,
        preferences: Preferences,
        clock: Clock,
        leave: Callable[[], None],
        parent: QObject,
    ) -> None:
        """`leave` ends the program, to be started anew."""
        super().__init__(parent)
        self._tasks, self._preferences, self._clock = tasks, preferences, clock
        self._leave = leave
        self._is_asked_for = self._is_at_rest = False

    @property
    def has_come(self) -> bool:
        """True when the program ends, the version is wanted, and no sale was left open."""
        is_wanted = self._is_asked_for or self._preferences.settings.updates_by_themselves
        return is_wanted and self._is_at_rest

    @property
    def is_quiet(self) -> bool:
        """True in the hour of the settings, while nobody is here."""
        is_hour = self._clock.now().astimezone().hour == self._preferences.settings.update_hour
        return is_hour and input_watch().still_for_s >= QUIET_S

    def note_rest(self, desk: Desk) -> None:
        """On the database thread, before the desk is closed: whether a sale is under way."""
        from cardesk_desktop.operations.updating import is_at_rest

        with suppress(Unavailable):
            self._is_at_rest = is_at_rest(desk).value

    def begin_if_nobody_is_here(self) -> None:
        """End the program for the new version, unless a sale is under way."""
        from cardesk_desktop.operations.updating import is_at_rest

        def begin(is_free: bool) -> None:
            if is_free and self.is_quiet:
                self.begin()

        self._tasks.run(is_at_rest, on_done=begin, owner=self)

    def begin(self) -> None:
        """End the program for the new version."""
        self._is_asked_for = True
        self._leave()
