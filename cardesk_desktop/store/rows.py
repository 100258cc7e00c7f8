"""Values of several columns, taken apart for a row and put together again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from cardesk_desktop.domain.catalogue import Names
from cardesk_desktop.domain.discount import AmountOff, Discount, DiscountKind, PercentOff
from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.money import Currency, Money
from cardesk_desktop.domain.tax import Tax
from cardesk_desktop.store.engine import Database
from cardesk_desktop.store.runnable import Row
from cardesk_desktop.store.statement import Statement


def by_id(database: Database, statement: Statement, identity: UUID) -> Row:
    """The row of an identity (the parameter `id`); refuses with NOT_FOUND."""
    row = database.first(statement, {"id": identity})
    if row is None:
        raise Refused(Code.NOT_FOUND, id=identity)
    return row


def names_columns(names: Names) -> dict[str, object]:
    """The columns of `Names`."""
    return {"name": names.main, "other_names": names.others}


def tax_columns(tax: Tax) -> dict[str, object]:
    """The columns of `Tax`."""
    return {"tax_category": tax.category, "tax_rate_bp": tax.rate_bp, "tax_reason": tax.reason}


def discount_columns(discount: Discount | None) -> dict[str, object]:
    """The columns of a discount that may be missing."""
    if discount is None:
        return {"discount_kind": None, "discount_value": None, "discount_reason": ""}
    if isinstance(discount, PercentOff):
        kind, value = DiscountKind.PERCENT, discount.basis_points
    else:
        kind, value = DiscountKind.AMOUNT, discount.amount.minor
    return {"discount_kind": kind, "discount_value": value, "discount_reason": discount.reason}


def read_discount(columns: Sequence[Any], of: Currency) -> Discount | None:
    """The discount of its columns; amounts are in the ticket's currency."""
    kind, value, reason = columns
    if kind is None:
        return None
    if kind is DiscountKind.PERCENT:
        return PercentOff(value, reason)
    return AmountOff(Money(value, of), reason)


def put_back(database: Database, statement: Statement, identity: UUID, columns: Mapping[str, object]) -> None:
    """Run a `change` on the row of this identity; refuses with NOT_FOUND when there is none."""
    if database.run(statement, {"key": identity, **columns}) == 0:
        raise Refused(Code.NOT_FOUND, id=identity)
