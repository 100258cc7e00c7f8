"""What the list of stock, a product and its movements say: pure functions from rows and one language."""

from __future__ import annotations

from enum import Enum, auto
from functools import partial
from zoneinfo import ZoneInfo

from cardesk_desktop.domain.period import Span
from cardesk_desktop.domain.quantity import Quantity
from cardesk_desktop.domain.stock import MovementKind
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.operations.looking_at_batches import StockBatch
from cardesk_desktop.operations.looking_at_stock import StockCard
from cardesk_desktop.store.stock_views import MovementRow, StockRow, StockState, StockSums
from cardesk_desktop.ui.theme import Tone
from cardesk_desktop.ui.widgets.cell import Cell, CellKind
from cardesk_desktop.ui.widgets.choice import Choice
from cardesk_desktop.ui.widgets.row_list import Column
from cardesk_desktop.ui.words import called

_TONES = {
    StockState.ALL: Tone.READY,
    StockState.LOW: Tone.WAIT,
    StockState.OUT: Tone.DUE,
    StockState.BELOW: Tone.DUE,
}


class StockFigure(Enum):
    """What a figure over the stock counts."""

    PRODUCTS = auto()
    LOW = auto()
    BELOW = auto()
    VALUE = auto()


def columns(_: Phrasebook, *, with_values: bool) -> tuple[Column[StockRow], ...]:
    """The columns of the list; what goods cost stands there for who may see it."""
    value = Column(_("Value"), 112, partial(_value_cell, _), is_figure=True, sort="value")
    return (
        Column(_("Product"), 180, partial(_product_cell, _), stretch=1, sort="name"),
        Column(_("In stock"), 92, partial(_level_cell, _), is_figure=True, sort="level"),
        Column(
            _.context("stock", "Minimum"),
            96,
            lambda row: Cell(_.quantity(row.minimum), CellKind.FIGURE, Tone.MUTED),
            is_figure=True,
            gives_way=True,
            sort="minimum",
        ),
        *((value,) if with_values else ()),
        Column(_("State"), 128, lambda row: _state_cell(_, row)),
    )


def movement_columns(_: Phrasebook, time_zone: ZoneInfo) -> tuple[Column[MovementRow], ...]:
    """The columns of a product's ledger."""
    return (
        Column(_("Movement"), 150, partial(_what_cell, _, time_zone), stretch=1),
        Column(_("Quantity"), 92, partial(_moved_cell, _), is_figure=True),
        Column(
            _.context("stock", "Then"),
            84,
            lambda row: Cell(_.quantity(row.balance), CellKind.FIGURE, _below(row.balance)),
            is_figure=True,
        ),
    )


def state_words(_: Phrasebook, which: StockState) -> str:
    """How it stands with a product."""
    return {
        StockState.ALL: _.context("stock state", "Enough"),
        StockState.LOW: _.context("stock state", "Low"),
        StockState.OUT: _.context("stock state", "Out"),
        StockState.BELOW: _.context("stock state", "Below zero"),
    }[which]


def state_tone(which: StockState) -> Tone:
    """The colour that goes with the word."""
    return _TONES[which]


def state_choices(_: Phrasebook) -> tuple[Choice, ...]:
    """All, and those with which something has to be done."""
    narrow = (StockState.LOW, StockState.OUT, StockState.BELOW)
    return (
        Choice(StockState.ALL, _.context("stock", "All")),
        *(Choice(state, state_words(_, state)) for state in narrow),
    )


def kind_words(_: Phrasebook, which: MovementKind) -> str:
    """Why stock moved."""
    return {
        MovementKind.SALE: _.context("stock movement", "Sold"),
        MovementKind.RECEIPT: _.context("stock movement", "Received"),
        MovementKind.COUNT: _.context("stock movement", "Counted"),
        MovementKind.WASTE: _.context("stock movement", "Wasted"),
        MovementKind.CONSUMPTION: _.context("stock movement", "Used up"),
        MovementKind.RETURN: _.context("stock movement", "Brought back"),
        MovementKind.ADJUSTMENT: _.context("stock movement", "Adjusted"),
        MovementKind.REVERSAL: _.context("stock movement", "Taken back"),
        MovementKind.REVALUATION: _.context("stock movement", "Revalued"),
    }[which]


CORRECTIONS = (
    MovementKind.COUNT,
    MovementKind.WASTE,
    MovementKind.CONSUMPTION,
    MovementKind.RETURN,
    MovementKind.ADJUSTMENT,
    MovementKind.REVERSAL,
    MovementKind.REVALUATION,
)


def kind_choices(_: Phrasebook) -> tuple[Choice, ...]:
    """All movements, sales, deliveries, and everything that put the stock right."""
    return (
        Choice((), _.context("stock", "All")),
        Choice((MovementKind.SALE,), kind_words(_, MovementKind.SALE)),
        Choice((MovementKind.RECEIPT,), kind_words(_, MovementKind.RECEIPT)),
        Choice(CORRECTIONS, _.context("stock movement", "Corrected")),
    )


