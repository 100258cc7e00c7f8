"""One errand for an update, start to end, on an io thread: look, choose, fetch, unpack, test.

What it came to is a value: nothing of it is an error to anybody but the owner who looks for it.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from cardesk_desktop.domain.clock import instant_in
from cardesk_desktop.domain.errors import Unavailable
from cardesk_desktop.updates.checking import Source, look, newest_wanted
from cardesk_desktop.updates.downloading import download
from cardesk_desktop.updates.fetching import Fetcher, trust
from cardesk_desktop.updates.pointer import read_pointer
from cardesk_desktop.updates.preparing import DATA_LIMIT_S, Workshop, make_room, place, prove
from cardesk_desktop.updates.release import Channel, Release, kept
from cardesk_desktop.updates.rollout import is_in, seed_in
from cardesk_desktop.updates.trouble import NoUpdate, Trouble
from cardesk_desktop.whole_file import write_whole

READY = "ready.json"
SEED = "seed"
ARCHIVES = "archives"


@dataclass(frozen=True, slots=True)
class Found:
    """What an errand came to: a version that is there for this register, or why there is none now."""

    release: Release | None = None
    """Newer than the one at work; None where that is the newest."""
    is_placed: bool = False
    """It lies beside the version at work and has passed its own test."""
    is_ready: bool = False
    """It has opened a copy of the data too."""
    until: datetime | None = None
    """How long its signatures are good."""
    trouble: Trouble | None = None
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Errand:
    """What is asked, by whom, and where it may be put."""

    source: Source
    ca: str | None
    channel: Channel
    platform: str
    shop: Workshop
    may_be_placed: bool
    """Whether who runs the program may put a version beside it."""
    ready: Release | None = None
    """The version that is ready already."""
    on_progress: Callable[[int], None] = lambda _size: None

    def go(self) -> Found:
        """Go, and come back with what was found."""
        try:
            context = trust(self.ca)
        except NoUpdate as none:
            return Found(trouble=none.trouble, detail=none.detail)
        with closing(Fetcher(context)) as fetcher:
            # What is ready stays so while nobody answers, as long as its signatures are good.
            is_ready = self.ready is not None
            found = Found(self.ready, is_placed=is_ready, is_ready=is_ready)
            try:
                offered = look(self.source, fetcher, self.channel, self.platform)
                release = newest_wanted(offered, self._is_wanted)
                found = Found(release, until=offered.until)
                if self.ready is not None and not self._is_ready(release):
                    forget_ready(self.shop)
                elif release is not None and self.ready is not None:
                    remember_ready(release, offered.until, self.shop, opened_in_s(self.shop))
                    return replace(found, is_placed=True, is_ready=True)
                if release is None or not self.may_be_placed:
                    return found
                folder = self.shop.folder / ARCHIVES
                self._make_room(release, folder)
                archive = download(
                    release,
                    self.source.url,
                    folder,
                    fetcher,
                    is_wanted=self.shop.is_wanted,
                    on_progress=self.on_progress,
                )
                place(release, archive, self.shop)
            except NoUpdate as none:
                return replace(found, trouble=none.trouble, detail=none.detail)
            except Unavailable as outage:
                return replace(found, trouble=Trouble.DISK, detail=outage.code)
        return replace(found, is_placed=True)

    def _is_ready(self, release: Release | None) -> bool:
        """Whether it is the program that is ready, whoever may have it and whatever is told of it by now."""
        return release is not None and self.ready is not None and release.sha256 == self.ready.sha256

    def _make_room(self, release: Release, archives: Path) -> None:
        """Nothing is fetched that cannot be unpacked; what was fetched for it makes way."""
        try:
            make_room(release, self.shop, release.length)
        except NoUpdate:
            shutil.rmtree(archives, ignore_errors=True)
            raise

    def _is_wanted(self, release: Release) -> bool:
        """Newer than we are, not one that was given up, and our lot has been drawn."""
        installation = self.shop.installation
        failed = read_pointer(installation.pointer).failed
        if release.version <= installation.own or str(release.version) in failed:
            return False
        return is_in(seed_in(self.shop.folder / SEED), release.version, release.percentage)


def prove_found(found: Found, database: Path, shop: Workshop) -> Found:
    """Let the version open a copy of the database, and remember that it is ready."""
    if found.release is None or found.until is None:
        return found
    try:
        opened_s = prove(found.release, database, shop)
        remember_ready(found.release, found.until, shop, opened_s)
    except NoUpdate as none:
        return replace(found, trouble=none.trouble, detail=none.detail)
    except Unavailable as outage:
        return replace(found, trouble=Trouble.DISK, detail=outage.code)
    shutil.rmtree(shop.folder / ARCHIVES, ignore_errors=True)
    return replace(found, is_ready=True)


def remember_ready(release: Release, until: datetime, shop: Workshop, opened_s: float) -> None:
    """The version can be put in place as long as its signatures are good. Raises Unavailable."""
    content = {"release": release.written(), "until": until.isoformat(), "opened_s": opened_s}
    write_whole(shop.folder / READY, json.dumps(content).encode(), makes_folder=True)


def ready_in(shop: Workshop, now: datetime) -> Release | None:
    """A version that was made ready, if it is still newer, still there and may still be believed."""
    try:
        content = json.loads((shop.folder / READY).read_bytes())
        until = instant_in(str(content["until"]))
        release = kept(content["release"])
    except (OSError, ValueError, KeyError, TypeError):
        return None
    installation = shop.installation
    if release is None or until is None or until <= now or release.version <= installation.own:
        return None
    if str(release.version) in read_pointer(installation.pointer).failed:
        return None
    return release if installation.executable(release.version).is_file() else None


def opened_in_s(shop: Workshop) -> float:
    """How many seconds the version that is ready took to open a copy of the data; 0 where nobody knows."""
    try:
        return max(0.0, min(float(json.loads((shop.folder / READY).read_bytes())["opened_s"]), DATA_LIMIT_S))
    except (OSError, ValueError, KeyError, TypeError):
        return 0.0


def forget_ready(shop: Workshop) -> None:
    """The version that was ready is in place, or is offered no more."""
    (shop.folder / READY).unlink(missing_ok=True)
