"""Cars: size classes, which set the price of a service, and the facts we keep of a vehicle."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from cardesk_desktop.domain.plate import Plate, Region


class SizeClass(StrEnum):
    """The size by which services are priced, small to large."""

    MOTORCYCLE = "motorcycle"
    SMALL = "small"
    SEDAN = "sedan"
    SUV = "suv"
    LARGE = "large"
    """Vans, pick-ups, full-size seven-seaters."""


@dataclass(frozen=True, slots=True)
class Vehicle:
    """A car that came in at least once. `client_id` is its present owner or driver, if known.

    `vin` is 17 characters or empty; `year` is the model year.
    """

    id: UUID
    plate: Plate
    size_class: SizeClass
    make: str = ""
    model: str = ""
    colour: str = ""
    client_id: UUID | None = None
    vin: str = ""
    year: int | None = None
    notes: str = ""
    is_archived: bool = False

    @property
    def name(self) -> str:
        """Make and model, as on the board: `Nissan Patrol`; empty when neither is known."""
        return f"{self.make} {self.model}".strip()


def erased_plate(vehicle_id: UUID) -> Plate:
    """What stands instead of the plate of a car whose owner was erased: a plate leads to its owner."""
    # The end of the identity, since identities of one moment begin alike.
    return Plate(Region.OTHER, f"X {vehicle_id.hex[-6:].upper()}")
