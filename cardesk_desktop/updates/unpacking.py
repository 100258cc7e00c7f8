"""An archive is unpacked by our own hand: files, folders and links that stay inside, and nothing else.

It was signed by the makers; whoever had stolen their keys is still not to write beside the program.
"""

from __future__ import annotations

import os
import shutil
import tarfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import BinaryIO

import zstandard

from cardesk_desktop.updates.trouble import NoUpdate, Trouble

MOST_FILES = 20_000
_LARGEST_WINDOW = 128 * 1024 * 1024
_CHUNK = 1024 * 1024
_RESERVED = frozenset('<>:"|?*\\') | {chr(code) for code in range(32)}
"""What a name may not have in it on any of the three systems."""
_TOP = PurePosixPath()


def unpack(
    archive: Path, target: Path, most_bytes: int, *, is_wanted: Callable[[], bool] = lambda: True
) -> None:
    """Unpack into `target`, a folder that is not there yet.

    Raises NoUpdate: ARCHIVE for anything in it that may not be, DISK, STOPPED; what is in `target` then is
    of no use.
    """
    try:
        target.mkdir(parents=True)
        with archive.open("rb") as packed, _opened(packed) as members:
            _Unpacking(target, most_bytes, is_wanted).all_of(members)
    except (tarfile.TarError, zstandard.ZstdError, EOFError, ValueError) as error:
        raise NoUpdate(Trouble.ARCHIVE, type(error).__name__) from error
    except OSError as error:
        raise NoUpdate(Trouble.DISK, f"error {error.errno}") from error
    _to_disk()


@contextmanager
def _opened(packed: BinaryIO) -> Iterator[tarfile.TarFile]:
    reader = zstandard.ZstdDecompressor(max_window_size=_LARGEST_WINDOW).stream_reader(packed)
    with reader, tarfile.open(fileobj=reader, mode="r|") as members:
        yield members


class _Unpacking:
    """Knows what it made so far: nothing is written through a link, and nothing twice."""

    def __init__(self, target: Path, most_bytes: int, is_wanted: Callable[[], bool]) -> None:
        self._target, self._left, self._is_wanted = target, most_bytes, is_wanted
        self._links: list[tuple[PurePosixPath, str]] = []

    def all_of(self, members: tarfile.TarFile) -> None:
        for number, member in enumerate(members):
            if number >= MOST_FILES:
                raise NoUpdate(Trouble.ARCHIVE, "too many files")
            if not self._is_wanted():
                raise NoUpdate(Trouble.STOPPED)
            self._one(members, member)
        # Links are made when everything else is there: nothing can have been written through them.
        root = self._target.resolve()
        for name, leads_to in self._links:
            link = self._target / name
            _require_within(root, link.parent)
            link.parent.mkdir(parents=True, exist_ok=True)
            link.symlink_to(leads_to)
        # One link over another goes elsewhere than its name says: where it comes to is seen now.
        for name, _ in self._links:
            _require_within(root, self._target / name)

    def _one(self, members: tarfile.TarFile, member: tarfile.TarInfo) -> None:
        name = _inside(member.name)
        if member.isdir():
            (self._target / name).mkdir(parents=True, exist_ok=True)
        elif member.issym():
            # Where it leads is reckoned from the folder that it is in.
            _inside(member.linkname, name.parent)
            self._links.append((name, member.linkname))
        elif member.isreg():
            self._left -= member.size
            if self._left < 0:
                raise NoUpdate(Trouble.ARCHIVE, "longer than it was said to be")
            self._file(members, member, self._target / name)
        else:
            raise NoUpdate(Trouble.ARCHIVE, "something that is no file")

    def _file(self, members: tarfile.TarFile, member: tarfile.TarInfo, path: Path) -> None:
        content = members.extractfile(member)
        if content is None:
            raise NoUpdate(Trouble.ARCHIVE, "a file without content")
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as file:
            shutil.copyfileobj(content, file, _CHUNK)
        path.chmod(0o755 if member.mode & 0o100 else 0o644)


def _inside(name: str, start: PurePosixPath = _TOP) -> PurePosixPath:
    """The path that a name in the archive means. Raises NoUpdate(ARCHIVE) where it leads out."""
    if not name or name.startswith("/") or _RESERVED & set(name):
        raise NoUpdate(Trouble.ARCHIVE, "a name that no file may have")
    parts = list(start.parts)
    for part in PurePosixPath(name).parts:
        if part == "..":
            if not parts:
                raise NoUpdate(Trouble.ARCHIVE, "a name that leads out")
            parts.pop()
        else:
            parts.append(part)
    return PurePosixPath(*parts)


def _require_within(root: Path, path: Path) -> None:
    """Raise NoUpdate(ARCHIVE) for a path that comes to somewhere else, over whatever links."""
    try:
        is_within = path.resolve().is_relative_to(root)
    except RuntimeError as error:
        # A link that leads to itself, before Python 3.13.
        raise NoUpdate(Trouble.ARCHIVE, "a link that leads nowhere") from error
    if not is_within:
        raise NoUpdate(Trouble.ARCHIVE, "a link that leads out")


def _to_disk() -> None:
    """A power cut after this finds every file whole. Windows does so as each file is closed."""
    sync: Callable[[], None] | None = getattr(os, "sync", None)
    if sync is not None:
        sync()
