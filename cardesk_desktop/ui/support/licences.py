"""The parts that ship with the program, and their licences, readable without a network."""

from __future__ import annotations

import json
from dataclasses import dataclass

from cardesk_desktop.paths import resource


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the program that somebody else made. `text` names a file in `resources/licences`."""

    name: str
    version: str
    licence: str
    text: str


def shipped_parts() -> tuple[Part, ...]:
    """All of them, by name."""
    index = json.loads(resource("licences", "index.json").read_text(encoding="utf-8"))
    return tuple(Part(**part) for part in index)


def licence_text(part: Part) -> str:
    """The whole licence of a part."""
    return resource("licences", part.text).read_text(encoding="utf-8")
