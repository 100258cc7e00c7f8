"""The witness: a small file outside the database that remembers how far each series went.

It shows a database that was put back from a copy (see `domain.numbering.is_restored`). It is written
after the commit: a machine that stops in between leaves a database ahead of its witness, which is normal.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Mapping
from pathlib import Path

from cardesk_desktop.domain.content import Content
from cardesk_desktop.domain.errors import Refused
from cardesk_desktop.domain.numbering import DocumentKind, Head, Witness
from cardesk_desktop.domain.sealing import Json

_VERSION = 1
_NAMES = {kind: kind.name.lower() for kind in DocumentKind}


class WitnessFile:
    """One JSON file: by register code, its incarnation and the newest document of each kind."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def read(self, register_code: str) -> Witness | None:
        """What is remembered of a register; None when nothing is, or the file is missing or garbled."""
        found = self._load().get(register_code)
        if not isinstance(found, Mapping):
            return None
        try:
            return _read(Content(found))
        except Refused:
            return None

    def note(self, register_code: str, witness: Witness) -> None:
        """Remember; the file is the old or the new one, whole, whenever the power fails. Raises OSError."""
        registers = {**self._load(), register_code: _write(witness)}
        text = json.dumps({"v": _VERSION, "registers": registers}, indent=1, sort_keys=True)
        part = self.path.with_name(self.path.name + ".part")
        with part.open("w", encoding="ascii") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        part.replace(self.path)
        _sync_folder(self.path.parent)

    def _load(self) -> dict[str, Json]:
        try:
            content = json.loads(self.path.read_bytes())
        except (OSError, ValueError):
            return {}
        registers = content.get("registers") if isinstance(content, dict) else None
        return registers if isinstance(registers, dict) and content.get("v") == _VERSION else {}


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
    """Bring the new name to the disk too; Windows does so with the file."""
    if sys.platform != "win32":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
