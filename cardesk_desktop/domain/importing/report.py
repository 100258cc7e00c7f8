"""What became of the rows of a list, or would become of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from cardesk_desktop.domain.catalogue import Names
from cardesk_desktop.domain.errors import Code
from cardesk_desktop.domain.importing.fields import ImportField, ImportKind
from cardesk_desktop.domain.money import Money


class OnKnown(StrEnum):
    """What a row does that names something the shop already has (by SKU, barcode, name or phone)."""

    LEAVE = "leave"
    UPDATE = "update"


class RowFate(StrEnum):
    """What becomes of a row."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    """The shop has it already, and it stays as it is."""
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """How a list is to be read. `columns` says which column (from 0) fills which field."""

    kind: ImportKind
    columns: Mapping[ImportField, int]
    file_name: str
    on_known: OnKnown = OnKnown.LEAVE
    fallback_category: str = "-"
    """The category of items that name none, in the person's language; made when it is needed."""


@dataclass(frozen=True, slots=True)
class RowRefusal:
    """A row that cannot be taken: its number in the file, the column at fault if it is one, and why."""

    row: int
    column: ImportField | None
    text: str
    code: Code
    params: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ReadAmount:
    """An amount as it stands in a row of the list, and what it was read as."""

    row: int
    text: str
    amount: Money


@dataclass(frozen=True, slots=True)
class ImportReport:
    """The fate of every row. `new_categories` and `new_suppliers` are named by the list and made with it.

    `amounts` are a few of its prices, those that could be misread among them.
    """

    counts: Mapping[RowFate, int]
    refusals: tuple[RowRefusal, ...]
    new_categories: tuple[Names, ...] = ()
    new_suppliers: tuple[str, ...] = ()
    amounts: tuple[ReadAmount, ...] = ()

    @property
    def is_worth_it(self) -> bool:
        """Something would change."""
        return bool(self.counts.get(RowFate.NEW, 0) or self.counts.get(RowFate.CHANGED, 0))
