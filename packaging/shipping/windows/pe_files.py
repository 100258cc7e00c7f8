"""The files of a bundle that Windows loads as code, and whose they are."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from shipping.windows.shims import ALL_SHIMS

_DOS, _PE = b"MZ", b"PE\0\0"
_WINES = (b"Wine builtin DLL", b"Wine placeholder DLL")
_HEAD = 4096


def pe_files(folder: Path) -> list[Path]:
    """Every file in a folder that is an executable or a library of Windows, whatever it is called."""
    return sorted(path for path in folder.rglob("*") if path.is_file() and is_pe(path))


def is_pe(path: Path) -> bool:
    """Whether Windows would load the file as code."""
    with path.open("rb") as file:
        head = file.read(_HEAD)
        if head[:2] != _DOS or len(head) < 0x40:
            return False
        file.seek(int.from_bytes(head[0x3C:0x40], "little"))
        return file.read(4) == _PE


def foreign(folder: Path) -> Iterator[Path]:
    """The files of a bundle that belong to Wine or to our stand-ins: a real Windows has its own."""
    for path in pe_files(folder):
        with path.open("rb") as file:
            head = file.read(_HEAD)
        if path.stem.lower() in ALL_SHIMS or any(mark in head for mark in _WINES):
            yield path
