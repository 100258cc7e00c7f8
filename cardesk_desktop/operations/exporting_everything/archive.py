"""A ZIP that is written member by member, whole or not at all, and lists what is in it at its end.

In memory stays of each member what the end of a ZIP and the list must name: about a kilobyte.
"""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import IO, BinaryIO

from typing_extensions import Buffer

from cardesk_desktop.whole_file import NewFile

MANIFEST = "MANIFEST.json"


class Archive:
    """Members are hashed as they are written. Everything raises OSError, which is the caller's to name."""

    def __init__(self, path: Path, made_at: datetime) -> None:
        """Begin a file beside `path`. `made_at` is shown as the time of every member."""
        self._new = NewFile(path)
        self._sink = _Sink(self._new.file)
        self._zip = zipfile.ZipFile(self._sink, "w", zipfile.ZIP_DEFLATED)
        self._time = made_at.timetuple()[:6]
        self._list: list[bytes] = []
        self._taken = Counter[str]()

    @contextmanager
    def member(self, name: str, *, is_packed: bool = True) -> Iterator[Member]:
        """Write one member, however long; `is_packed` presses it together.

        A second one of a name gets a number behind it: two registers may have numbered alike before they met.
        """
        name = self._free(name)
        info = zipfile.ZipInfo(name, self._time)
        info.compress_type = zipfile.ZIP_DEFLATED if is_packed else zipfile.ZIP_STORED
        with self._zip.open(info, "w", force_zip64=True) as file:
            member = Member(file)
            yield member
        self._note(name, member.size, member.sha256, member.rows)

    def add(self, name: str, content: bytes, *, is_packed: bool = True, rows: int | None = None) -> None:
        """Write one member that is at hand as a whole."""
        with self.member(name, is_packed=is_packed) as member:
            member.write(content)
            member.rows = rows

    def finish(self, heading: Mapping[str, object]) -> None:
        """Write the list of all members under the heading, and put the file in its place."""
        opening = json.dumps(heading, ensure_ascii=False, indent=1)[:-2]
        info = zipfile.ZipInfo(MANIFEST, self._time)
        info.compress_type = zipfile.ZIP_DEFLATED
        with self._zip.open(info, "w", force_zip64=True) as file:
            file.write(f'{opening},\n "members": [\n'.encode())
            file.write(b",\n".join(self._list))
            file.write(b"\n]}\n")
        self._zip.close()
        self._new.put_in_place()

    def drop(self) -> None:
        """Leave nothing behind; does nothing to a file that was put in place."""
        if self._new.file.closed:
            return
        self._sink.drop()
        self._zip.close()
        self._new.drop()

    def _free(self, name: str) -> str:
        self._taken[name] += 1
        count = self._taken[name]
        stem, point, ending = name.rpartition(".")
        return name if count == 1 else f"{stem} ({count}){point}{ending}"

    def _note(self, name: str, size: int, sha256: str, rows: int | None) -> None:
        noted: dict[str, object] = {"name": name, "bytes": size, "sha256": sha256}
        if rows is not None:
            noted["rows"] = rows
        self._list.append(json.dumps(noted, ensure_ascii=False).encode())


class Member:
    """A member on its way; `rows` is set by who knows of rows."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file, self._digest = file, hashlib.sha256()
        self.size = 0
        self.rows: int | None = None

    @property
    def sha256(self) -> str:
        """Of what was written so far, in hexadecimal."""
        return self._digest.hexdigest()

    def write(self, content: bytes) -> None:
        """Write on."""
        self._digest.update(content)
        self.size += len(content)
        self._file.write(content)


class _Sink:
    """The file as the ZIP sees it. Once it is dropped, what is written is lost: the ZIP ends in peace."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.is_dropped, self._place = False, 0

    def write(self, content: Buffer) -> int:
        if not self.is_dropped:
            return self._file.write(content)
        self._place += len(bytes(content))
        return len(bytes(content))

    def tell(self) -> int:
        return self._place if self.is_dropped else self._file.tell()

    def seek(self, offset: int, whence: int = 0) -> int:
        if not self.is_dropped:
            return self._file.seek(offset, whence)
        self._place = offset
        return offset

    def drop(self) -> None:
        self._place = self._file.tell()
        self.is_dropped = True

    def seekable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        return self._file.read(size)

    def flush(self) -> None:
        if not self.is_dropped:
            self._file.flush()

    def close(self) -> None:
        """The file is closed by who opened it."""
