"""Stock put right by hand: found or missing, wasted, used up, revalued, or a movement taken back.

Nothing is ever deleted: what is wrong is answered by another movement, with a reason.
"""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from cardesk_desktop.domain.changes import Changes, Noun, Outcome, merged
from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.journal import JournalEvent
from cardesk_desktop.domain.money import Money
from cardesk_desktop.domain.permission import Permission
from cardesk_desktop.domain.quantity import MAX_MILLI, Quantity
from cardesk_desktop.domain.staff import Staff
from cardesk_desktop.domain.stock import MovementKind, StockMovement
from cardesk_desktop.domain.text import one_line
from cardesk_desktop.operations.desk import Desk, acting, to_journal
from cardesk_desktop.operations.moving_stock import Move, check_cost, move_stock
from cardesk_desktop.operations.sealing_time import sealing_time
from cardesk_desktop.store.unit_of_work import UnitOfWork

_FINAL = (MovementKind.SALE, MovementKind.REVERSAL)
"""A sale is corrected by its invoice; a reversal by doing the deed again."""


def adjust_stock(
    desk: Desk,
    *,
    staff_id: UUID,
    product_id: UUID,
    difference: Quantity,
    reason: str,
) -> Outcome[StockMovement]:
    """Say that more (or, below zero, less) is there than the ledger knows.

    Refuses with STOCK_UNCHANGED, QUANTITY_TOO_LARGE, TEXT_MISSING without a reason, CLOCK_WENT_BACK.
    """
    clean = _reason(reason)
    with desk.store.write() as work:
        staff = acting(desk, work, staff_id, Permission.ADJUST_STOCK)
        if not difference.milli:
            raise Refused(Code.STOCK_UNCHANGED)
        if abs(difference.milli) > MAX_MILLI:
            raise Refused(Code.QUANTITY_TOO_LARGE, most=Quantity(MAX_MILLI))
        product = work.catalogue.product(product_id)
        move = Move(
            product_id,
            MovementKind.ADJUSTMENT,
            difference,
            reason=clean,
            fallback_cost=product.cost,
        )
        at = sealing_time(desk, work)
        movements = move_stock(desk, work, (move,), at=at, staff_name=staff.name)
        return _done(desk, work, staff_id, movements, at)


def take_out(
    desk: Desk,
    *,
    staff_id: UUID,
    product_id: UUID,
    quantity: Quantity,
    reason: str,
    is_used: bool = False,
) -> Outcome[StockMovement]:
    """Write off what was spoilt, broken or lost, or (`is_used`) what was used up at work.

    Refuses a quantity that is not above zero, TEXT_MISSING without a reason, CLOCK_WENT_BACK.
    """
    clean = _reason(reason)
    with desk.store.write() as work:
        staff = acting(desk, work, staff_id, Permission.ADJUST_STOCK)
        work.catalogue.product(product_id)
        kind = MovementKind.CONSUMPTION if is_used else MovementKind.WASTE
        move = Move(product_id, kind, -quantity.checked(), reason=clean)
        at = sealing_time(desk, work)
        movements = move_stock(desk, work, (move,), at=at, staff_name=staff.name)
        return _done(desk, work, staff_id, movements, at)


def revalue_stock(
    desk: Desk,
    *,
    staff_id: UUID,
    product_id: UUID,
    unit_cost: Money,
    reason: str,
) -> Outcome[StockMovement]:
    """Give what is there another cost, as for goods that came in before anybody said theirs.

    Whoever may correct the stock may see costs: one PIN is enough. Refuses with STOCK_NONE_THERE,
    AMOUNT_NEGATIVE, AMOUNT_TOO_LARGE, TEXT_MISSING without a reason, CLOCK_WENT_BACK.
    """
    clean = _reason(reason)
    with desk.store.write() as work:
        staff = acting(desk, work, staff_id, Permission.ADJUST_STOCK)
        holding = work.stock.holdings((product_id,))[product_id]
        if holding.level.milli <= 0:
            raise Refused(Code.STOCK_NONE_THERE)
        check_cost(unit_cost, holding.level)
        kind = MovementKind.REVALUATION
        move = Move(product_id, kind, Quantity(0), reason=clean, unit_cost=unit_cost)
        at = sealing_time(desk, work)
        movements = move_stock(desk, work, (move,), at=at, staff_name=staff.name)
        return _done(desk, work, staff_id, movements, at)


