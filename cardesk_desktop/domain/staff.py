"""The people who work here."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from cardesk_desktop.domain.permission import Role


@dataclass(frozen=True, slots=True)
class Staff:
    """One person and the role that says what they may do."""

    id: UUID
    name: str
    role: Role
    is_active: bool = True
