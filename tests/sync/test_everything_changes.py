"""In the worlds of the simulation people change everything that can be changed: nothing is left unproven."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from cardesk_desktop.domain.numbering import DocumentKind
from cardesk_service.exchange.row import groups_in
from cardesk_wire.kinds import KINDS
from tests.sync.simulation.census import MADE, Census, CountedWorld
from tests.sync.simulation.start import start
from tests.sync.simulation.weather import CALM

LONG = replace(CALM, steps=100, exchanges=0.3)
WORLDS = 60
ELSEWHERE = {"company", "conflict"}
"""The one is there from the first day, the other is made by the service."""
WRITTEN_ONCE = {
    "client": {"erased_at"},
    "company": {"country", "time_zone"},
    "conflict": {"kind", "subject_id", "field", "kept", "lost", "kept_by", "lost_by", "kept_at", "lost_at"},
    "damage_mark": {"photo_id", "x_permille", "made_at", "staff_id", "is_later"},
    "product_photo": {"product_id", "sha256"},
    "stock_count": {"scope", "started_at", "started_by", "category_id", "note"},
    "tax_rate": {"position"},
    "ticket": {"currency", "opened_at", "visit_id"},
    "ticket_line": {"kind", "tax_category"},
    "visit": {"arrived_at"},
    "visit_photo": {"visit_id", "moment", "sha256", "taken_at", "staff_id"},
}
"""By the first field of the group: no operation changes them by itself."""
UNPROVEN = {("product", "photo_sha256")}
"""Changed by no deed of the simulation."""


def test_every_kind_is_made_and_every_group_of_fields_is_changed() -> None:
    census = Census()
    for seed in range(WORLDS):
        CountedWorld(seed, start(), LONG, census).run()
    made = {(kind.name, MADE) for kind in KINDS if kind.name not in ELSEWHERE}
    assert made - census.found.keys() == set()
    assert {("document", kind) for kind in DocumentKind} - census.found.keys() == set()
    assert {*states()} - census.found.keys() == set()
    assert changeable() - UNPROVEN - census.found.keys() == set()


def states() -> Iterator[tuple[str, str]]:
    """Every step that a row may take."""
    for kind in KINDS:
        for steps in kind.forward.values():
            yield from ((kind.name, state) for step in steps for state in step)


def changeable() -> set[tuple[str, str]]:
    """Each group of fields that may change by itself, by its first field."""
    found = set()
    for kind in KINDS:
        groups = [group[0] for group in groups_in(kind.name, dict.fromkeys(kind.fields))]
        # What is one group changes whole, and looks as if it was made.
        if not kind.sealed and len(groups) > 1:
            found |= {(kind.name, name) for name in groups if name not in WRITTEN_ONCE.get(kind.name, ())}
    return found
