"""A visit: a car comes in, is worked on, is ready, and leaves. States only move forward."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from cardesk_desktop.domain.errors import Code, Refused


class VisitState(StrEnum):
    """Where the car is in the shop."""

    WAITING = "waiting"
    IN_WORK = "in_work"
    READY = "ready"
    DELIVERED = "delivered"
    CANCELLED = "cancelled"


_ORDER = (VisitState.WAITING, VisitState.IN_WORK, VisitState.READY, VisitState.DELIVERED)
ENDED = (VisitState.DELIVERED, VisitState.CANCELLED)


@dataclass(frozen=True, slots=True)
class Visit:
    """One stay of one vehicle. The time of every step is kept."""

    id: UUID
    vehicle_id: UUID
    arrived_at: datetime
    client_id: UUID | None = None
    state: VisitState = VisitState.WAITING
    started_at: datetime | None = None
    ready_at: datetime | None = None
    ended_at: datetime | None = None
    odometer_km: int | None = None
    note: str = ""

    def moved(self, to: VisitState, at: datetime) -> Visit:
        """Move forward (a quick wash may skip a state) or cancel; refuses with VISIT_CANNOT_MOVE."""
        if not can_move(self.state, to):
            raise Refused(Code.VISIT_CANNOT_MOVE, state=self.state, to=to)
        match to:
            case VisitState.IN_WORK:
                return replace(self, state=to, started_at=at)
            case VisitState.READY:
                return replace(self, state=to, ready_at=at)
            case _:
                return replace(self, state=to, ended_at=at)

    @property
    def since(self) -> datetime:
        """When the visit entered its present state."""
        times = {
            VisitState.WAITING: self.arrived_at,
            VisitState.IN_WORK: self.started_at,
            VisitState.READY: self.ready_at,
            VisitState.DELIVERED: self.ended_at,
            VisitState.CANCELLED: self.ended_at,
        }
        return times[self.state] or self.arrived_at


def number_of(visit: Visit) -> str:
    """What people call a visit by: the end of its identity, since those of one moment begin alike."""
    return f"V-{visit.id.hex[-6:].upper()}"


def can_move(state: VisitState, to: VisitState) -> bool:
    """True for a step forward, or for cancelling a visit that has not ended."""
    if state in ENDED:
        return False
    return to is VisitState.CANCELLED or _ORDER.index(to) > _ORDER.index(state)
