"""SKUs and barcodes: the next free one, and what looks like a mistake without being refused."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from uuid import UUID

from cardesk_desktop.domain.barcode import (
    in_store_code,
    in_store_range,
    is_mistyped,
    number_of,
    read_barcode,
)
from cardesk_desktop.domain.catalogue import Names, Product
from cardesk_desktop.domain.changes import Changes, Noun, Outcome
from cardesk_desktop.domain.permission import Permission
from cardesk_desktop.operations.desk import Desk, acting
from cardesk_desktop.store.unit_of_work import UnitOfWork

_SKU_PREFIX, _SKU_DIGITS = "P-", 6
_EAN_LENGTH = 13


class Doubt(StrEnum):
    """What may be wrong with a number and is for the person to judge."""

    SKU_TAKEN = "sku_taken"
    BARCODE_TAKEN = "barcode_taken"
    CHECK_DIGIT = "check_digit"


@dataclass(frozen=True, slots=True)
class NumberDoubt:
    """A doubt about one number; `other` is the name of the product that has it already."""

    doubt: Doubt
    number: str
    other: Names | None = None


def suggest_sku(desk: Desk) -> Outcome[str]:
    """The next SKU that no product on sale has."""
    with desk.store.read() as work:
        return Outcome(next_sku(work))


def doubts_about(
    desk: Desk, *, sku: str, barcodes: tuple[str, ...], product_id: UUID | None
) -> Outcome[tuple[NumberDoubt, ...]]:
    """Say which numbers another product has and which were mistyped. Refuses with BARCODE_UNREADABLE."""
    codes = tuple(code for code in map(read_barcode, barcodes) if code)
    with desk.store.read() as work:
        found = [NumberDoubt(Doubt.CHECK_DIGIT, code) for code in codes if is_mistyped(code)]
        for code in codes:
            found += _taken(Doubt.BARCODE_TAKEN, code, work.catalogue.with_barcode(code), product_id)
        holders = work.item_codes.with_sku(sku.strip()) if sku.strip() else ()
        others = [item for item in work.catalogue.by_ids(holders) if isinstance(item, Product)]
        found += _taken(Doubt.SKU_TAKEN, sku.strip(), tuple(others), product_id)
        return Outcome(tuple(found))


def give_barcodes(desk: Desk, *, staff_id: UUID, product_ids: tuple[UUID, ...]) -> Outcome[int]:
    """Give an in-store EAN-13 to each of these products that has no barcode; says to how many.

    The numbers begin with 20 and the last two digits of the register's code, so that no maker has them, nor
    another register whose code ends otherwise (see `in_store_range`).
    """
    with desk.store.write() as work:
        acting(desk, work, staff_id, Permission.EDIT_CATALOGUE)
        begins = in_store_range(work.company.register().code)
        last = work.item_codes.last_barcode(begins, _EAN_LENGTH)
        number = number_of(last) if last else 0
        given: list[UUID] = []
        for item in work.catalogue.by_ids(product_ids):
            if isinstance(item, Product) and not item.barcodes:
                number += 1
                work.catalogue.save_product(replace(item, barcodes=(in_store_code(begins, number),)))
                given.append(item.id)
        return Outcome(len(given), Changes.of(*((Noun.CATALOGUE, of) for of in given)))


def next_sku(work: UnitOfWork) -> str:
    """The SKU after the last one of our own making."""
    last = work.item_codes.last_sku(_SKU_PREFIX, len(_SKU_PREFIX) + _SKU_DIGITS)
    digits = last.removeprefix(_SKU_PREFIX)
    number = int(digits) + 1 if digits.isascii() and digits.isdigit() else 1
    sku = f"{_SKU_PREFIX}{number:0{_SKU_DIGITS}d}"
    while work.item_codes.with_sku(sku):
        number += 1
        sku = f"{_SKU_PREFIX}{number:0{_SKU_DIGITS}d}"
    return sku


def _taken(
    doubt: Doubt, number: str, holders: tuple[Product, ...], product_id: UUID | None
) -> list[NumberDoubt]:
    other = next((product for product in holders if product.id != product_id), None)
    return [NumberDoubt(doubt, number, other.names)] if other else []
