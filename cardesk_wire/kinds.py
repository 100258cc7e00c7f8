"""Every kind of row that registers share: its fields, what changes together, which states only move forward.

A kind's name and its fields' names never change their meaning; new ones are added at the end (see
`docs/sync.md`). Fields bear the names of the columns in the register's database.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TypeAlias

Steps: TypeAlias = tuple[tuple[str, ...], ...]
_NONE: Mapping[str, Steps] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of row.

    `key` names the columns whose bytes, one after the other, are its identity. `groups` are fields that
    change and merge together: a tax category without its rate would be neither person's. `lists` are
    fields that hold rows of another table, whole. `forward` gives the steps of states that only move
    forward. A `sealed` kind is written once; another of the same identity is the same.
    """

    name: str
    fields: tuple[str, ...]
    key: tuple[str, ...] = ("id",)
    groups: tuple[tuple[str, ...], ...] = ()
    lists: tuple[str, ...] = ()
    forward: Mapping[str, Steps] = field(default_factory=lambda: _NONE)
    sealed: bool = False


NAME = ("name", "other_names")
SORTED_NAME = (*NAME, "sort_name")
TAX = ("tax_category", "tax_rate_bp", "tax_reason")
DISCOUNT = ("discount_kind", "discount_value", "discount_reason")
FAVOURITE = ("is_favourite", "favourite_position")
CONSENT = ("consent_is_given", "consent_at", "consent_way")
PHONE = ("phone", "phone_label")
PLATE = ("region", "plate", "plate_key")
OWNER = ("client_id", "former_owners")
STEPS = ("state", "started_at", "ready_at", "ended_at")
COUNT_END = ("state", "ended_at", "ended_by")
POINT = ("x_permille", "y_permille")
MADE = ("note", "made_at", "staff_id")
COUNTED = ("counted_milli", "level_milli", "first_level_milli", "counted_at", "staff_name")

VISIT_STEPS = (("waiting",), ("in_work",), ("ready",), ("cancelled",), ("delivered",))
TICKET_STEPS = (("open", "parked"), ("voided",), ("invoiced",))
COUNT_STEPS = (("open",), ("cancelled",), ("posted",))
"""Steps that are only taken forward; between states of one step one may go back and forth. What left a
document behind comes last: it has happened, whatever another register said meanwhile."""

KINDS = (
    Kind(
        "company",
        (
            "name",
            "country",
            "currency",
            "time_zone",
            "prices_include_tax",
            "rounding",
            *TAX,
            "language",
            "second_language",
            "address",
            "tax_number",
            "phone",
            "email",
            "logo_sha256",
            "footer",
            "registrations",
        ),
        key=(),
        groups=(TAX, ("country", "currency", "rounding")),
    ),
    Kind("tax_rate", (*NAME, *TAX, "position", "is_archived"), groups=(NAME, TAX)),
    Kind("staff", ("name", "role", "is_active")),
    Kind("staff_pin", ("hash",), key=("staff_id",)),
    Kind(
        "supplier",
        ("name", "sort_name", "phone", "email", "note", "is_archived"),
        groups=(("name", "sort_name"),),
    ),
    Kind("category", (*NAME, "position", "colour", "is_archived"), groups=(NAME,)),
    Kind(
        "product",
        (
            *SORTED_NAME,
            "sku",
            "price_minor",
            "currency",
            *TAX,
            "category_id",
            "photo_sha256",
            "minimum_milli",
            *FAVOURITE,
            "is_archived",
            "cost_minor",
            "supplier_id",
            "barcodes",
        ),
        groups=(SORTED_NAME, ("price_minor", "currency"), TAX, FAVOURITE),
        lists=("barcodes",),
    ),
    Kind("product_photo", ("product_id", "sha256", "position")),
    Kind(
        "service",
        (*SORTED_NAME, "currency", *TAX, "category_id", "duration_min", *FAVOURITE, "is_archived", "prices"),
        groups=(SORTED_NAME, ("currency", "prices"), TAX, FAVOURITE),
        lists=("prices",),
    ),
    Kind(
        "client",
        (
            "name",
            *PHONE,
            "email",
            "is_company",
            "tax_number",
            "address",
            "language",
            "notes",
            *CONSENT,
            "created_at",
            "is_archived",
            "erased_at",
            "phones",
        ),
        groups=(PHONE, CONSENT),
        lists=("phones",),
    ),
    Kind("client_alias", ("client_id",), key=("old_id",)),
    Kind("client_apart", (), key=("first_id", "second_id")),
    Kind(
        "vehicle",
        (*PLATE, "size_class", "make", "model", "colour", *OWNER, "vin", "year", "notes", "is_archived"),
        groups=(PLATE, OWNER),
        lists=("former_owners",),
    ),
    Kind("vehicle_alias", ("vehicle_id",), key=("old_id",)),
    Kind(
        "visit",
        ("vehicle_id", "client_id", *STEPS, "arrived_at", "odometer_km", "note"),
        groups=(STEPS,),
        forward=MappingProxyType({"state": VISIT_STEPS}),
    ),
    Kind("visit_photo", ("visit_id", "moment", "sha256", "taken_at", "staff_id")),
    Kind("damage_mark", ("photo_id", "kind", *POINT, *MADE, "is_later"), groups=(POINT,)),
    Kind(
        "ticket",
        (
            "currency",
            "opened_at",
            "state",
            "visit_id",
            "vehicle_id",
            "client_id",
            "size_class",
            *DISCOUNT,
            "note",
        ),
        groups=(DISCOUNT,),
        forward=MappingProxyType({"state": TICKET_STEPS}),
    ),
    Kind(
        "ticket_line",
        (
            "position",
            "kind",
            "item_id",
            *NAME,
            "unit_price_minor",
            *TAX,
            "quantity_milli",
            *DISCOUNT,
            "note",
            "staff_id",
        ),
        key=("ticket_id", "id"),
        groups=(("kind", "item_id", *NAME), TAX, DISCOUNT),
    ),
    Kind(
        "document",
        (
            "kind",
            "register_code",
            "incarnation",
            "sequence",
            "sealed_at",
            "content",
            "previous_hash",
            "signature",
        ),
        sealed=True,
    ),
    Kind(
        "goods_receipt",
        (
            "number",
            "received_at",
            "supplier_id",
            "supplier_name",
            "reference",
            "staff_name",
            "lines",
            "cost_minor",
        ),
        sealed=True,
    ),
    Kind(
        "stock_count",
        ("scope", "started_at", "started_by", "category_id", "note", *COUNT_END),
        groups=(COUNT_END,),
        forward=MappingProxyType({"state": COUNT_STEPS}),
    ),
    Kind("stock_count_line", COUNTED, key=("count_id", "product_id"), groups=(COUNTED,)),
    Kind("journal_entry", ("at", "event", "subject_id", "staff_id", "figures", "reason"), sealed=True),
    Kind(
        "conflict",
        (
            "kind",
            "subject_id",
            "field",
            "kept",
            "lost",
            "kept_by",
            "lost_by",
            "kept_at",
            "lost_at",
            "settled_at",
        ),
    ),
)
"""In the order in which they refer to one another: what comes first is there when the next one names it."""

SECRET_KINDS = frozenset({"staff_pin"})
"""Kinds that only say how somebody proves who they are: nobody is shown them, or handed them out."""

BY_NAME: Mapping[str, Kind] = MappingProxyType({kind.name: kind for kind in KINDS})


def group_of(kind: Kind, name: str) -> tuple[str, ...]:
    """The fields that change together with this one, itself among them."""
    return next((group for group in kind.groups if name in group), (name,))
