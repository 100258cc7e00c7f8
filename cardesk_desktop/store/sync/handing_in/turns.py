"""In which order what changed here is handed in (decision 299).

What refers comes after what it refers to. A row that others name is told to be deleted when everything that
named it has been told; who hears half of that takes nothing away of which more is still to be said.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cardesk_desktop.store.sync.places import PLACES
from cardesk_wire.coding import encode

_NAMED = frozenset(table for place in PLACES.values() for _, table in place.parents)


def _turns() -> Iterator[tuple[str, bool]]:
    for kind, place in PLACES.items():
        yield kind, False
        if place.table.name not in _NAMED:
            yield kind, True
    for kind, place in PLACES.items():
        if place.table.name in _NAMED:
            yield kind, True


TURNS = tuple(_turns())
"""Kinds, and whether it is what was deleted of them."""


def as_json(turns: Iterable[tuple[str, bool]]) -> str:
    """As SQL asks for them: `[[kind, 0 or 1], ...]`."""
    return encode([[kind, int(is_gone)] for kind, is_gone in turns]).decode()


ASKED = as_json(TURNS)
ASKED_WHILE_OFFERING = as_json(
    (kind, is_gone) for kind, is_gone in TURNS if not (is_gone and PLACES[kind].table.name in _NAMED)
)
"""Those that come while rows are still to be offered: what was told of what named them may have been lost."""