def take_back(desk: Desk, *, staff_id: UUID, movement_id: UUID, reason: str = "") -> Outcome[StockMovement]:
    """Answer a movement with its reversal: quantity and value go the other way.

    A receipt needs RECEIVE_STOCK, everything else ADJUST_STOCK. Refuses with MOVEMENT_STAYS for sales and
    for reversals, COST_MOVED_ON for another cost that something moved after, MOVEMENT_REVERSED,
    CLOCK_WENT_BACK.
    """
    with desk.store.write() as work:
        movement = work.stock.movement(movement_id)
        is_receipt = movement.kind is MovementKind.RECEIPT
        staff = acting(
            desk, work, staff_id, Permission.RECEIVE_STOCK if is_receipt else Permission.ADJUST_STOCK
        )
        move = _back(work, movement, reason)
        at = sealing_time(desk, work)
        movements = move_stock(desk, work, (move,), at=at, staff_name=staff.name)
        return _done(desk, work, staff_id, movements, at)


def take_back_receipt(desk: Desk, *, staff_id: UUID, receipt_id: UUID) -> Outcome[tuple[StockMovement, ...]]:
    """Take back what came in with one delivery, as far as it was not taken back before.

    Refuses with NOT_FOUND, MOVEMENT_REVERSED when nothing is left of it, CLOCK_WENT_BACK.
    """
    with desk.store.write() as work:
        staff = acting(desk, work, staff_id, Permission.RECEIVE_STOCK)
        work.stock.receipt(receipt_id)
        at = sealing_time(desk, work)
        return _take_back_all(desk, work, staff, receipt_id, at)


def take_back_count(desk: Desk, *, staff_id: UUID, count_id: UUID) -> Outcome[tuple[StockMovement, ...]]:
    """Take back what a count put right, as far as it was not taken back before.

    Refuses with NOT_FOUND, MOVEMENT_REVERSED when nothing is left of it, CLOCK_WENT_BACK.
    """
    with desk.store.write() as work:
        staff = acting(desk, work, staff_id, Permission.ADJUST_STOCK)
        work.stock_counts.get(count_id)
        at = sealing_time(desk, work)
        return _take_back_all(desk, work, staff, count_id, at)


def _take_back_all(
    desk: Desk, work: UnitOfWork, staff: Staff, batch_id: UUID, at: datetime
) -> Outcome[tuple[StockMovement, ...]]:
    moved = work.stock.of_batch(batch_id)
    gone = work.stock.reversed_of([movement.id for movement in moved])
    moves = [_back(work, movement) for movement in moved if movement.id not in gone]
    if not moves:
        raise Refused(Code.MOVEMENT_REVERSED)
    movements = move_stock(desk, work, moves, at=at, staff_name=staff.name)
    changes = [_done(desk, work, staff.id, (movement,), at).changes for movement in movements]
    return Outcome(movements, merged(changes))


def _back(work: UnitOfWork, movement: StockMovement, reason: str = "") -> Move:
    if movement.kind in _FINAL:
        raise Refused(Code.MOVEMENT_STAYS)
    if work.stock.reversed_of([movement.id]):
        raise Refused(Code.MOVEMENT_REVERSED)
    if movement.kind is MovementKind.REVALUATION:
        (newest,) = work.stock.movements(movement.product_id, 1)
        if newest.id != movement.id:
            # What left since took its share of the other cost along: the whole of it is not there any more.
            raise Refused(Code.COST_MOVED_ON)
    value = movement.value or Money.zero(work.company.company().currency)
    return Move(
        movement.product_id,
        MovementKind.REVERSAL,
        -movement.quantity,
        reason=one_line(reason, field="reason"),
        reverses_id=movement.id,
        reversed_value=value,
    )


def _reason(reason: str) -> str:
    return one_line(reason, field="reason", is_needed=True)


def _done(
    desk: Desk, work: UnitOfWork, staff_id: UUID, movements: tuple[StockMovement, ...], at: datetime
) -> Outcome[StockMovement]:
    (movement,) = movements
    figures = {"quantity_milli": movement.quantity.milli}
    if movement.kind is MovementKind.REVALUATION and movement.unit_cost is not None:
        figures = {"unit_cost_minor": movement.unit_cost.minor}
    event = JournalEvent.STOCK_CORRECTED
    to_journal(desk, work, event, movement.id, staff_id, figures, reason=movement.reason, at=at)
    return Outcome(movement, Changes.of((Noun.STOCK, movement.product_id)))
