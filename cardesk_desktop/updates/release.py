"""What is told of a new version, as its makers signed it. Every field is looked at before it is used."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from cardesk_desktop.updates.trouble import NoUpdate, Trouble
from cardesk_desktop.updates.version import Version

LONGEST_NOTES = 4000
"""Characters of what is new, in one language."""
MOST_RELEASES = 50
MOST_BYTES = 4 * 1024**3
_WHOLE = 100
_SHA256_LENGTH = 64


class Channel(StrEnum):
    """How early a register takes what is new."""

    STABLE = "stable"
    BETA = "beta"

    @property
    def listened_to(self) -> tuple[Channel, ...]:
        """Who takes betas takes what becomes of them too."""
        return (Channel.STABLE,) if self is Channel.STABLE else (Channel.STABLE, Channel.BETA)


@dataclass(frozen=True, slots=True)
class Release:
    """A version that is offered for one kind of computer."""

    version: Version
    path: str
    """Of its archive below the targets of the repository."""
    length: int
    sha256: str
    unpacked: int
    """Bytes of all its files."""
    percentage: int
    """How many of a hundred registers may have it by now."""
    notes: Mapping[str, str]
    """What is new, by code of the language: plain text."""

    def notes_in(self, language: str) -> str:
        """What is new, in this language or else in English; empty where nothing is told."""
        return self.notes.get(language) or self.notes.get("en", "")

    def written(self) -> dict[str, object]:
        """For a file; `kept` reads it."""
        of = {name: getattr(self, name) for name in ("path", "length", "sha256", "unpacked", "percentage")}
        return {"version": str(self.version), **of, "notes": dict(self.notes)}


def listed(content: bytes) -> tuple[tuple[Version, str], ...]:
    """The versions that a channel lists, and where their archives are. Raises NoUpdate(NOT_TRUSTED)."""
    try:
        entries = json.loads(content)["releases"]
        found = [(Version.read(str(entry["version"])), str(entry["archive"])) for entry in entries]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise NoUpdate(Trouble.NOT_TRUSTED, "a channel that cannot be read") from error
    known = [(version, path) for version, path in found if version is not None]
    return tuple(sorted(known, reverse=True)[:MOST_RELEASES])


def told(version: Version, path: str, length: int, hashes: Mapping[str, str], custom: object) -> Release:
    """A release from what stands beside its archive. Raises NoUpdate(NOT_TRUSTED)."""
    about = custom if isinstance(custom, Mapping) else {}
    return _release(
        version,
        {
            "path": path,
            "length": length,
            "sha256": hashes.get("sha256", ""),
            "unpacked": about.get("unpacked"),
            "percentage": about.get("percentage"),
            "notes": about.get("notes"),
        },
    )


def kept(content: object) -> Release | None:
    """What `Release.written` wrote; None for anything else."""
    if not isinstance(content, Mapping):
        return None
    version = Version.read(str(content.get("version")))
    try:
        return _release(version, content) if version is not None else None
    except NoUpdate:
        return None


def _release(version: Version, of: Mapping[str, object]) -> Release:
    path, sha256 = of.get("path"), of.get("sha256")
    if not isinstance(path, str) or not isinstance(sha256, str) or len(sha256) != _SHA256_LENGTH:
        raise NoUpdate(Trouble.NOT_TRUSTED, "an archive without a place or a hash")
    return Release(
        version=version,
        path=path,
        length=_whole(of.get("length"), MOST_BYTES),
        sha256=sha256,
        unpacked=_whole(of.get("unpacked"), MOST_BYTES),
        percentage=_whole(of.get("percentage"), _WHOLE),
        notes=_notes(of.get("notes")),
    )


def _whole(value: object, most: int) -> int:
    if type(value) is not int or not 0 <= value <= most:
        raise NoUpdate(Trouble.NOT_TRUSTED, "a number that cannot be")
    return value


def _notes(value: object) -> Mapping[str, str]:
    """Only text, and nothing in it that steers a screen: no control, no direction, no private character."""
    notes = value if isinstance(value, Mapping) else {}
    return MappingProxyType(
        {
            language: _plain(text)
            for language, text in notes.items()
            if isinstance(language, str) and isinstance(text, str)
        }
    )


def _plain(text: str) -> str:
    return "".join(sign for sign in text if sign == "\n" or sign.isprintable())[:LONGEST_NOTES].strip()
