"""A folder as a tar.gz that is the same to the byte whenever, wherever and by whom it was packed."""

from __future__ import annotations

import gzip
import tarfile
from pathlib import Path

_RUN, _READ = 0o755, 0o644


def pack(folder: Path, target: Path, *, name: str, time_s: int, level: int = 9) -> None:
    """Pack a folder under `name`, in the order of its paths, everything of root and of one time."""
    with (
        target.open("wb") as raw,
        gzip.GzipFile("", "wb", level, raw, mtime=time_s) as packed,
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
