"""Who goods are bought from."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Supplier:
    """A business that delivers goods. `phone` is E.164; archived ones are offered no more."""

    id: UUID
    name: str
    phone: str = ""
    email: str = ""
    note: str = ""
    is_archived: bool = False
