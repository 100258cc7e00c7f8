"""Everything that is kept, read table by table for the way out of the house.

Whole tables are read: call it on a private copy (`store.private_copy`), never while a sale waits.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import Column, ColumnElement, Integer, LargeBinary, Table, Text, func, select

from cardesk_desktop.store.column_types import Choice, Day, Flag, Id, Instant, JsonObject
from cardesk_desktop.store.repositories.every_sealed import EverySealed
from cardesk_desktop.store.runnable import Row
from cardesk_desktop.store.statement import Statement
from cardesk_desktop.store.tables.every import TABLES
from cardesk_desktop.store.tables.journal import BLOB
from cardesk_desktop.store.tables.sync import IS_TOLD, SYNC_CONFLICT

NOUNS: Mapping[str, str] = {
    "company": "company",
    "register": "register",
    "register_lives": "incarnation",
    "tax_rates": "tax_rate",
    "staff": "staff",
    "categories": "category",
    "suppliers": "supplier",
    "products": "product",
    "product_photos": "product_photo",
    "barcodes": "barcode",
    "stock_levels": "stock_level",
    "services": "service",
    "service_prices": "service_price",
    "price_batches": "price_batch",
    "price_changes": "price_change",
    "clients": "client",
    "client_phones": "client_phone",
    "client_sums": "client_standing",
    "merged_clients": "client_alias",
    "clients_apart": "client_apart",
    "vehicles": "vehicle",
    "former_owners": "former_owner",
    "merged_vehicles": "vehicle_alias",
    "visits": "visit",
    "visit_photos": "visit_photo",
    "damage_marks": "damage_mark",
    "tickets": "ticket",
    "ticket_lines": "ticket_line",
    "invoices": "invoice",
    "invoice_lines": "invoice_line",
    "invoice_balances": "invoice_balance",
    "payments": "payment",
    "credit_notes": "credit_note",
    "credit_note_lines": "credit_note_line",
    "refunds": "refund",
    "stock_movements": "stock_movement",
    "goods_receipts": "goods_receipt",
    "stock_counts": "stock_count",
    "stock_count_lines": "stock_count_line",
    "deliveries": "delivery",
    "delivery_lines": "delivery_line",
    "imports": "import_batch",
    "import_items": "import_item",
    "merges": "merge_way",
    "days": "day_sales",
    "day_items": "day_item",
    "day_staff": "day_staff",
    "day_tenders": "day_tender",
    "day_taxes": "day_tax",
    "journal": "journal_entry",
    "conflicts": "sync_conflict",
}
"""The tables that leave field by field, by the name of their files."""

ELSEWHERE: Mapping[str, str] = {
    "document": "leaves as it was sealed, byte for byte, with its proof",
    "blob": "leaves as files",
}
"""The tables that leave in another shape."""


class Reason(StrEnum):
    """Why a table stays behind; the README of the export says it for each."""

    PIN = "whoever has the hash of a PIN can try all PINs"
    SEARCH = "the index of the search, made of the other tables"
    SYNC = "where this register stands with the account service; everything it speaks of leaves by itself"
    LEARNT = "learnt on this register from the photos of products, and from what people said of others"
    IN_HAND = "photos to be recognised, and what was seen on them until somebody looked"
    USAGE = "counters of use: whether they are sent, and how often something was done on a day"


LEFT_OUT: Mapping[str, Reason] = {
    "staff_pin": Reason.PIN,
    **dict.fromkeys(("search_entry", "search_key", "search_word"), Reason.SEARCH),
    **dict.fromkeys(
        (
            "sync_state",
            "sync_key",
            "sync_mark",
            "sync_op",
            "sync_problem",
            "sync_grave",
            "sync_later",
            "sync_pages",
            "sync_snapshot",
            "sync_waiting",
            "sync_blob",
            "register_name",
        ),
        Reason.SYNC,
    ),
    **dict.fromkeys(("look", "look_band", "look_due", "taught_word"), Reason.LEARNT),
    "photo_question": Reason.IN_HAND,
    **dict.fromkeys(("usage_choice", "usage_count"), Reason.USAGE),
}
"""The tables that do not leave, and why."""


class FieldKind(StrEnum):
    """What a field holds, as whoever reads the export knows it."""

    ID = "id"
    TEXT = "text"
    WHOLE = "whole number"
    TRUTH = "true or false"
    INSTANT = "instant (UTC, ISO 8601)"
    DAY = "day (ISO 8601)"
    CHOICE = "one of a few words"
    OBJECT = "object"
    BYTES = "bytes (hexadecimal)"


_KINDS: tuple[tuple[type[Any], FieldKind], ...] = (
    (Id, FieldKind.ID),
    (Instant, FieldKind.INSTANT),
    (Day, FieldKind.DAY),
    (Flag, FieldKind.TRUTH),
    (Choice, FieldKind.CHOICE),
    (JsonObject, FieldKind.OBJECT),
    (LargeBinary, FieldKind.BYTES),
    (Integer, FieldKind.WHOLE),
    (Text, FieldKind.TEXT),
)


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a table. `choices` are all words it may hold, `refers_to` names the table it points to."""

    name: str
    kind: FieldKind
    may_be_missing: bool
    choices: tuple[str, ...]
    refers_to: str


