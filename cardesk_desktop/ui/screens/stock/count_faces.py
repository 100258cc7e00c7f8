"""What the sheet of a count, its progress and its differences say."""

from __future__ import annotations

from functools import partial

from cardesk_desktop.domain.stock_count import CountScope
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.operations.counting_stock import CountResult, CountView
from cardesk_desktop.store.stock_views import CountPart, CountRow, DifferenceRow
from cardesk_desktop.ui.screens.stock.faces import signed_quantity
from cardesk_desktop.ui.theme import Tone
from cardesk_desktop.ui.widgets.cell import Cell, CellKind
from cardesk_desktop.ui.widgets.choice import Choice
from cardesk_desktop.ui.widgets.row_list import Column
from cardesk_desktop.ui.words import called


def sheet_columns(_: Phrasebook) -> tuple[Column[CountRow], ...]:
    """The columns of the sheet: blind, without what the ledger expects."""
    return (
        Column(_("Product"), 180, partial(_product_cell, _), stretch=1),
        Column(_("Counted"), 100, partial(_counted_cell, _), is_figure=True),
        Column(_("State"), 184, partial(_progress_cell, _)),
    )


def difference_columns(_: Phrasebook) -> tuple[Column[DifferenceRow], ...]:
    """The columns of the differences, those that cost most first."""
    return (
        Column(_("Product"), 160, partial(_different_cell, _), stretch=1),
        Column(
            _("Counted"),
            84,
            lambda row: Cell(_.quantity(row.counted), CellKind.FIGURE),
            is_figure=True,
        ),
        Column(
            _("Expected"),
            84,
            lambda row: Cell(_.quantity(row.expected), CellKind.FIGURE, Tone.MUTED),
            is_figure=True,
        ),
        Column(_("Difference"), 100, partial(_difference_cell, _), is_figure=True),
        Column(
            _("Value"),
            104,
            lambda row: Cell(_.amount(row.value), CellKind.FIGURE),
            is_figure=True,
        ),
    )


def part_choices(_: Phrasebook) -> tuple[Choice, ...]:
    """All of the sheet, what is still to be counted, what was."""
    return (
        Choice(CountPart.ALL, _.context("stock", "All")),
        Choice(CountPart.OPEN, _("Not counted yet")),
        Choice(CountPart.COUNTED, _("Counted")),
    )


def count_title(_: Phrasebook, view: CountView) -> str:
    """What is being counted."""
    if view.category_names is not None:
        category = called(_, view.category_names)
        return _("Count of {category}", category=category)
    if view.count.scope is CountScope.LIST:
        return _("Count of some products")
    return _("Count of the whole stock")


def progress_words(_: Phrasebook, view: CountView) -> str:
    """How far the count is."""
    return _("{counted} of {products} counted", counted=view.counted, products=view.products)


def result_words(_: Phrasebook, result: CountResult) -> str:
    """What the count comes to, and what happens to what was not counted."""
    lines = [_.plural("{n} product differs", "{n} products differ", result.differences)]
    if result.missing:
        lines.append(_("Missing: {amount}", amount=result.missing))
    if result.found:
        lines.append(_("Found: {amount}", amount=result.found))
    left = max(0, result.view.products - result.view.counted)
    if left:
        lines.append(
            _.plural(
                "{n} was not counted and stays as it is.", "{n} were not counted and stay as they are.", left
            )
        )
    return "\n".join(lines)


def _product_cell(_: Phrasebook, row: CountRow) -> Cell:
    return Cell(called(_, row.names), is_bold=True, detail=row.sku)


def _counted_cell(_: Phrasebook, row: CountRow) -> Cell:
    return Cell("" if row.counted is None else _.quantity(row.counted), CellKind.FIGURE, is_bold=True)


def _progress_cell(_: Phrasebook, row: CountRow) -> Cell:
    if row.counted is None:
        return Cell(_("Not counted yet"), tone=Tone.MUTED)
    if row.is_unsure:
        return Cell(_("Sold meanwhile, count again"), CellKind.TAG, Tone.WAIT)
    return Cell(_("Counted"), CellKind.TAG, Tone.READY)


def _different_cell(_: Phrasebook, row: DifferenceRow) -> Cell:
    doubt = _("Sold meanwhile, count again") if row.is_unsure else row.staff_name
    return Cell(called(_, row.names), is_bold=True, detail=doubt)


def _difference_cell(_: Phrasebook, row: DifferenceRow) -> Cell:
    tone = Tone.DUE if row.difference.milli < 0 else Tone.READY
    return Cell(signed_quantity(_, row.difference), CellKind.FIGURE, tone, is_bold=True)
