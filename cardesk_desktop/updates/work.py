"""All that one program does about updates, for the thread that has time for it. Loaded behind the window."""

from __future__ import annotations

import platform
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from cardesk_desktop.domain.clock import Clock
from cardesk_desktop.paths import Places, resource
from cardesk_desktop.updates.checking import Source
from cardesk_desktop.updates.errand import Errand, Found, forget_ready, opened_in_s, prove_found, ready_in
from cardesk_desktop.updates.installation import Installation, this_installation
from cardesk_desktop.updates.platforms import platform_name
from cardesk_desktop.updates.pointer import Fallen, read_pointer, write_pointer
from cardesk_desktop.updates.preparing import Workshop
from cardesk_desktop.updates.release import Channel, Release
from cardesk_desktop.updates.switching import require_copy, switch, tidy
from cardesk_desktop.updates.trouble import NoUpdate

FOLDER = "updates"
PATH = "/updates"
"""Where the account service serves the repository."""


@dataclass(frozen=True, slots=True)
class UpdateWork:
    """Of an installed program and the data of its register."""

    installation: Installation
    database: Path
    shop: Workshop
    clock: Clock
    root: bytes
    platform: str
    arguments: tuple[str, ...]
    """What the program was started with."""

    @property
    def is_by_hand(self) -> bool:
        """Whether a person puts new versions in place: nothing may be written into this one."""
        return self.installation.is_sealed

    def begin(self) -> Fallen | None:
        """After the window is there: tidy up, and say once which version was given up. Raises Unavailable."""
        # One whose signatures ran out stays too: after the next look they are good again.
        waiting = ready_in(self.shop, datetime.min.replace(tzinfo=UTC))
        tidy(self.installation, self.database, ready=str(waiting.version) if waiting is not None else "")
        pointer = read_pointer(self.installation.pointer)
        fallen = pointer.fallen
        if fallen is None or fallen.is_told:
            return None
        write_pointer(self.installation.pointer, replace(pointer, fallen=replace(fallen, is_told=True)))
        return fallen

    def forgive(self) -> None:
        """A version that was given up may be tried again: somebody mended what was in its way."""
        pointer = read_pointer(self.installation.pointer)
        if pointer.failed:
            write_pointer(self.installation.pointer, replace(pointer, failed=()))

    def look(self, address: str, ca: str | None, channel: str, on_progress: Callable[[int], None]) -> Found:
        """Look at the service at this address, and come back with what there is for this register."""
        source = Source(f"{address}{PATH}", self.root, self.shop.folder)
        may_be_placed = self.installation.can_be_written
        errand = Errand(
            *(source, ca, Channel(channel), self.platform, self.shop),
            may_be_placed=may_be_placed,
            ready=self.ready(),
            on_progress=on_progress,
        )
        return errand.go()

    def prove(self, found: Found, database: Path) -> Found:
        """Let the version that was found open a copy of the database, which stands still."""
        return prove_found(found, database, self.shop)

    def ready(self) -> Release | None:
        """The version that can be put in place now."""
        return ready_in(self.shop, self.clock.now())

    def has_room(self) -> bool:
        """Whether the database can be copied before the version is put in place."""
        try:
            require_copy(self.database)
        except NoUpdate:
            return False
        return True

    def put_in_place(self) -> Release | None:
        """Put it in place; the database is closed. None where nothing is ready. Raises NoUpdate."""
        release = self.ready()
        if release is not None:
            opened_s = opened_in_s(self.shop)
            switch(self.installation, release.version, self.database, self.arguments, opened_s=opened_s)
            forget_ready(self.shop)
        return release


def this_work(
    places: Places, clock: Clock, arguments: Sequence[str], is_wanted: Callable[[], bool]
) -> UpdateWork | None:
    """Of the program that runs; None for one that runs from its source."""
    installation = this_installation()
    if installation is None:
        return None
    return UpdateWork(
        installation=installation,
        database=places.database,
        shop=Workshop(installation, places.data / FOLDER, is_wanted),
        clock=clock,
        root=resource("updates", "root.json").read_bytes(),
        platform=platform_name(sys.platform, platform.machine()),
        arguments=tuple(arguments),
    )