class Photo(NamedTuple):
    """A file that is kept, under the hash of what is in it."""

    sha256: str
    media_type: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Extent:
    """How much there is. `file_bytes` are the photos and logos."""

    clients: int
    vehicles: int
    products: int
    invoices: int
    file_bytes: int


@cache
def fields_of(noun: str) -> tuple[Field, ...]:
    """The fields of a table, in the order of its rows."""
    return tuple(_field(column) for column in TABLES[NOUNS[noun]].c)


@cache
def _rows_of(noun: str) -> Statement:
    table = TABLES[NOUNS[noun]]
    return Statement(select(*table.c).where(*_leaving(table)).order_by(*table.primary_key.columns))


@cache
def _count_of(table: str) -> Statement:
    return Statement(select(func.count()).select_from(TABLES[table]).where(*_leaving(TABLES[table])))


def _leaving(table: Table) -> tuple[ColumnElement[bool], ...]:
    return (IS_TOLD,) if table is SYNC_CONFLICT else ()


_PHOTOS = Statement(select(BLOB.c.sha256, BLOB.c.media_type, BLOB.c.data).order_by(BLOB.c.sha256))
_PHOTO_BYTES = Statement(select(func.coalesce(func.sum(func.length(BLOB.c.data)), 0)))


class EverythingRepository(EverySealed):
    """Rows of every table in the domain's types, one by one, in the order of their keys."""

    def extent(self) -> Extent:
        """What there is, in figures that its owner knows."""
        clients, vehicles, products, invoices = (
            self._count(table) for table in ("client", "vehicle", "product", "invoice")
        )
        file_bytes = int(self._database.value(_PHOTO_BYTES, {}))
        return Extent(clients, vehicles, products, invoices, file_bytes)

    def count(self, noun: str) -> int:
        """How many rows a table has."""
        return self._count(NOUNS[noun])

    def document_count(self) -> int:
        """How many documents were sealed."""
        return self._count("document")

    def photo_count(self) -> int:
        """How many files are kept."""
        return self._count("blob")

    def rows(self, noun: str) -> Iterator[Row]:
        """All rows; the cells as `fields_of` names them."""
        return self._database.stream(_rows_of(noun), {})

    def photos(self) -> Iterator[Photo]:
        """All files that are kept."""
        for sha256, media_type, data in self._database.stream(_PHOTOS, {}):
            yield Photo(sha256, media_type, bytes(data))

    def _count(self, table: str) -> int:
        return int(self._database.value(_count_of(table), {}))


def _field(column: Column[Any]) -> Field:
    kind = next(kind for type_, kind in _KINDS if isinstance(column.type, type_))
    choices = tuple(member.value for member in column.type.of) if isinstance(column.type, Choice) else ()
    target = next((key.column.table.name for key in column.foreign_keys), "")
    names = {table: noun for noun, table in NOUNS.items()}
    return Field(column.name, kind, bool(column.nullable), choices, names.get(target, target))
