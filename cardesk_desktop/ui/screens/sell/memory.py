"""What the sell screen remembers while the window around it is rebuilt."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from cardesk_desktop.domain.vehicle import SizeClass


@dataclass(frozen=True, slots=True)
class SellMemory:
    """Where the person was. `category_id` None means the favourites."""

    ticket_id: UUID | None = None
    size_class: SizeClass = SizeClass.SEDAN
    category_id: UUID | None = None
    search_text: str = ""
    line_id: UUID | None = None
