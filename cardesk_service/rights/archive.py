"""A ZIP that is made while it is sent: what was written is taken away at once, nothing is held."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator
from typing import IO, cast

from typing_extensions import Buffer, override

Entry = tuple[str, Iterable[bytes]]
"""The name of a file and its content in pieces."""


class _Tray(io.RawIOBase):
    """What a ZIP is written into and taken from. It cannot seek, which makes the ZIP a stream."""

    def __init__(self) -> None:
        super().__init__()
        self._pieces: list[bytes] = []

    @override
    def writable(self) -> bool:
        return True

    @override
    def write(self, data: Buffer, /) -> int:
        piece = bytes(data)
        self._pieces.append(piece)
        return len(piece)

    def take(self) -> bytes:
        taken = b"".join(self._pieces)
        self._pieces.clear()
        return taken


def zipped(entries: Iterable[Entry], at: tuple[int, int, int, int, int, int]) -> Iterator[bytes]:
    """The bytes of a ZIP of these files, never empty; `at` is the time they bear (local to nobody: UTC)."""
    tray = _Tray()
    with zipfile.ZipFile(cast("IO[bytes]", tray), "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries:
            entry = zipfile.ZipInfo(name, at)
            entry.compress_type = zipfile.ZIP_DEFLATED
            with archive.open(entry, "w", force_zip64=True) as opened:
                for piece in content:
                    opened.write(piece)
                    if taken := tray.take():
                        yield taken
    yield tray.take()