def span_choices(_: Phrasebook) -> tuple[Choice, ...]:
    """The days whose movements are shown, widest first."""
    return (
        Choice(None, _.context("period", "All days")),
        Choice(Span.TODAY, _.context("period", "Today")),
        Choice(Span.WEEK, _.context("period", "This week")),
        Choice(Span.MONTH, _.context("period", "This month")),
    )


def batch_lines(_: Phrasebook, batch: StockBatch, time_zone: ZoneInfo) -> tuple[str, ...]:
    """When, by whom, from whom, and what all of it was worth."""
    who = _.side_by_side((_.date_time(batch.moved_at, time_zone), batch.staff_name))
    source = _.side_by_side((batch.supplier_name, batch.reference, batch.reason))
    worth = _("worth {value}", value=batch.value) if batch.value is not None else ""
    count = _.plural("{n} product", "{n} products", len(batch.lines))
    return tuple(part for part in (who, source, _.side_by_side((count, worth))) if part)


def sums_words(_: Phrasebook, sums: StockSums) -> dict[StockFigure, str]:
    """How many products, how many of them to order, and what all is worth."""
    said = {StockFigure.PRODUCTS: _.plural("{n} product", "{n} products", sums.products)}
    if sums.low:
        said[StockFigure.LOW] = _.plural("{n} to order", "{n} to order", sums.low)
    if sums.below:
        said[StockFigure.BELOW] = _.plural("{n} below zero", "{n} below zero", sums.below)
    if sums.value is not None:
        said[StockFigure.VALUE] = _("worth {value}", value=sums.value)
    return said


def card_lines(_: Phrasebook, card: StockCard) -> tuple[str, ...]:
    """What stands below the level of a product."""
    lines = [_("Minimum {quantity}", quantity=Quantity(card.product.minimum_milli))]
    if card.to_order.milli and card.supplier_name:
        lines.append(
            _("Order {quantity} from {supplier}", quantity=card.to_order, supplier=card.supplier_name)
        )
    elif card.to_order.milli:
        lines.append(_("Order {quantity}", quantity=card.to_order))
    elif card.supplier_name:
        lines.append(card.supplier_name)
    if card.holding is not None and card.holding.average is not None:
        value, each = card.holding.worth, card.holding.average
        lines.append(_("Worth {value}, {cost} each", value=value, cost=each))
    return tuple(lines)


def level_state(card: StockCard) -> StockState:
    """How it stands with the product in front."""
    if card.level.milli < 0:
        return StockState.BELOW
    if not card.level.milli:
        return StockState.OUT
    return StockState.LOW if card.level.milli <= card.product.minimum_milli else StockState.ALL


def signed_quantity(_: Phrasebook, quantity: Quantity) -> str:
    """A quantity that says by its sign whether it came or went."""
    return f"+{_.quantity(quantity)}" if quantity.milli > 0 else _.quantity(quantity)


def _below(level: Quantity) -> Tone:
    return Tone.DUE if level.milli < 0 else Tone.TEXT


def _product_cell(_: Phrasebook, row: StockRow) -> Cell:
    detail = _.side_by_side((row.sku, row.supplier_name))
    return Cell(called(_, row.names), is_bold=True, detail=detail)


def _level_cell(_: Phrasebook, row: StockRow) -> Cell:
    return Cell(_.quantity(row.level), CellKind.FIGURE, _below(row.level), is_bold=True)


def _value_cell(_: Phrasebook, row: StockRow) -> Cell:
    if row.value is None:
        return Cell()
    each = "" if row.average is None else _.context("stock", "{cost} each", cost=_.amount(row.average))
    return Cell(_.amount(row.value), CellKind.FIGURE, detail=each)


def _state_cell(_: Phrasebook, row: StockRow) -> Cell:
    if row.state is StockState.ALL:
        return Cell(state_words(_, row.state), tone=Tone.MUTED)
    return Cell(state_words(_, row.state), CellKind.TAG, state_tone(row.state))


def _what_cell(_: Phrasebook, time_zone: ZoneInfo, row: MovementRow) -> Cell:
    later = _.context("stock movement", "taken back later") if row.is_reversed else ""
    said = (kind_words(_, row.kind), later, row.reference, row.supplier_name, row.reason)
    words = _.side_by_side(dict.fromkeys(said))
    when = _.date_time(row.moved_at, time_zone)
    return Cell(words, is_bold=True, detail=_.side_by_side((when, row.staff_name)))


def _moved_cell(_: Phrasebook, row: MovementRow) -> Cell:
    worth = "" if row.value is None else _.amount(row.value)
    return Cell(signed_quantity(_, row.quantity), CellKind.FIGURE, is_bold=True, detail=worth)
