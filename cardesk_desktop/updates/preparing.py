"""All that can be done beside the work: unpacked, tested on this computer, proven on a copy of the data.

After it, putting the version in place is a copy of the closed database and one small file. Every step leaves
what is at work alone, and can be broken off and done again.
"""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from cardesk_desktop.domain.errors import Unavailable
from cardesk_desktop.store.backups.making import copy_still, remove_database
from cardesk_desktop.updates.installation import Installation
from cardesk_desktop.updates.release import Release
from cardesk_desktop.updates.room import require_room
from cardesk_desktop.updates.starting import environment, finished_within, start
from cardesk_desktop.updates.trouble import NoUpdate, Trouble, trouble_of
from cardesk_desktop.updates.unpacking import unpack
from cardesk_desktop.updates.version import Version

SELF_TEST = "--self-test"
PROVE_DATA = "--prove-data"
TEST_LIMIT_S = 1800.0
"""At the lowest priority beside a till at work, on the slowest computer of a shop."""
DATA_LIMIT_S = 1800.0
"""A migration of five years on a slow disk."""
OUTPUT = "proof.txt"
"""In the folder of updates: what the new version said of itself, for support."""


class Step(StrEnum):
    """After each of them a kill must leave the version at work and the data as they were."""

    CLEARED = "cleared"
    UNPACKED = "unpacked"
    PLACED = "placed"
    TESTED = "tested"
    COPIED = "copied"
    PROVEN = "proven"


@dataclass(frozen=True, slots=True)
class Workshop:
    """Where a version is made ready."""

    installation: Installation
    folder: Path
    """The folder of updates in the data of this register."""
    is_wanted: Callable[[], bool] = lambda: True
    at: Callable[[Step], None] = lambda _step: None


def place(release: Release, archive: Path, shop: Workshop) -> None:
    """Unpack beside the version at work, and let the new one test itself.

    Raises NoUpdate: ARCHIVE, DISK, SELF_TEST, STOPPED. One that was unpacked before is only tested.
    """
    target = shop.installation.folder(release.version)
    if not shop.installation.executable(release.version).is_file():
        make_room(release, shop)
        shop.at(Step.CLEARED)
        new = _unfinished(target)
        try:
            unpack(archive, new, release.unpacked, is_wanted=shop.is_wanted)
            shop.at(Step.UNPACKED)
            if not (new / shop.installation.program).is_file():
                raise NoUpdate(Trouble.ARCHIVE, "no program in it")
        except NoUpdate:
            # Half a version is of no use to anybody, and its room is the till's.
            _remove(new)
            raise
        new.replace(target)
        shop.at(Step.PLACED)
    _run(release.version, (SELF_TEST,), shop, TEST_LIMIT_S, Trouble.SELF_TEST)
    shop.at(Step.TESTED)


def make_room(release: Release, shop: Workshop, archive: int = 0) -> None:
    """Remove what was begun before, and see that there is room for the version and so many bytes of archive.

    Raises NoUpdate: DISK. One that was unpacked needs none.
    """
    if not shop.installation.executable(release.version).is_file():
        target = shop.installation.folder(release.version)
        _remove(_unfinished(target))
        _remove(target)
        require_room(shop.installation.versions, release.unpacked + archive)


def _unfinished(target: Path) -> Path:
    return target.with_name(f"{target.name}.new")


def prove(release: Release, database: Path, shop: Workshop) -> float:
    """Let the new version open a copy of the database, which stands still while it is copied.

    Returns how many seconds it took to open it. Raises NoUpdate: DISK, BUSY, DATA, STOPPED. Nothing is left
    of the copy.
    """
    copy = shop.folder / "proof" / database.name
    _remove(copy.parent)
    try:
        require_room(copy.parent, 2 * database.stat().st_size)
        _copy(database, copy)
        shop.at(Step.COPIED)
        begun = time.monotonic()
        _run(release.version, (PROVE_DATA, str(copy)), shop, DATA_LIMIT_S, Trouble.DATA)
        opened_s = time.monotonic() - begun
    finally:
        _remove(copy.parent)
    shop.at(Step.PROVEN)
    return opened_s


def _copy(database: Path, copy: Path) -> None:
    try:
        copy_still(database, copy)
    except Unavailable as outage:
        remove_database(copy)
        raise NoUpdate(trouble_of(outage), outage.code) from outage


def _run(
    version: Version, arguments: Sequence[str], shop: Workshop, limit_s: float, trouble: Trouble
) -> None:
    """Run the new version out of sight. What it says is kept for support."""
    executable = shop.installation.executable(version)
    try:
        shop.folder.mkdir(parents=True, exist_ok=True)
        with (shop.folder / OUTPUT).open("wb") as output:
            variables = environment(QT_QPA_PLATFORM="offscreen")
            process = start(executable, arguments, variables, output, is_slow=True)
            code = finished_within(process, limit_s, shop.is_wanted)
    except OSError as error:
        raise NoUpdate(trouble, f"it cannot be run, error {error.errno}") from error
    if not shop.is_wanted():
        raise NoUpdate(Trouble.STOPPED)
    if code != 0:
        raise NoUpdate(trouble, "it took too long" if code is None else f"it ended with {code}")


def _remove(folder: Path) -> None:
    """A folder of ours that may be half there, and of which a file may be in use."""
    if folder.exists():
        try:
            shutil.rmtree(folder)
        except OSError as error:
            raise NoUpdate(Trouble.DISK, f"error {error.errno}") from error
