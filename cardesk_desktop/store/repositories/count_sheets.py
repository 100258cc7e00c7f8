"""The statements of a count's sheet: what is to be counted, with what was counted of it."""

from __future__ import annotations

from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, FromClause, and_, bindparam, func, literal_column, select, true

from cardesk_desktop.domain.stock_count import CountScope
from cardesk_desktop.store.repositories.count_differences import IS_COUNTED, IS_UNSURE
from cardesk_desktop.store.statement import Statement
from cardesk_desktop.store.stock_views import CountPart
from cardesk_desktop.store.tables.catalogue import IS_LISTED, PRODUCT, STOCK_LEVEL
from cardesk_desktop.store.tables.stock_taking import STOCK_COUNT_LINE

_LINE = STOCK_COUNT_LINE.c
_LEVEL = STOCK_LEVEL.c
_OF_COUNT = _LINE.count_id == bindparam("count_id")


class Sheet(NamedTuple):
    """Which rows of a sheet are shown; every one is a statement."""

    scope: CountScope
    part: CountPart


def _sheet_source(sheet: Sheet) -> tuple[FromClause, list[ColumnElement[bool]]]:
    """The shelf with what was counted of it, or what was counted and listed with its shelf."""
    same = _LINE.product_id == _LEVEL.product_id
    if sheet.scope is CountScope.LIST or sheet.part is CountPart.COUNTED:
        is_wanted = {CountPart.OPEN: _LINE.counted_milli.is_(None), CountPart.COUNTED: IS_COUNTED}
        narrowed = is_wanted.get(sheet.part, true())
        return STOCK_COUNT_LINE.join(STOCK_LEVEL, same), [_OF_COUNT, narrowed]
    conditions: list[ColumnElement[bool]] = [IS_LISTED]
    if sheet.scope is CountScope.CATEGORY:
        conditions.append(_LEVEL.category_id == bindparam("category_id"))
    if sheet.part is CountPart.OPEN:
        conditions.append(_LINE.counted_milli.is_(None))
    return STOCK_LEVEL.outerjoin(STOCK_COUNT_LINE, and_(same, _OF_COUNT)), conditions


@cache
def sheet_page(sheet: Sheet) -> Statement:
    """The rows of a page, by name; the parameters are those of the sheet, `offset` and `limit`."""
    source, conditions = _sheet_source(sheet)
    wanted = (
        select(_LEVEL.product_id)
        .select_from(source)
        .where(*conditions)
        .order_by(_LEVEL.sort_name, _LEVEL.product_id)
        .limit(bindparam("limit"))
        .offset(bindparam("offset"))
    )
    shown: tuple[ColumnElement[Any], ...] = (
        _LEVEL.product_id,
        PRODUCT.c.name,
        PRODUCT.c.other_names,
        PRODUCT.c.sku,
        _LINE.counted_milli,
        _LINE.counted_at,
        func.coalesce(_LINE.staff_name, ""),
        func.coalesce(IS_UNSURE, literal_column("0")),
    )
    same = and_(_LINE.product_id == _LEVEL.product_id, _OF_COUNT)
    return Statement(
        select(*shown)
        .join_from(STOCK_LEVEL, PRODUCT, PRODUCT.c.id == _LEVEL.product_id)
        .outerjoin(STOCK_COUNT_LINE, same)
        .where(_LEVEL.product_id.in_(wanted))
        .order_by(_LEVEL.sort_name, _LEVEL.product_id)
    )


@cache
def sheet_count(sheet: Sheet) -> Statement:
    """How many rows the sheet has; the parameters are `count_id` and `category_id`."""
    source, conditions = _sheet_source(sheet)
    return Statement(select(func.count()).select_from(source).where(*conditions))
