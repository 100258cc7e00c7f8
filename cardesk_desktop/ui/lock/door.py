"""What stands behind lock screen and approvals; the composition root makes it once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from cardesk_desktop.domain.clock import Clock
from cardesk_desktop.ui.preferences import Preferences
from cardesk_desktop.ui.shell.desk_state import DeskState
from cardesk_desktop.ui.tasks import Tasks


@dataclass(frozen=True, slots=True)
class Entrance:
    """How the lock screen behaves on this computer."""

    lock_after_minutes: Callable[[], int] = lambda: 0
    """Minutes without any input after which the desk locks itself; 0 is never."""
    choose_language: Callable[[str], None] | None = None
    demo_pin: str = ""
    """The PIN of everybody in the demo, which is then told; empty in a real house."""
    is_locked: bool = False
    """The window begins behind its lock screen."""
    minute_ms: int = 60_000

    @classmethod
    def by(cls, preferences: Preferences, *, demo_pin: str, is_locked: bool) -> Entrance:
        """As this computer is set; a language that is chosen on the lock screen is kept."""
        return cls(
            lock_after_minutes=lambda: preferences.settings.lock_after_minutes,
            choose_language=lambda code: preferences.change(replace(preferences.settings, language=code)),
            demo_pin=demo_pin,
            is_locked=is_locked,
        )


@dataclass(frozen=True, slots=True)
class Door:
    """The parts of the window that the lock screen needs."""

    tasks: Tasks
    state: DeskState
    clock: Clock
    entrance: Entrance

    @property
    def demo_pin(self) -> str:
        """The PIN that the demo tells, or empty."""
        return self.entrance.demo_pin
