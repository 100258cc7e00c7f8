"""How a car came and how it was handed back, on its way to paper: an own sheet, or behind an invoice."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from cardesk_desktop.domain.invoice import Seller
from cardesk_desktop.domain.vehicle import Vehicle
from cardesk_desktop.domain.vehicle_photo import MarkedPhoto
from cardesk_desktop.domain.visit import Visit


@dataclass(frozen=True, slots=True)
class ConditionPhoto:
    """A photo with its marks. `picture` is empty where it has not arrived at this register."""

    shown: MarkedPhoto
    picture: bytes


@dataclass(frozen=True, slots=True)
class ConditionPaper:
    """Everything that stands on the paper. `authors` are the names of those who marked, by identity."""

    seller: Seller
    visit: Visit
    vehicle: Vehicle
    client_name: str
    time_zone: ZoneInfo
    before: tuple[ConditionPhoto, ...]
    after: tuple[ConditionPhoto, ...]
    authors: Mapping[UUID, str]
    made_at: datetime

    @property
    def is_empty(self) -> bool:
        """True when there is no photo to show."""
        return not self.before and not self.after
