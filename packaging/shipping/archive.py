"""A folder as a tar.xz that is the same to the byte whenever, wherever and by whom it was packed."""

from __future__ import annotations

import lzma
import tarfile
from pathlib import Path

_PRESET = 6
"""8 MB of dictionary. The next ones gain a hundredth here, in twice the time."""
_RUN, _READ = 0o755, 0o644


def pack(folder: Path, target: Path, *, name: str, time_s: int) -> None:
    """Pack a folder under `name`, in the order of its paths, everything of root and of one time."""
    with (
        lzma.open(target, "wb", preset=_PRESET) as packed,
        tarfile.open(fileobj=packed, mode="w", format=tarfile.PAX_FORMAT) as archive,
    ):
        for path in [folder, *sorted(folder.rglob("*"))]:
            entry = _alike(archive.gettarinfo(path, _inside(name, path.relative_to(folder))), time_s)
            if entry.isreg():
                with path.open("rb") as file:
                    archive.addfile(entry, file)
            else:
                archive.addfile(entry)


def _inside(name: str, path: Path) -> str:
    return f"{name}/{path.as_posix()}" if path.parts else name


def _alike(entry: tarfile.TarInfo, time_s: int) -> tarfile.TarInfo:
    entry.uid = entry.gid = 0
    entry.uname = entry.gname = "root"
    entry.mtime = time_s
    entry.mode = _RUN if entry.isdir() or entry.mode & 0o100 else _READ
    return entry
