"""An archive is fetched in the background, goes on after a break where it was, and is checked before use."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO
from urllib.parse import quote

import httpx
from tuf.api.exceptions import DownloadError, DownloadHTTPError, LengthOrHashMismatchError
from tuf.api.metadata import TargetFile

from cardesk_desktop.domain.errors import Code
from cardesk_desktop.store.faults import disk_outage
from cardesk_desktop.updates.checking import TARGETS, download_trouble
from cardesk_desktop.updates.fetching import Fetcher
from cardesk_desktop.updates.release import Release
from cardesk_desktop.updates.room import require_room
from cardesk_desktop.updates.trouble import NoUpdate, Trouble

_PART = ".part"
_WHOLE = ".archive"


def download(
    release: Release,
    url: str,
    folder: Path,
    fetcher: Fetcher,
    *,
    is_wanted: Callable[[], bool] = lambda: True,
    on_progress: Callable[[int], None] = lambda _size: None,
) -> Path:
    """The whole and checked archive of a release, in `folder`. Other archives in it are removed.

    What came before a break is kept, and the rest is asked for. `is_wanted` is asked after every piece, and
    `on_progress` told how many bytes there are. Raises NoUpdate: OFFLINE, NOT_SERVED, TOO_SLOW, NOT_TRUSTED,
    DISK, STOPPED.
    """
    whole, part = folder / f"{release.sha256}{_WHOLE}", folder / f"{release.sha256}{_PART}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _clear(folder, {whole.name, part.name})
        if not (whole.exists() and _is_right(release, whole)):
            _require_room(release, part)
            _complete(release, _place(release, url), part, fetcher, is_wanted, on_progress)
            if not _is_right(release, part):
                part.unlink()
                raise NoUpdate(Trouble.NOT_TRUSTED, "an archive with another hash")
            part.replace(whole)
    except OSError as error:
        if disk_outage(error).code is Code.DISK_FULL:
            part.unlink(missing_ok=True)
        raise NoUpdate(Trouble.DISK, f"error {error.errno}") from error
    except DownloadError as error:
        raise NoUpdate(download_trouble(error), str(error)) from error
    return whole


def _place(release: Release, url: str) -> str:
    """Under its hash: what is replaced on the service does not change under a download."""
    folder, _, name = release.path.rpartition("/")
    return f"{url}/{TARGETS}/{quote(folder)}/{release.sha256}.{quote(name)}"


def _require_room(release: Release, part: Path) -> None:
    """Room for what is still to come; what came before makes way on a disk that has none."""
    there = part.stat().st_size if part.exists() else 0
    try:
        require_room(part.parent, max(release.length - there, 0))
    except NoUpdate:
        part.unlink(missing_ok=True)
        raise


def _complete(
    release: Release,
    place: str,
    part: Path,
    fetcher: Fetcher,
    is_wanted: Callable[[], bool],
    on_progress: Callable[[int], None],
) -> None:
    there = part.stat().st_size if part.exists() else 0
    if there == release.length:
        return
    if there > release.length:
        part.unlink()
        there = 0
    with fetcher.opened(place, there) as answer, part.open("ab") as file:
        if not _goes_on(answer, there):
            file.truncate(0)
            there = 0
        for piece in _limited(fetcher.at_a_pace(answer.iter_raw()), release.length - there):
            file.write(piece)
            there += len(piece)
            on_progress(there)
            if not is_wanted():
                raise NoUpdate(Trouble.STOPPED)
        _flush(file)
    if there < release.length:
        raise NoUpdate(Trouble.OFFLINE, "the line broke off")


def _goes_on(answer: httpx.Response, first: int) -> bool:
    """Whether the answer goes on from there; one from the beginning is as good."""
    if answer.status_code == httpx.codes.PARTIAL_CONTENT:
        if not answer.headers.get("Content-Range", "").startswith(f"bytes {first}-"):
            raise DownloadError("another part than was asked for")
        return True
    if answer.status_code != httpx.codes.OK:
        raise DownloadHTTPError(f"answered {answer.status_code}", answer.status_code)
    return False


def _limited(pieces: Iterator[bytes], most: int) -> Iterator[bytes]:
    for piece in pieces:
        most -= len(piece)
        if most < 0:
            raise NoUpdate(Trouble.NOT_TRUSTED, "an archive longer than it was said to be")
        yield piece


def _is_right(release: Release, file: Path) -> bool:
    """By the length and the hash that were signed."""
    target = TargetFile(release.length, {"sha256": release.sha256}, release.path)
    try:
        with file.open("rb") as content:
            target.verify_length_and_hashes(content)
    except LengthOrHashMismatchError:
        return False
    return True


def _flush(file: BinaryIO) -> None:
    file.flush()
    os.fsync(file.fileno())


def _clear(folder: Path, kept: set[str]) -> None:
    for file in folder.iterdir():
        if file.name not in kept and file.suffix in {_PART, _WHOLE}:
            file.unlink()
