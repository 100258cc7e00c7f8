"""What the lines of a delivery say."""

from __future__ import annotations

from functools import partial

from cardesk_desktop.domain.money import Money
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.operations.writing_deliveries import UnpackedLine
from cardesk_desktop.ui.widgets.cell import Cell, CellKind
from cardesk_desktop.ui.widgets.row_list import Column
from cardesk_desktop.ui.words import called


def columns(_: Phrasebook) -> tuple[Column[UnpackedLine], ...]:
    """The columns of the lines; costs are empty where unknown, or not for these eyes."""
    return (
        Column(_("Product"), 180, partial(_product_cell, _), stretch=1),
        Column(_("Quantity"), 92, partial(_quantity_cell, _), is_figure=True),
        Column(_("Unit cost"), 112, lambda line: _cost_cell(_, line.unit_cost), is_figure=True),
        Column(_("Cost"), 112, lambda line: _cost_cell(_, line.cost), is_figure=True),
    )


def _product_cell(_: Phrasebook, line: UnpackedLine) -> Cell:
    return Cell(called(_, line.names), is_bold=True, detail=line.sku)


def _quantity_cell(_: Phrasebook, line: UnpackedLine) -> Cell:
    return Cell(_.quantity(line.quantity), CellKind.FIGURE, is_bold=True)


def _cost_cell(_: Phrasebook, cost: Money | None) -> Cell:
    return Cell("" if cost is None else _.amount(cost), CellKind.FIGURE)
