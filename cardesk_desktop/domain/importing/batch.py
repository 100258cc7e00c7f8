"""An import that was carried out, and what it left behind."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from cardesk_desktop.domain.importing.fields import ImportKind


@dataclass(frozen=True, slots=True)
class ImportBatch:
    """One import. The figures count rows of the list."""

    id: UUID
    at: datetime
    staff_id: UUID
    kind: ImportKind
    file_name: str
    added: int
    changed: int
    refused: int
    undone_at: datetime | None = None


class Made(StrEnum):
    """What an item of an import is."""

    SOLD = "sold"
    """A product or a service, as the kind of the import says."""
    CLIENT = "client"
    VEHICLE = "vehicle"
    CATEGORY = "category"
    SUPPLIER = "supplier"


@dataclass(frozen=True, slots=True)
class ImportedItem:
    """Something that an import brought or changed.

    `before` and `after` are what `write_item` says of a product or service; of a client or car `after` is the
    mark (`mark_of`). `before` is empty for what was new; both are for shelves, which are only ever added, and
    `after` is for clients and cars of imports by older releases.
    """

    subject_id: UUID
    made: Made = Made.SOLD
    before: str = ""
    after: str = ""

    @property
    def is_new(self) -> bool:
        """The import brought it."""
        return not self.before
