"""Looking for new versions, by The Update Framework: whoever serves them can hide them, but not for long,
and can offer nothing that its makers did not sign (decision 221).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from tuf.api.exceptions import (
    DownloadError,
    DownloadHTTPError,
    DownloadLengthMismatchError,
    ExpiredMetadataError,
    RepositoryError,
    SlowRetrievalError,
)
from tuf.api.metadata import Metadata, Snapshot, Timestamp
from tuf.ngclient import Updater, UpdaterConfig

from cardesk_desktop.updates.fetching import Fetcher, NotTheService
from cardesk_desktop.updates.release import Channel, Release, listed, told
from cardesk_desktop.updates.trouble import NoUpdate, Trouble

T = TypeVar("T")
METADATA = "metadata"
TARGETS = "targets"
_CHANNEL_LENGTH = 64 * 1024
_GONE = (403, 404)
CONFIG = UpdaterConfig(
    max_root_rotations=128,
    max_delegations=4,
    root_max_length=64 * 1024,
    timestamp_max_length=16 * 1024,
    snapshot_max_length=64 * 1024,
    targets_max_length=2 * 1024 * 1024,
)


@dataclass(frozen=True, slots=True)
class Source:
    """Where updates are served, and how we know their makers."""

    url: str
    """https://host/updates, without a slash at the end."""
    root: bytes
    """The root metadata that ships with the program."""
    folder: Path
    """Where what was believed so far is kept: nobody can take us back behind it."""


@dataclass(frozen=True, slots=True)
class Offered:
    """What the channel holds now, newest first, and how long that may be believed."""

    releases: tuple[Release, ...]
    until: datetime


def channel_file(channel: Channel, platform: str) -> str:
    """The target that lists the versions of a channel for one kind of computer."""
    return f"{channel}/{platform}.json"


def look(source: Source, fetcher: Fetcher, channel: Channel, platform: str) -> Offered:
    """What is offered. Raises NoUpdate; what was believed before still is then."""
    kept = source.folder / METADATA
    with _trouble():
        kept.mkdir(parents=True, exist_ok=True)
        updater = Updater(
            str(kept),
            f"{source.url}/{METADATA}/",
            target_base_url=f"{source.url}/{TARGETS}/",
            fetcher=fetcher,
            config=CONFIG,
            bootstrap=source.root,
        )
        updater.refresh()
        found: dict[str, Release] = {}
        for one in channel.listened_to:
            for release in _releases(updater, one, platform):
                found.setdefault(str(release.version), release)
        until = _until(kept)
    newest = sorted(found.values(), key=lambda release: release.version, reverse=True)
    return Offered(tuple(newest), until)


def _releases(updater: Updater, channel: Channel, platform: str) -> Iterator[Release]:
    about = updater.get_targetinfo(channel_file(channel, platform))
    if about is None:
        return
    if about.length > _CHANNEL_LENGTH:
        raise NoUpdate(Trouble.NOT_TRUSTED, "a channel that is too long")
    with TemporaryDirectory() as folder:
        content = Path(updater.download_target(about, str(Path(folder, "channel")))).read_bytes()
    for version, path in listed(content):
        archive = updater.get_targetinfo(path)
        # An archive belongs to its channel and its kind of computer: no other role may speak for it.
        if archive is not None and path.startswith(f"{channel}/{platform}/"):
            yield told(version, path, archive.length, archive.hashes, archive.custom)


def _until(kept: Path) -> datetime:
    """Until when this may be believed without asking again."""
    timestamp = Metadata[Timestamp].from_file(str(kept / "timestamp.json")).signed
    snapshot = Metadata[Snapshot].from_file(str(kept / "snapshot.json")).signed
    return min(timestamp.expires, snapshot.expires)


@contextmanager
def _trouble() -> Iterator[None]:
    """Say what TUF found as NoUpdate."""
    try:
        yield
    except ExpiredMetadataError as error:
        raise NoUpdate(Trouble.OUT_OF_DATE, str(error)) from error
    except RepositoryError as error:
        raise NoUpdate(Trouble.NOT_TRUSTED, str(error)) from error
    except DownloadError as error:
        raise NoUpdate(download_trouble(error), str(error)) from error
    except OSError as error:
        raise NoUpdate(Trouble.DISK, f"error {error.errno}") from error


def download_trouble(error: DownloadError) -> Trouble:
    """What a failed download is to us."""
    match error:
        case DownloadHTTPError() if error.status_code in _GONE:
            return Trouble.NOT_SERVED
        case DownloadLengthMismatchError():
            return Trouble.NOT_TRUSTED
        case NotTheService():
            return Trouble.STRANGER
        case SlowRetrievalError():
            return Trouble.TOO_SLOW
        case _:
            return Trouble.OFFLINE


def newest_wanted(offered: Offered, is_wanted: Callable[[Release], bool]) -> Release | None:
    """The newest version that this register wants; None where it has the newest."""
    return next((release for release in offered.releases if is_wanted(release)), None)
