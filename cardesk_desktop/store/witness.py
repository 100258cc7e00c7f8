"""The witness: a small file outside the database that remembers how far each series went.

It shows a database that was put back from a copy (see `domain.numbering.is_restored`). It is written
after the commit: a machine that stops in between leaves a database ahead of its witness, which is normal.

The file has two places, written in turn and in place: replacing a file by a new one waits for the disk
three times, overwriting half of one waits once. If the power fails while one place is written, its check
does not fit and the other one holds.
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import BinaryIO, NamedTuple

from cardesk_desktop.domain.content import Content
from cardesk_desktop.domain.errors import Refused
from cardesk_desktop.domain.numbering import DocumentKind, Head, Witness
from cardesk_desktop.domain.sealing import Json, canonical_bytes

_VERSION = 2
_PLACES = 2
_PLACE_SIZE = 16_384
"""Bytes of one place: some forty registers, of which a computer has one or two."""

_NAMES = {kind: kind.name.lower() for kind in DocumentKind}


class _State(NamedTuple):
    """What one place holds. The place of the higher turn is the newer one."""

    turn: int
    registers: Mapping[str, Json]


class WitnessFile:
    """By register code, its incarnation and the newest document of each kind. Belongs to one program."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def read(self, register_code: str) -> Witness | None:
        """What is remembered of a register; None when nothing is, or the file is missing or garbled."""
        found = self._newest().registers.get(register_code)
        if not isinstance(found, Mapping):
            return None
        try:
            return _read(Content(found))
        except Refused:
            return None

    def note(self, register_code: str, witness: Witness) -> None:
        """Remember, and wait until it is on the disk. Raises OSError; what was remembered stays then."""
        newest = self._newest()
        turn = newest.turn + 1
        place = _written(_State(turn, {**newest.registers, register_code: _write(witness)}))
        is_new = not self.path.exists()
        with self.path.open("xb" if is_new else "r+b") as file:
            file.seek(turn % _PLACES * _PLACE_SIZE)
            file.write(place)
            file.flush()
            _sync(file)
        if is_new:
            _sync_folder(self.path.parent)

    def _newest(self) -> _State:
        try:
            content = self.path.read_bytes()
        except OSError:
            return _State(0, {})
        places = (content[place * _PLACE_SIZE :][:_PLACE_SIZE] for place in range(_PLACES))
        return max((_parsed(place) for place in places), key=lambda state: state.turn)


def _written(state: _State) -> bytes:
    body: dict[str, Json] = {"v": _VERSION, "turn": state.turn, "registers": state.registers}
    text = canonical_bytes({**body, "check": _check(body)})
    if len(text) >= _PLACE_SIZE:
        raise OSError(errno.EFBIG, os.strerror(errno.EFBIG))
    return text.ljust(_PLACE_SIZE - 1) + b"\n"


def _parsed(place: bytes) -> _State:
    try:
        content = json.loads(place)
        check = content.pop("check")
        if content["v"] == _VERSION and check == _check(content):
            return _State(content["turn"], content["registers"])
    except (ValueError, TypeError, KeyError, AttributeError):
        pass
    return _State(0, {})


def _check(body: Mapping[str, Json]) -> str:
    return hashlib.sha256(canonical_bytes(body)).hexdigest()


def _read(content: Content) -> Witness:
    heads = content.part("heads")
    return Witness(
        incarnation=content.text("incarnation"),
        heads={
            kind: Head(head.whole("sequence"), head.text("hash"))
            for kind, name in _NAMES.items()
            if heads.has(name)
            for head in (heads.part(name),)
        },
    )


def _write(witness: Witness) -> Json:
    return {
        "incarnation": witness.incarnation,
        "heads": {
            _NAMES[kind]: {"sequence": head.sequence, "hash": head.hash_hex}
            for kind, head in witness.heads.items()
        },
    }


def _sync(file: BinaryIO) -> None:
    """Bring what was written to the disk itself."""
    if sys.platform == "linux":
        # Nothing but the content changed, so that the file system's own records need not be written.
        os.fdatasync(file.fileno())
    else:
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    """Bring a new name to the disk too; Windows does so with the file."""
    if sys.platform != "win32":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
