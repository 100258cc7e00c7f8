"""One search over everything: plate, phone, name, barcode, invoice number."""

from __future__ import annotations

from dataclasses import dataclass

from cardesk_desktop.domain.changes import Outcome
from cardesk_desktop.operations.desk import Desk
from cardesk_desktop.store.views import Hit, HitKind


@dataclass(frozen=True, slots=True)
class HitGroup:
    """What was found of one kind, best first."""

    kind: HitKind
    hits: tuple[Hit, ...]


def find_anything(desk: Desk, *, text: str, limit: int = 5) -> Outcome[tuple[HitGroup, ...]]:
    """Up to `limit` hits of each kind; the kind with the best hit comes first."""
    with desk.store.read() as work:
        groups = [HitGroup(kind, work.search.find(text, limit, kinds=(kind,))) for kind in HitKind]
        found = [group for group in groups if group.hits]
        return Outcome(tuple(sorted(found, key=lambda group: group.hits[0].rank)))
