"""The file of a backup: a ZIP without compression, which every computer can look into.

`manifest.json` says what it is and holds the size and SHA-256 of the other members; `cardesk.db` is the
encrypted database byte for byte; `recovery.json` its key, wrapped by the owner's code, where there is one.
"""

from __future__ import annotations

import hashlib
import json
import os
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO

from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.sealing import canonical_bytes
from cardesk_desktop.store.faults import disk_outage
from cardesk_desktop.whole_file import take_place

SUFFIX = ".cardesk"
MANIFEST, DATABASE, RECOVERY = "manifest.json", "cardesk.db", "recovery.json"
_VERSION = 1
_MOST_OF_SMALL = 65_536
"""Bytes of a manifest or a recovery file, by far; more is none of ours."""
_PIECE = 1 << 20
_FAULTS = (zipfile.BadZipFile, KeyError, ValueError, NotImplementedError, EOFError, RecursionError)


@dataclass(frozen=True, slots=True)
class Label:
    """What stands on the outside of a backup, readable without any key."""

    made_at: datetime
    company: str
    register_code: str
    revision: str
    version: str
    """The release that wrote it."""


@dataclass(frozen=True, slots=True)
class Member:
    """A file in a backup."""

    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """The label, and by name what the backup holds."""

    label: Label
    members: Mapping[str, Member]

    @property
    def has_recovery(self) -> bool:
        """True when the owner's recovery code opens it."""
        return RECOVERY in self.members


def write_container(target: Path, label: Label, database: Path, recovery: bytes) -> Manifest:
    """Write a backup and read it back; `target` is then whole, or as it was before.

    Raises Unavailable: DISK_FULL, DISK_UNWRITABLE; Refused: BACKUP_UNREADABLE when it does not read back.
    """
    part = target.with_name(target.name + ".part")
    try:
        manifest = Manifest(label, _members(database, recovery))
        with part.open("wb") as file:
            with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
                archive.writestr(MANIFEST, _written(manifest))
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
        manifest = _read(_small(archive, MANIFEST))
        for name, member in manifest.members.items():
            found = archive.getinfo(name)
            if found.file_size != member.size or found.compress_type != zipfile.ZIP_STORED:
                raise ValueError(name)
        return manifest


def first_bytes(path: Path, count: int) -> bytes:
    """How the database in a backup begins. Refuses: BACKUP_UNREADABLE."""
    with _opened(path) as archive, archive.open(DATABASE) as file:
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
            member = _read(_small(archive, MANIFEST)).members[DATABASE]
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
    with archive.open(name) as source:
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


def _small(archive: zipfile.ZipFile, name: str) -> bytes:
    with archive.open(name) as file:
        content = file.read(_MOST_OF_SMALL + 1)
    if len(content) > _MOST_OF_SMALL:
        raise ValueError(name)
    return content


def _written(manifest: Manifest) -> bytes:
    label = manifest.label
    return canonical_bytes(
        {
            "cardesk_backup": _VERSION,
            "made_at": label.made_at.isoformat(),
            "company": label.company,
            "register": label.register_code,
            "revision": label.revision,
            "version": label.version,
            "members": {
                name: {"size": member.size, "sha256": member.sha256}
                for name, member in manifest.members.items()
            },
        }
    )


def _read(content: bytes) -> Manifest:
    """ValueError or KeyError when it is no manifest of ours."""
    found: object = json.loads(content)
    match found:
        case {
            "cardesk_backup": int(version),
            "made_at": str(made_at),
            "company": str(company),
            "register": str(register),
            "revision": str(revision),
            "version": str(release),
            "members": {"cardesk.db": dict()} as members,
        } if version == _VERSION:
            label = Label(datetime.fromisoformat(made_at), company, register, revision, release)
            return Manifest(label, {name: _member(member) for name, member in members.items()})
        case _:
            raise ValueError(MANIFEST)


def _member(found: object) -> Member:
    match found:
        case {"size": int(size), "sha256": str(sha256)}:
            return Member(size, sha256)
        case _:
            raise ValueError(MANIFEST)
