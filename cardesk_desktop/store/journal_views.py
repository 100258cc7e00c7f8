"""What the store hands out of the journal for reading: entries, and what each was about."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from cardesk_desktop.domain.catalogue import Names


class SubjectKind(StrEnum):
    """What an entry can be about; those that a screen shows can be opened from it."""

    INVOICE = "invoice"
    TICKET = "ticket"
    VEHICLE = "vehicle"
    CLIENT = "client"
    PRODUCT = "product"
    SERVICE = "service"
    STAFF = "staff"
    TAX_RATE = "tax_rate"


@dataclass(frozen=True, slots=True)
class Subject:
    """The thing, and what it is called today: a number, a plate, a name."""

    kind: SubjectKind
    id: UUID
    names: Names
