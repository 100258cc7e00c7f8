"""The demo company on disk: made in one go, opened as often as one likes."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

from cardesk_desktop.demo.keys import demo_keychain
from cardesk_desktop.demo.story.tale import tell
from cardesk_desktop.demo.years.tale import tell_years
from cardesk_desktop.keychain import Keychain
from cardesk_desktop.paths import Places
from cardesk_desktop.store.faults import disk_outage
from cardesk_desktop.store.instance_lock import InstanceLock

Progress = Callable[[int, int], None]
"""Hears how many steps of how many are done. The number of steps may grow a little on the way."""


class Scale(StrEnum):
    """How much there is: four weeks of a small wash, or five years of a large one."""

    SMALL = "small"
    LARGE = "large"


@dataclass(frozen=True, slots=True)
class DemoHouse:
    """Where a demo company lies, and the keys that open it."""

    places: Places
    keychain: Keychain


def demo_house(root: Path) -> DemoHouse:
    """The demo company in a folder, to be opened as any other; nothing is read yet."""
    return DemoHouse(Places.under(root), demo_keychain())


def is_seeded(root: Path) -> bool:
    """True when a whole demo company lies in the folder."""
    return Places.under(root).database.is_file()


def clear(root: Path) -> None:
    """Take a demo company away. Raises Unavailable: DATABASE_IN_USE while a till has it open."""
    lock = InstanceLock(Places.under(root).database)
    lock.take()
    # An open file cannot be removed everywhere.
    lock.release()
    try:
        shutil.rmtree(root)
    except OSError as error:
        raise disk_outage(error) from error


def seed(
    root: Path, *, now: datetime, progress: Progress | None = None, scale: Scale = Scale.SMALL
) -> DemoHouse:
    """Make the demo company in a folder that is empty or not there yet; its story ends at `now`.

    The same `now` and `scale` give the same company, identities and signatures included. It is made
    beside the folder and moved there when it is whole: a seeding that is broken off leaves no half company.
    Raises FileExistsError when something lies in the folder, and Unavailable as `open_store` does.
    """
    root = root.resolve()
    if root.exists() and any(root.iterdir()):
        raise FileExistsError(root)
    building = _folder_beside(root)
    try:
        tell_it = tell_years if scale is Scale.LARGE else tell
        tell_it(Places.under(building).database, demo_keychain(), now.astimezone(UTC), progress or _silence)
        _move(building, root)
    except BaseException:
        shutil.rmtree(building, ignore_errors=True)
        raise
    return demo_house(root)


def _folder_beside(root: Path) -> Path:
    try:
        root.parent.mkdir(parents=True, exist_ok=True)
        return Path(tempfile.mkdtemp(prefix=f".{root.name}-", dir=root.parent))
    except OSError as error:
        raise disk_outage(error) from error


def _move(building: Path, root: Path) -> None:
    try:
        if root.exists():
            root.rmdir()
        building.rename(root)
    except OSError as error:
        raise disk_outage(error) from error


def _silence(_done: int, _of: int) -> None:
    """Nobody is listening."""
