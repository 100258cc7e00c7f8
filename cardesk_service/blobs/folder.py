"""Files of companies on disk, by the SHA-256 of their content. A file that is not whole yet grows beside.

Bytes are written at their offset, so that a piece that comes twice, or to two processes at once, changes
nothing; what was put together wrongly fails the hash and is thrown away.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from cardesk_service.refused import Refused
from cardesk_wire import coding
from cardesk_wire.codes import RefusalCode

MAX_BLOB = 20 * 1024 * 1024
"""Bytes of one file."""
_NAME = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Held:
    """How much of a file is here."""

    size: int
    is_whole: bool


class BlobFolder:
    """Files under one folder. Every method blocks and may be called from any thread.

    `company` is the identity as it stands in messages. Every method raises Refused: NOT_FOUND for what is
    no name or not there.
    """

    def __init__(self, root: Path) -> None:
        self._root = root

    def held(self, company: str, sha256: str) -> Held:
        """How much of the file is here."""
        whole = self._path(company, sha256)
        if whole.is_file():
            return Held(whole.stat().st_size, is_whole=True)
        part = _part(whole)
        if part.is_file():
            return Held(part.stat().st_size, is_whole=False)
        raise Refused(RefusalCode.NOT_FOUND, 404)

    def append(self, company: str, sha256: str, *, offset: int, total: int, piece: bytes) -> Held:
        """Put a piece behind what is here, of a file of `total` bytes.

        Raises Refused: TOO_LARGE, MALFORMED, WRONG_OFFSET with the right one, WRONG_HASH when the file is
        complete and not the one it was said to be.
        """
        whole = self._path(company, sha256)
        if total > MAX_BLOB:
            raise Refused(RefusalCode.TOO_LARGE, 413, most=MAX_BLOB)
        if whole.is_file():
            return Held(whole.stat().st_size, is_whole=True)
        part = _part(whole)
        size = part.stat().st_size if part.is_file() else 0
        if offset != size:
            raise Refused(RefusalCode.WRONG_OFFSET, 409, offset=size)
        if not piece or total <= 0 or offset + len(piece) > total:
            raise Refused(RefusalCode.MALFORMED, 400)
        part.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        _write(part, offset, piece)
        if offset + len(piece) < total:
            return Held(offset + len(piece), is_whole=False)
        self._finish(part, whole, sha256)
        return Held(total, is_whole=True)

    def read(self, company: str, sha256: str, offset: int, size: int) -> tuple[bytes, int]:
        """At most `size` bytes of a whole file from `offset` on, and how long all of it is."""
        whole = self._path(company, sha256)
        try:
            with whole.open("rb") as file:
                file.seek(offset)
                return file.read(size), whole.stat().st_size
        except FileNotFoundError:
            raise Refused(RefusalCode.NOT_FOUND, 404) from None

    def names(self, company: str) -> Iterator[str]:
        """The names of all whole files of a company."""
        return (path.name for path in sorted(self._folder(company).glob("*/*")) if _NAME.fullmatch(path.name))

    def forget(self, company: str) -> None:
        """Delete all files of a company."""
        shutil.rmtree(self._folder(company), ignore_errors=True)

    def _finish(self, part: Path, whole: Path, sha256: str) -> None:
        try:
            with part.open("rb") as file:
                digest = hashlib.file_digest(file, "sha256").hexdigest()
            if digest == sha256:
                part.replace(whole)
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
        if not _NAME.fullmatch(sha256):
            raise Refused(RefusalCode.NOT_FOUND, 404)
        return self._folder(company) / sha256[:2] / sha256


def _part(whole: Path) -> Path:
    return whole.with_suffix(".part")


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
