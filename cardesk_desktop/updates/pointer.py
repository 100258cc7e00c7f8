"""The one file that says which version is at work: replaced whole, so that it says one thing or the other."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from cardesk_desktop.updates.version import Version
from cardesk_desktop.whole_file import write_whole

_FORMAT = 1
TRIAL_LIMIT_S = 120


class Stage(StrEnum):
    """How far a version has come."""

    TRIAL = "trial"
    """In place, and its window has not been seen yet."""
    PROVEN = "proven"
    FALLING_BACK = "falling_back"
    """It failed, and the version before is being put in its place: to be finished before anything else."""


@dataclass(frozen=True, slots=True)
class Current:
    """The version at work, and the way back."""

    version: Version
    previous: str
    """The version before; empty: the installed program itself."""
    stage: Stage = Stage.TRIAL
    starts: int = 0
    """How often it was started on trial."""
    limit_s: int = TRIAL_LIMIT_S
    """How long it may take to its window; what a migration takes comes on top."""
    arguments: tuple[str, ...] = ()
    """What the program was started with when it was put in place: the trial is a start like that one."""
    database: str = ""
    copy: str = ""
    """The database as it was when the version was put in place; empty where there was none."""
    sealed: str = ""
    """How far the numbers of documents went then."""
    why: str = ""
    """Why it falls back."""


@dataclass(frozen=True, slots=True)
class Fallen:
    """A version that was given up: the person is told once, support in detail."""

    version: Version
    why: str
    has_put_back: bool
    """The database is the copy from before again. Nothing had been sold in between."""
    is_told: bool = False


@dataclass(frozen=True, slots=True)
class Pointer:
    """All that the file says."""

    current: Current | None = None
    fallen: Fallen | None = None
    failed: tuple[str, ...] = ()
    """Versions that are not tried again."""


def read_pointer(file: Path) -> Pointer:
    """What the file says. Where it is missing or means nothing, the installed program is at work."""
    try:
        content = json.loads(file.read_bytes())
    except (OSError, ValueError, RecursionError):
        return Pointer()
    if not isinstance(content, dict) or content.get("format") != _FORMAT:
        return Pointer()
    failed = content.get("failed")
    return Pointer(
        _current(content.get("current")),
        _fallen(content.get("fallen")),
        tuple(str(version) for version in failed) if isinstance(failed, list) else (),
    )


def write_pointer(file: Path, pointer: Pointer) -> None:
    """Let the file say this, or leave it as it is. Raises Unavailable: DISK_FULL, FILE_UNWRITABLE."""
    content = {
        "format": _FORMAT,
        "current": _written(pointer.current),
        "fallen": _written(pointer.fallen),
        "failed": list(pointer.failed),
    }
    write_whole(file, json.dumps(content, indent=1).encode(), makes_folder=True)


def proven(pointer: Pointer) -> Pointer:
    """The same, with its version at work for good."""
    if pointer.current is None:
        return pointer
    return replace(pointer, current=replace(pointer.current, stage=Stage.PROVEN, starts=0, why=""))


def before(pointer: Pointer, fallen: Fallen | None = None) -> Pointer:
    """The version before in the place of the current one, which is never tried again if it has `fallen`."""
    if pointer.current is None:
        return pointer
    version = Version.read(pointer.current.previous)
    return Pointer(
        Current(version, "", Stage.PROVEN) if version is not None else None,
        fallen or pointer.fallen,
        (*pointer.failed, str(fallen.version)) if fallen is not None else pointer.failed,
    )


def _written(part: Current | Fallen | None) -> dict[str, object] | None:
    if part is None:
        return None
    values = {name: getattr(part, name) for name in part.__dataclass_fields__}
    return {**values, "version": str(part.version)}


def _current(content: object) -> Current | None:
    match content:
        case {
            "version": str(text),
            "previous": str(previous),
            "stage": str(stage),
            "starts": int(starts),
            "limit_s": int(limit_s),
            "arguments": list(arguments),
        } if (version := Version.read(text)) is not None and stage in set(Stage):
            said = tuple(str(argument) for argument in arguments)
            texts = [_text(content, name) for name in ("database", "copy", "sealed", "why")]
            return Current(version, previous, Stage(stage), starts, limit_s, said, *texts)
    return None


def _fallen(content: object) -> Fallen | None:
    match content:
        case {
            "version": str(text),
            "why": str(why),
            "has_put_back": bool(is_back),
            "is_told": bool(is_told),
        } if (version := Version.read(text)) is not None:
            return Fallen(version, why, is_back, is_told)
    return None


def _text(content: object, name: str) -> str:
    value = content.get(name) if isinstance(content, Mapping) else None
    return value if isinstance(value, str) else ""
