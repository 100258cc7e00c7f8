"""Where the kinds of `cardesk_wire` lie in this database, and what every other table is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType

from sqlalchemy import Column, Table

from cardesk_desktop.store.tables.every import TABLES
from cardesk_wire.kinds import KINDS, Kind, group_of

NO_IDENTITY = bytes(16)
"""The identity of what there is one of: the company."""


@dataclass(frozen=True, slots=True)
class Rows:
    """A field that holds the rows of another table: `owner` names the row they belong to.

    They stand in the order of `order`. A `place` column is counted from `first` on and does not travel.
    """

    field: str
    table: str
    owner: str
    columns: tuple[str, ...]
    order: str
    place: str = ""
    first: int = 0


LISTS: Mapping[str, Rows] = MappingProxyType(
    {
        "product": Rows("barcodes", "barcode", "product_id", ("code",), "position", "position"),
        "service": Rows("prices", "service_price", "service_id", ("size_class", "price_minor"), "size_class"),
        "client": Rows(
            "phones", "client_phone", "client_id", ("number", "label"), "position", "position", first=1
        ),
        "vehicle": Rows("former_owners", "former_owner", "vehicle_id", ("until", "client_id"), "until"),
    }
)
"""By kind."""

DERIVED = frozenset(
    {
        "stock_level",
        "client_standing",
        "invoice",
        "invoice_line",
        "invoice_balance",
        "payment",
        "credit_note",
        "credit_note_line",
        "refund",
        "stock_movement",
        "day_sales",
        "day_item",
        "day_staff",
        "day_tender",
        "day_tax",
        "search_entry",
        "search_key",
        "search_word",
    }
)
"""Made anew on every register from what travels."""

LOCAL = frozenset(
    {
        "register",
        "incarnation",
        "blob",
        "price_batch",
        "price_change",
        "import_batch",
        "import_item",
        "merge_way",
        "delivery",
        "delivery_line",
        "sync_state",
        "sync_key",
        "register_name",
        "sync_mark",
        "sync_op",
        "sync_problem",
        "sync_grave",
        "sync_later",
        "sync_pages",
        "sync_snapshot",
        "sync_waiting",
        "sync_blob",
        "photo_question",
        "look",
        "look_band",
        "look_due",
        "taught_word",
        "usage_choice",
        "usage_count",
    }
)
"""Of this register alone: who it is, work in hand, what can be undone here; and photos, which are files."""

_TABLE_OF = {"conflict": "sync_conflict"}


@dataclass(frozen=True, eq=False)
class Place:
    """A kind and its table. `columns` are those of its fields that lie in the table itself."""

    kind: Kind
    table: Table

    @property
    def rows(self) -> Rows | None:
        """The field that holds the rows of another table, if there is one."""
        return LISTS.get(self.kind.name)

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """The columns that make the identity; none of the company."""
        return self.kind.key

    @cached_property
    def columns(self) -> Mapping[str, Column[object]]:
        """By field."""
        return {name: self.table.c[name] for name in self.kind.fields if name not in self.kind.lists}

    @cached_property
    def parents(self) -> tuple[tuple[Column[object], str], ...]:
        """The columns that refer to another table, and its name."""
        pairs = ((column, key.column.table.name) for column in self.table.c for key in column.foreign_keys)
        return tuple(pairs)

    @cached_property
    def identity_size(self) -> int:
        """Bytes of an identity."""
        return 16 * max(1, len(self.kind.key))

    @cached_property
    def all_fields(self) -> int:
        """The bits of all fields."""
        return (1 << len(self.kind.fields)) - 1

    @cached_property
    def _groups(self) -> tuple[int, ...]:
        """For each field, the bits of those that change with it."""
        places = {name: place for place, name in enumerate(self.kind.fields)}
        return tuple(
            sum(1 << places[other] for other in group_of(self.kind, name)) for name in self.kind.fields
        )

    def whole_groups(self, fields: int) -> int:
        """These fields and all that change with one of them."""
        whole = 0
        for place, group in enumerate(self._groups):
            if fields >> place & 1:
                whole |= group
        return whole

    def names(self, fields: int) -> list[str]:
        """The names of the fields of these bits."""
        return [name for place, name in enumerate(self.kind.fields) if fields >> place & 1]

    def bits(self, names: frozenset[str]) -> int:
        """The bits of the fields of these names; of names that are unknown, none."""
        return sum(1 << place for place, name in enumerate(self.kind.fields) if name in names)


PLACES: Mapping[str, Place] = MappingProxyType(
    {kind.name: Place(kind, TABLES[_TABLE_OF.get(kind.name, kind.name)]) for kind in KINDS}
)
"""By kind, in the order in which they refer to one another."""
