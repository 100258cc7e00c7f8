"""What tests of the board do and ask over and over."""

from __future__ import annotations

from uuid import UUID

from cardesk_desktop.domain.visit import VisitState
from cardesk_desktop.operations.checking_in import CheckedIn
from tests.ui.screens.visits.floor import Floor


def type_plate(floor: Floor, plate: str) -> None:
    """Type a plate, until it is answered."""
    floor.type(plate)
    stage = floor.check_in_panel().plate
    floor.until(lambda: bool(stage.suggestions.keys))


def deliver(floor: Floor, here: CheckedIn) -> None:
    """Let a car go."""
    floor.move(here.visit.id, VisitState.DELIVERED)


def state_of(floor: Floor, visit_id: UUID) -> VisitState:
    """Where a visit stands on the board."""
    return floor.card(visit_id).face.state
