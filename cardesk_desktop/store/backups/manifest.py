"""What stands on the outside of a backup, and how it is written down."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from cardesk_desktop.domain.clock import instant_in
from cardesk_desktop.domain.sealing import canonical_bytes

MANIFEST, DATABASE, RECOVERY = "manifest.json", "cardesk.db", "recovery.json"
_VERSION = 1


@dataclass(frozen=True, slots=True)
class Label:
    """What stands on the outside of a backup, readable without any key."""

    made_at: datetime
    company: str
    register_code: str
    revision: str
    version: str
    """The release that wrote it."""
    company_id: str = ""
    register_id: str = ""
    """Whose it is, whatever they are called; empty in backups of the first releases."""

    def is_of_the_same(self, other: Label) -> bool:
        """Both are of one register of one company. Without identities their names have to do."""
        if self.register_id and other.register_id:
            return (self.company_id, self.register_id) == (other.company_id, other.register_id)
        return (self.company, self.register_code) == (other.company, other.register_code)


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


def written_manifest(manifest: Manifest) -> bytes:
    """The manifest as it lies in the archive."""
    label = manifest.label
    return canonical_bytes(
        {
            "cardesk_backup": _VERSION,
            "made_at": label.made_at.isoformat(),
            "company": label.company,
            "register": label.register_code,
            "company_id": label.company_id,
            "register_id": label.register_id,
            "revision": label.revision,
            "version": label.version,
            "members": {
                name: {"size": member.size, "sha256": member.sha256}
                for name, member in manifest.members.items()
            },
        }
    )


def read_written(content: bytes) -> Manifest:
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
            label = Label(
                _instant(made_at),
                company,
                register,
                revision,
                release,
                company_id=_text(found, "company_id"),
                register_id=_text(found, "register_id"),
            )
            return Manifest(label, {name: _member(member) for name, member in members.items()})
        case _:
            raise ValueError(MANIFEST)


def _text(found: object, name: str) -> str:
    """A text that older releases did not write."""
    value = found.get(name, "") if isinstance(found, dict) else ""
    if not isinstance(value, str):
        raise ValueError(name)  # noqa: TRY004 - a file that is none of ours, like the others
    return value


def _instant(written: str) -> datetime:
    """Ours say of which hour they speak; without it, backups are in no order."""
    at = instant_in(written)
    if at is None:
        raise ValueError(MANIFEST)
    return at


def _member(found: object) -> Member:
    match found:
        case {"size": int(size), "sha256": str(sha256)}:
            return Member(size, sha256)
        case _:
            raise ValueError(MANIFEST)
