"""What the program is started with: a real till, the demo, a test and the self-test differ in this alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from cardesk_desktop.domain.clock import Clock
from cardesk_desktop.keychain import Keychain
from cardesk_desktop.paths import Places
from cardesk_desktop.ui.paper import Outlets


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What differs between a real till, the demo and a test."""

    places: Places
    keychain: Keychain
    clock: Clock
    outlets: Outlets
    prepare: Callable[[], None]
    """Called on the database thread before the database is opened: the demo is made there."""
    demo_pin: str = ""
    """In the demo, the PIN of everybody."""
    is_safe: bool = False
    """Without the cameras, printers and models of this computer: one of them may be what went wrong."""
    backup: Path | None = None
    """The backup that somebody double-clicked to start the program."""
