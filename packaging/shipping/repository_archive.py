"""A frozen program as one file: the same folder makes the same bytes, and anybody can check it."""

from __future__ import annotations

import tarfile
from pathlib import Path

import zstandard

LEVEL = 19
"""How hard zstd packs: slow here, once; no slower to unpack on every till."""
_TIME_S = 1_767_225_600
"""What every file is dated to, 2026-01-01."""
_WINDOW_LOG = 26
"""64 MB: what a register needs of memory to unpack it."""


def pack(folder: Path, archive: Path, level: int = LEVEL) -> int:
    """Write the files of the folder to the archive (tar, zstd); the bytes that they take unpacked."""
    archive.parent.mkdir(parents=True, exist_ok=True)
    parameters = zstandard.ZstdCompressionParameters.from_level(level, window_log=_WINDOW_LOG)
    size = 0
    with (
        archive.open("wb") as raw,
        zstandard.ZstdCompressor(compression_params=parameters).stream_writer(raw) as packed,
        tarfile.open(fileobj=packed, mode="w|", format=tarfile.PAX_FORMAT) as tar,
    ):
        for path in sorted(folder.rglob("*")):
            member = tar.gettarinfo(path, path.relative_to(folder).as_posix())
            member.uid = member.gid = 0
            member.uname = member.gname = ""
            member.mtime = _TIME_S
            # A second name of a file would be a link that is refused: each is written by itself.
            if path.is_file() and not path.is_symlink():
                member.type, member.size = tarfile.REGTYPE, path.stat().st_size
                member.mode = 0o755 if member.mode & 0o100 else 0o644
                size += member.size
                with path.open("rb") as content:
                    tar.addfile(member, content)
            else:
                tar.addfile(member)
    return size
