"""The file of a backup: a ZIP without compression, which every computer can look into.

`manifest.json` says what it is and holds the size and SHA-256 of the other members; `cardesk.db` is the
encrypted database byte for byte; `recovery.json` its key, wrapped by the owner's code, where there is one.
"""

from __future__ import annotations

import errno
import hashlib
import os
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.store.backups.manifest import (
    DATABASE,
    MANIFEST,
    RECOVERY,
    Label,
    Manifest,
    Member,
    read_written,
    written_manifest,
)
from cardesk_desktop.store.faults import disk_outage
from cardesk_desktop.whole_file import take_place

SUFFIX = ".cardesk"
UNFINISHED = f"{SUFFIX}.part"
"""How a file ends that is being written, or was when the power went."""
_MOST_OF_SMALL = 65_536
"""Bytes of a manifest or a recovery file, by far; more is none of ours."""
_PIECE = 1 << 20
_FAULTS = (zipfile.BadZipFile, zlib.error, KeyError, ValueError, RuntimeError, EOFError)
"""What reading a damaged archive raises; RuntimeError of a part that calls itself encrypted or too new."""


def write_container(target: Path, label: Label, database: Path, recovery: bytes) -> Manifest:
    """Write a backup and read it back; `target` is then whole, or as it was before.

    Raises Unavailable: DISK_FULL, DISK_UNWRITABLE; Refused: BACKUP_UNREADABLE when it does not read back.
    """
    part = target.with_name(target.name.removesuffix(SUFFIX) + UNFINISHED)
    try:
        manifest = Manifest(label, _members(database, recovery))
        with part.open("wb") as file:
            with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
                archive.writestr(MANIFEST, written_manifest(manifest))
                archive.write(database, DATABASE)
                if recovery:
                    archive.writestr(RECOVERY, recovery)
            file.flush()
            os.fsync(file.fileno())
        _read_back(part)
        take_place(part, target)
    except OSError as error:
        raise disk_outage(error) from error
    finally:
        part.unlink(missing_ok=True)
    return manifest


def read_manifest(path: Path) -> Manifest:
    """What a backup says of itself. Refuses with BACKUP_UNREADABLE what is none, or is cut short."""
    with _opened(path) as archive:
        manifest = read_written(_small(archive, MANIFEST))
        for name, member in manifest.members.items():
            if _stored(archive, name).file_size != member.size:
                raise ValueError(name)
        return manifest


def first_bytes(path: Path, count: int) -> bytes:
    """How the database in a backup begins. Refuses: BACKUP_UNREADABLE."""
    with _opened(path) as archive, archive.open(_stored(archive, DATABASE)) as file:
        return file.read(count)


def recovery_of(path: Path) -> bytes:
    """The recovery file in a backup, empty where there is none. Refuses: BACKUP_UNREADABLE."""
    manifest = read_manifest(path)
    if not manifest.has_recovery:
        return b""
    with _opened(path) as archive:
        return _small(archive, RECOVERY)


def unpack_database(path: Path, target: Path) -> None:
    """Write the database of a backup to `target`, checked against the manifest, and bring it to the disk.

    Refuses: BACKUP_UNREADABLE; raises Unavailable: DISK_FULL, DISK_UNWRITABLE. `target` is gone then.
    """
    try:
        with _opened(path) as archive, target.open("wb") as file:
            member = read_written(_small(archive, MANIFEST)).members[DATABASE]
            if _copied(archive, DATABASE, file) != member:
                raise ValueError(DATABASE)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        target.unlink(missing_ok=True)
        raise disk_outage(error) from error
    except Refused:
        target.unlink(missing_ok=True)
        raise


def _members(database: Path, recovery: bytes) -> dict[str, Member]:
    with database.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    members = {DATABASE: Member(database.stat().st_size, digest)}
    if recovery:
        members[RECOVERY] = Member(len(recovery), hashlib.sha256(recovery).hexdigest())
    return members


def _read_back(path: Path) -> None:
    manifest = read_manifest(path)
    with _opened(path) as archive:
        if any(_copied(archive, name) != member for name, member in manifest.members.items()):
            raise ValueError(path.name)


def _copied(archive: zipfile.ZipFile, name: str, target: IO[bytes] | None = None) -> Member:
    """Read a member to its end, writing it to `target` if there is one; what it is."""
    digest, size = hashlib.sha256(), 0
    with archive.open(_stored(archive, name)) as source:
        while piece := source.read(_PIECE):
            digest.update(piece)
            size += len(piece)
            if target is not None:
                target.write(piece)
    return Member(size, digest.hexdigest())


@contextmanager
def _opened(path: Path) -> Iterator[zipfile.ZipFile]:
    """The archive; whatever is wrong with it is one refusal."""
    try:
        with zipfile.ZipFile(path) as archive:
            yield archive
    except _FAULTS as error:
        raise Refused(Code.BACKUP_UNREADABLE) from error
    except OSError as error:
        # A place before the file's beginning: the archive says so, and the disk is well.
        if error.errno != errno.EINVAL:
            raise
        raise Refused(Code.BACKUP_UNREADABLE) from error


def _stored(archive: zipfile.ZipFile, name: str) -> zipfile.ZipInfo:
    """A part as we write it, not packed: what unpacks could be of any size."""
    found = archive.getinfo(name)
    if found.compress_type != zipfile.ZIP_STORED:
        raise ValueError(name)
    return found


def _small(archive: zipfile.ZipFile, name: str) -> bytes:
    with archive.open(_stored(archive, name)) as file:
        content = file.read(_MOST_OF_SMALL + 1)
    if len(content) > _MOST_OF_SMALL:
        raise ValueError(name)
    return content
