"""Files that are written whole or not at all."""

from __future__ import annotations

import errno
import os
import tempfile
import time
import weakref
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, TypeVar

from cardesk_desktop.domain.errors import Code, Unavailable

T = TypeVar("T")
_PREFIX, _SUFFIX = ".", ".new"
UNFINISHED = f"{_PREFIX}*{_SUFFIX}"
"""The names of files that were being written when the program was killed."""


PAUSES_S = (0.01, 0.03, 0.1, 0.3, 0.6)
"""Between the tries to read a file, or to put one in its place, on Windows."""


def write_whole(path: Path, data: bytes, *, makes_folder: bool = False, folder_mode: int = 0o777) -> None:
    """Write a file beside the place, flush it to disk, then put it there: an older file stays until then.

    A folder that is made for it is of `folder_mode`. Raises Unavailable: DISK_FULL, FILE_UNWRITABLE.
    """
    if makes_folder:
        with outages():
            path.parent.mkdir(folder_mode, parents=True, exist_ok=True)
    new = NewFile(path)
    try:
        with outages():
            new.file.write(data)
        new.put_in_place()
    finally:
        new.drop()


class NewFile:
    """A file that is written piece by piece beside its place; an older one stays until it is put there.

    Raises Unavailable: DISK_FULL, FILE_UNWRITABLE. One that is forgotten is dropped, at the latest when
    the program ends.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        with outages():
            handle, name = tempfile.mkstemp(dir=path.parent, prefix=_PREFIX, suffix=_SUFFIX)
        self._name = Path(name)
        self.file: BinaryIO = os.fdopen(handle, "wb")
        self._drop = weakref.finalize(self, _drop, self.file, self._name)

    def put_in_place(self) -> None:
        """Flush all that was written to disk and let the file take its place."""
        with outages():
            self.file.flush()
            os.fsync(self.file.fileno())
            self.file.close()
            take_place(self._name, self._path)

    def drop(self) -> None:
        """Leave nothing behind; does nothing to a file that was put in place."""
        self._drop()


def take_place(
    new: Path, old: Path, *, pause: Callable[[float], None] = time.sleep, is_windows: bool = os.name == "nt"
) -> None:
    """Put a file in the place of another, at once or not at all. Raises OSError.

    On Windows whoever reads a file (a virus scanner, a copy in the cloud) is in the way of its renaming,
    mostly for some milliseconds. There it is tried again for a second.
    """
    _patiently(lambda: new.replace(old), pause, is_windows=is_windows)


def read_patiently(
    path: Path, *, pause: Callable[[float], None] = time.sleep, is_windows: bool = os.name == "nt"
) -> bytes:
    """All of a file. Raises OSError. On Windows another program may have it to itself for a moment."""
    return _patiently(path.read_bytes, pause, is_windows=is_windows)


def _patiently(call: Callable[[], T], pause: Callable[[float], None], *, is_windows: bool) -> T:
    for pause_s in PAUSES_S:
        try:
            return call()
        except PermissionError:
            if not is_windows:
                raise
            pause(pause_s)
    return call()


@contextmanager
def outages() -> Iterator[None]:
    """Say what the system reports of files in this block as Unavailable: DISK_FULL, FILE_UNWRITABLE."""
    try:
        yield
    except OSError as error:
        code = Code.DISK_FULL if error.errno == errno.ENOSPC else Code.FILE_UNWRITABLE
        raise Unavailable(code) from error


def _drop(file: BinaryIO, name: Path) -> None:
    try:
        file.close()
    except OSError:
        # What was still to be written does not fit on the disk; it is not wanted any more.
        pass
    finally:
        name.unlink(missing_ok=True)
