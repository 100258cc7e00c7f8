"""Files that are written whole or not at all."""

from __future__ import annotations

import errno
import os
import tempfile
from pathlib import Path

from cardesk_desktop.domain.errors import Code, Unavailable


def write_whole(path: Path, data: bytes, *, makes_folder: bool = False) -> None:
    """Write a file beside the place, flush it to disk, then put it there: an older file stays until then.

    Raises Unavailable: DISK_FULL, FILE_UNWRITABLE.
    """
    try:
        if makes_folder:
            path.parent.mkdir(parents=True, exist_ok=True)
        _write_beside(path, data)
    except OSError as error:
        code = Code.DISK_FULL if error.errno == errno.ENOSPC else Code.FILE_UNWRITABLE
        raise Unavailable(code) from error


def _write_beside(path: Path, data: bytes) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".new")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
