"""The witness: a small file outside the database that remembers how far each series went.

It shows a database that was put back from a copy (see `domain.numbering.is_restored`). It is written
after the commit: a machine that stops in between leaves a database ahead of its witness, which is normal.

The file has two places, each a checksum and a line of JSON, written in turn and in place: to replace a
file by a new one is to wait for the disk three times, to overwrite half of one only once. If the power
fails while one place is written, its checksum does not fit and the other one holds.
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from cardesk_desktop.domain.content import Content
from cardesk_desktop.domain.errors import Refused
from cardesk_desktop.domain.numbering import DocumentKind, Head, Witness
from cardesk_desktop.domain.sealing import Json, canonical_bytes

_VERSION = 2
_PLACES = 2
_PLACE_SIZE = 4096
"""Bytes of one place: ten registers, of which a computer has one or two."""

# Where it can be said, the file system's own records need not be written: nothing but the content changed.
_sync: Callable[[int], None] = getattr(os, "fdatasync", os.fsync)
# Windows would change line ends on the way.
_AS_BYTES: int = getattr(os, "O_BINARY", 0)
_NAMES = {kind: kind.name.lower() for kind in DocumentKind}


def witness_path(database: Path) -> Path:
    """The witness file of a database."""
    return database.with_name(database.name + ".witness.json")


class _State(NamedTuple):
    """What one place holds. The place of the higher turn is the newer one."""

    turn: int
    registers: Mapping[str, Json]


class WitnessFile:
    """By register code, its incarnation and the newest document of each kind. Belongs to one program."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._known: _State | None = None

    def read(self, register_code: str) -> Witness | None:
        """What is remembered of a register; None when nothing is, or the file is missing or garbled."""
        found = self._state().registers.get(register_code)
        if not isinstance(found, Mapping):
            return None
        try:
            return _read(Content(found))
        except Refused:
            return None

    def registers(self) -> Mapping[str, Json]:
        """What is remembered of every register, as it stands in the file: to be compared with later."""
        return self._state().registers

    def note(self, register_code: str, witness: Witness) -> None:
        """Remember, and wait until it is on the disk. Raises OSError; what was remembered stays then."""
        state = self._state()
        following = _State(state.turn + 1, {**state.registers, register_code: _write(witness)})
        place = _written(following)
        file = os.open(self.path, os.O_WRONLY | os.O_CREAT | _AS_BYTES, 0o600)
        try:
            os.lseek(file, following.turn % _PLACES * _PLACE_SIZE, os.SEEK_SET)
            os.write(file, place)
            _sync(file)
        finally:
            os.close(file)
        if state.turn == 0:
            _sync_folder(self.path.parent)
        self._known = following

    def _state(self) -> _State:
        """What the newer place holds. The file is read once: nobody else writes it."""
        if self._known is None:
            places = self._places()
            self._known = max((_parsed(place) for place in places), key=lambda state: state.turn)
        return self._known

    def _places(self) -> tuple[bytes, ...]:
        try:
            content = self.path.read_bytes()
        except OSError:
            content = b""
        return tuple(content[place * _PLACE_SIZE :][:_PLACE_SIZE] for place in range(_PLACES))


def _written(state: _State) -> bytes:
    text = canonical_bytes({"v": _VERSION, "turn": state.turn, "registers": state.registers})
    place = b"%s\n%s\n" % (_check(text), text)
    if len(place) > _PLACE_SIZE:
        raise OSError(errno.EFBIG, os.strerror(errno.EFBIG))
    return place.ljust(_PLACE_SIZE)


def _parsed(place: bytes) -> _State:
    check, _, rest = place.partition(b"\n")
    text, _, _ = rest.partition(b"\n")
    if not text or check != _check(text):
        return _State(0, {})
    try:
        content = json.loads(text)
    except (ValueError, RecursionError):
        return _State(0, {})
    match content:
        case {"v": int(version), "turn": int(turn), "registers": dict(registers)} if version == _VERSION:
            return _State(turn, registers)
        case _:
            return _State(0, {})


def _check(text: bytes) -> bytes:
    return hashlib.sha256(text).hexdigest().encode("ascii")


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


def _sync_folder(folder: Path) -> None:
    """Bring a new name to the disk too. Windows does so with the file, and opens no folder."""
    with suppress(PermissionError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
