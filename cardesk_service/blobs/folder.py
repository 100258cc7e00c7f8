"""Files of companies on disk, by the SHA-256 of their content. A file that is not whole yet grows beside.

Bytes are written at their offset, so that a piece that comes twice, or to two processes at once, changes
nothing; what was put together wrongly fails the hash and is thrown away.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

from typing_extensions import override

from cardesk_service.blobs.place import NAME, Blobs, Held
from cardesk_service.blobs.room import Room
from cardesk_service.refused import Refused
from cardesk_service.store.database import StoreUnavailable
from cardesk_wire import coding
from cardesk_wire.codes import RefusalCode

MAX_BLOB = 20 * 1024 * 1024
"""Bytes of one file."""
MOST_OF_A_COMPANY = 5_000_000_000


class BlobFolder(Blobs):
    """Files under one folder."""

    def __init__(self, root: Path, *, most: int = MOST_OF_A_COMPANY) -> None:
        """`most` is how many bytes one company may keep."""
        self._root, self._room = root, Room(most)

    @override
    def held(self, company: str, sha256: str) -> Held:
        whole = self._path(company, sha256)
        if whole.is_file():
            return Held(whole.stat().st_size, is_whole=True)
        # What an earlier release began, without a length in its name, is not gone on with.
        begun = max((_size(part) for part in whole.parent.glob(f"{whole.name}.*.part")), default=0)
        if not begun:
            raise Refused(RefusalCode.NOT_FOUND, 404)
        return Held(begun, is_whole=False)

    @override
    def append(self, company: str, sha256: str, *, offset: int, total: int, piece: bytes) -> Held:
        whole = self._path(company, sha256)
        if total > MAX_BLOB:
            raise Refused(RefusalCode.TOO_LARGE, 413, most=MAX_BLOB)
        if whole.is_file():
            return Held(whole.stat().st_size, is_whole=True)
        part = _part(whole, total)
        size = _size(part)
        if offset != size:
            raise Refused(RefusalCode.WRONG_OFFSET, 409, offset=size)
        if not piece or total <= 0 or offset + len(piece) > total:
            raise Refused(RefusalCode.MALFORMED, 400)
        self._room.take(company, 0 if offset else total, lambda: self._taken(company))
        with _outages():
            part.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            _write(part, offset, piece)
            if offset + len(piece) < total:
                return Held(offset + len(piece), is_whole=False)
            self._finish(part, whole, sha256)
        return Held(total, is_whole=True)

    @override
    def read(self, company: str, sha256: str, offset: int, size: int) -> tuple[bytes, int]:
        whole = self._path(company, sha256)
        try:
            with whole.open("rb") as file:
                file.seek(offset)
                return file.read(size), whole.stat().st_size
        except FileNotFoundError:
            raise Refused(RefusalCode.NOT_FOUND, 404) from None

    @override
    def names(self, company: str) -> Iterator[str]:
        return (path.name for path in sorted(self._folder(company).glob("*/*")) if NAME.fullmatch(path.name))

    @override
    def delete(self, company: str, sha256: str) -> None:
        whole = self._path(company, sha256)
        for path in (*_parts(whole), whole):
            path.unlink(missing_ok=True)

    @override
    def sweep(self, company: str, before: datetime) -> None:
        for part in self._folder(company).glob("*/*.part"):
            with suppress(FileNotFoundError):
                if part.stat().st_mtime < before.timestamp():
                    part.unlink()

    @override
    def forget(self, company: str) -> None:
        shutil.rmtree(self._folder(company), ignore_errors=True)

    @override
    def close(self) -> None:
        """Nothing is open."""

    def _taken(self, company: str) -> int:
        """The bytes that are here or announced."""
        return sum(_room(path) for path in self._folder(company).glob("*/*"))

    def _finish(self, part: Path, whole: Path, sha256: str) -> None:
        try:
            with part.open("rb") as file:
                digest = hashlib.file_digest(file, "sha256").hexdigest()
            if digest == sha256:
                part.replace(whole)
                for other in _parts(whole):
                    other.unlink(missing_ok=True)
        except FileNotFoundError:
            # Another process got the same last piece and was first.
            digest = sha256 if whole.is_file() else ""
        if digest != sha256:
            part.unlink(missing_ok=True)
            raise Refused(RefusalCode.WRONG_HASH)

    def _folder(self, company: str) -> Path:
        # Not every disk tells base64's letters apart by their case.
        return self._root / coding.read(company).hex()

    def _path(self, company: str, sha256: str) -> Path:
        if not NAME.fullmatch(sha256):
            raise Refused(RefusalCode.NOT_FOUND, 404)
        return self._folder(company) / sha256[:2] / sha256


@contextmanager
def _outages() -> Iterator[None]:
    """A disk that is full or failing is no fault of ours, nor of the photo: every other waits with it."""
    try:
        yield
    except OSError as error:
        raise StoreUnavailable(f"files: error {error.errno}") from error


def _part(whole: Path, total: int) -> Path:
    """Where a file grows that is to have so many bytes: what was announced stands in the name."""
    return whole.with_name(f"{whole.name}.{total}.part")


def _parts(whole: Path) -> list[Path]:
    return list(whole.parent.glob(f"{whole.name}*.part"))


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except FileNotFoundError:
        # Another request finished or deleted it meanwhile.
        return 0


def _room(path: Path) -> int:
    """The bytes that a file takes, or will once it is whole."""
    total = path.name.removesuffix(".part").rpartition(".")[2]
    return int(total) if path.suffix == ".part" and len(total) < len(path.stem) else _size(path)


def _write(path: Path, offset: int, piece: bytes) -> None:
    """Write durably at the offset: a register forgets what it was told is here."""
    file = os.open(path, os.O_WRONLY | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)
    try:
        os.lseek(file, offset, os.SEEK_SET)
        view = memoryview(piece)
        while view:
            view = view[os.write(file, view) :]
        os.fsync(file)
    finally:
        os.close(file)
