"""Every file of a folder with its hash: what two builds are compared by, and what a package is checked by."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

from devtools.project import Stopped, say

LINK = "link to "


def file_list(folder: Path) -> dict[str, str]:
    """The files below a folder by their path in it: SHA-256 and, where it may be run, an `x`."""
    return {
        path.relative_to(folder).as_posix(): _what_it_is(path)
        for path in sorted(folder.rglob("*"))
        if path.is_symlink() or path.is_file()
    }


def differences(one: Mapping[str, str], other: Mapping[str, str]) -> list[str]:
    """What is not the same in two lists, a line for each file; nothing when they are equal."""
    lines = [f"only in the first: {name}" for name in sorted(one.keys() - other.keys())]
    lines += [f"only in the second: {name}" for name in sorted(other.keys() - one.keys())]
    both = sorted(one.keys() & other.keys())
    return lines + [f"not the same: {name}" for name in both if one[name] != other[name]]


def require_same(one: Path, other: Path) -> None:
    """Say that two builds hold the same files with the same bytes; Stopped, with what is not, otherwise."""
    lines = differences(file_list(one), file_list(other))
    if lines:
        raise Stopped("Two builds of the same source are not the same:\n  " + "\n  ".join(lines))
    say("Built twice: the same files, the same bytes")


def size_bytes(folder: Path) -> int:
    """What a folder takes on a disk: each file once, links nothing."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file() and not path.is_symlink())


def _what_it_is(path: Path) -> str:
    if path.is_symlink():
        return LINK + path.readlink().as_posix()
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return f"{digest} x" if path.stat().st_mode & 0o100 else digest
