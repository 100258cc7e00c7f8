"""What the board remembers while the window around it is rebuilt."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from cardesk_desktop.ui.screens.visits.check_in.draft import Draft


@dataclass(frozen=True, slots=True)
class VisitsMemory:
    """The card in front, and the panel beside the board: a check-in, the history of a car, or none."""

    visit_id: UUID | None = None
    draft: Draft | None = None
    vehicle_id: UUID | None = None
