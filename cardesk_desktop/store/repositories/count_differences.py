"""The statements of what a count finds: every line against what was expected when it was counted.

Expected is the level that the line remembers and what other counts put right since then: that was so on the
shelf already when this line was counted. What was counted later in a count that was posted is known better
there: an earlier line finds nothing any more (decision 297).
"""

from __future__ import annotations

from sqlalchemy import ColumnElement, and_, bindparam, case, exists, func, or_, select

from cardesk_desktop.domain.stock import MovementKind
from cardesk_desktop.domain.stock_count import CountState
from cardesk_desktop.store.statement import Statement
from cardesk_desktop.store.tables.catalogue import PRODUCT, STOCK_LEVEL
from cardesk_desktop.store.tables.document import STOCK_MOVEMENT
from cardesk_desktop.store.tables.stock_taking import STOCK_COUNT, STOCK_COUNT_LINE

_LINE = STOCK_COUNT_LINE.c
_LEVEL = STOCK_LEVEL.c
_MOVED = STOCK_MOVEMENT.c
_TAKEN_BACK = STOCK_MOVEMENT.alias("taken_back")
_BACK = STOCK_MOVEMENT.alias("back")
_LATER = STOCK_COUNT_LINE.alias("later")

IS_COUNTED = _LINE.counted_milli.is_not(None)

_IS_OF_OTHER_COUNT = and_(_MOVED.kind == MovementKind.COUNT, _MOVED.batch_id != _LINE.count_id)
_TAKES_COUNT_BACK = and_(
    _MOVED.kind == MovementKind.REVERSAL,
    exists()
    .where(_TAKEN_BACK.c.id == _MOVED.reverses_id, _TAKEN_BACK.c.kind == MovementKind.COUNT)
    .correlate(STOCK_MOVEMENT),
)
_PUT_RIGHT_SINCE = (
    select(func.coalesce(func.sum(_MOVED.quantity_milli), 0))
    .where(
        _MOVED.product_id == _LINE.product_id,
        _MOVED.moved_at >= _LINE.counted_at,
        or_(_IS_OF_OTHER_COUNT, _TAKES_COUNT_BACK),
    )
    .correlate(STOCK_COUNT_LINE)
    .scalar_subquery()
)
_WAS_TAKEN_BACK = (
    exists()
    .where(
        _TAKEN_BACK.c.batch_id == STOCK_COUNT.c.id,
        _TAKEN_BACK.c.product_id == _LINE.product_id,
        _BACK.c.reverses_id == _TAKEN_BACK.c.id,
    )
    .correlate(STOCK_COUNT, STOCK_COUNT_LINE)
)
_IS_KNOWN_BETTER = (
    exists()
    .where(
        STOCK_COUNT.c.state == CountState.POSTED,
        STOCK_COUNT.c.id != _LINE.count_id,
        _LATER.c.count_id == STOCK_COUNT.c.id,
        _LATER.c.product_id == _LINE.product_id,
        _LATER.c.counted_at > _LINE.counted_at,
        ~_WAS_TAKEN_BACK,
    )
    .correlate(STOCK_COUNT_LINE)
)
_SINCE = select(func.coalesce(func.sum(_MOVED.quantity_milli), 0)).where(
    _MOVED.product_id == _LINE.product_id
)
_OF_NOW = select(_LEVEL.milli).where(_LEVEL.product_id == _LINE.product_id)


def _known_today(is_after: ColumnElement[bool]) -> ColumnElement[int]:
    """What the level was at the counting, by all that is known today."""
    since = _SINCE.where(is_after).correlate(STOCK_COUNT_LINE).scalar_subquery()
    return _OF_NOW.correlate(STOCK_COUNT_LINE).scalar_subquery() - since


# What another register sold before the counting, and this one heard of since, was gone when it was counted.
# Whatever bears the very instant of the counting may be of before or after it.
IS_UNSURE = and_(
    IS_COUNTED,
    or_(
        _LINE.level_milli != _LINE.first_level_milli,
        and_(
            _LINE.level_milli != _known_today(_MOVED.moved_at >= _LINE.counted_at),
            _LINE.level_milli != _known_today(_MOVED.moved_at > _LINE.counted_at),
        ),
    ),
)
"""Of a line: it moved between its first and its last counting, or before that without being known of."""

_EXPECTED = _LINE.level_milli + _PUT_RIGHT_SINCE
_FINDS = and_(
    _LINE.count_id == bindparam("count_id"),
    IS_COUNTED,
    _LINE.counted_milli != _EXPECTED,
    ~_IS_KNOWN_BETTER,
)
_UNIT = case(
    (_LEVEL.milli > 0, _LEVEL.value_minor * 1000 // _LEVEL.milli),
    else_=func.coalesce(_LEVEL.unit_cost_minor, PRODUCT.c.cost_minor, 0),
)
_DIFFERENCES = (
    select(
        _LINE.product_id,
        PRODUCT.c.name,
        PRODUCT.c.other_names,
        PRODUCT.c.sku,
        _LINE.counted_milli,
        _EXPECTED,
        IS_UNSURE,
        _LINE.staff_name,
        _LEVEL.milli,
        _LEVEL.value_minor,
        func.coalesce(_LEVEL.unit_cost_minor, PRODUCT.c.cost_minor),
    )
    .join_from(STOCK_COUNT_LINE, STOCK_LEVEL, _LEVEL.product_id == _LINE.product_id)
    .join(PRODUCT, PRODUCT.c.id == _LINE.product_id)
    .where(_FINDS)
)

HOW_MANY_DIFFER = Statement(select(func.count()).select_from(STOCK_COUNT_LINE).where(_FINDS))
# What costs most is looked at first.
WORST_FIRST = Statement(
    _DIFFERENCES.order_by(func.abs((_LINE.counted_milli - _EXPECTED) * _UNIT).desc(), _LEVEL.sort_name)
    .limit(bindparam("limit"))
    .offset(bindparam("offset"))
)
EVERY_DIFFERENCE = Statement(_DIFFERENCES.order_by(_LEVEL.sort_name, _LINE.product_id))
