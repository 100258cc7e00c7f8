"""How it stands with updates, as the screen shows it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from cardesk_desktop.updates.release import Release
from cardesk_desktop.updates.trouble import Trouble

if TYPE_CHECKING:
    from cardesk_desktop.updates.errand import Found
    from cardesk_desktop.updates.pointer import Fallen


class Updating(Protocol):
    """What an installed program can do about updates; `work.UpdateWork` does it, on a thread with time."""

    @property
    def is_by_hand(self) -> bool:
        """Whether the person at this computer puts a new version in place, and not the program itself."""

    def begin(self) -> Fallen | None:
        """Tidy up after a start, and say once which version was given up. Raises Unavailable."""

    def forgive(self) -> None:
        """Let a version that was given up be tried again. Raises Unavailable."""

    def look(self, address: str, ca: str | None, channel: str, on_progress: Callable[[int], None]) -> Found:
        """Ask the service at this address, and bring what there is."""

    def prove(self, found: Found, database: Path) -> Found:
        """Let what was found open a copy of the database, which stands still."""

    def ready(self) -> Release | None:
        """The version that can be put in place now."""

    def has_room(self) -> bool:
        """Whether the disk has room for the copy that is the way back."""

    def put_in_place(self) -> Release | None:
        """Put it in place; the database is closed. Raises NoUpdate."""


class Phase(StrEnum):
    """What goes on now."""

    NOT_INSTALLED = "not_installed"
    """The program runs from its source: nothing is put in place."""
    RESTING = "resting"
    LOOKING = "looking"
    FETCHING = "fetching"
    PROVING = "proving"
    """Unpacked, tested, and made to open a copy of the data."""
    READY = "ready"
    TOLD = "told"
    """There is a newer version, and others put it on this computer."""
    BY_HAND = "by_hand"
    """There is a newer version, and whoever installed this one does the same with it (macOS)."""


def phase_of(found: Found, *, is_by_hand: bool) -> Phase:
    """Where we are when a look is over."""
    if found.is_ready:
        return Phase.READY
    if found.release is None or found.is_placed or found.trouble is not None:
        return Phase.RESTING
    return Phase.BY_HAND if is_by_hand else Phase.TOLD


@dataclass(frozen=True, slots=True)
class Standing:
    """One moment of it."""

    phase: Phase = Phase.RESTING
    release: Release | None = None
    size: int = 0
    """Bytes that have arrived."""
    looked_at: datetime | None = None
    """When the service last answered, or did not; None: not since the program was started."""
    trouble: Trouble | None = None

    @property
    def is_busy(self) -> bool:
        """Somebody is at it."""
        return self.phase in {Phase.LOOKING, Phase.FETCHING, Phase.PROVING}
