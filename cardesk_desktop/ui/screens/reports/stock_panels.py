"""What was on the shelves at the end of a day that is over, and what had moved until then: side panels."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from uuid import UUID
from zoneinfo import ZoneInfo

from PySide6.QtCore import Signal

from cardesk_desktop.domain.clock import day_end
from cardesk_desktop.domain.money import Currency
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.operations.looking_at_stock import stock_movements
from cardesk_desktop.operations.stock_valuation import valued_products
from cardesk_desktop.store.stock_views import MovementFilter, MovementRow
from cardesk_desktop.store.views import Order, ProductValue
from cardesk_desktop.ui.screens.reports.words import money_cell
from cardesk_desktop.ui.screens.stock.faces import movement_columns
from cardesk_desktop.ui.tasks import Tasks
from cardesk_desktop.ui.theme import Theme
from cardesk_desktop.ui.widgets.cell import Cell, CellKind
from cardesk_desktop.ui.widgets.opening_list import OpeningList
from cardesk_desktop.ui.widgets.paged_model import from_operation
from cardesk_desktop.ui.widgets.row_list import Column
from cardesk_desktop.ui.words import called


class ShelfOfDayPanel(OpeningList[ProductValue]):
    """The products of a category, or all, as they stood when a day ended; a press shows what had moved."""

    product_asked = Signal(object)
    """The `ProductValue` whose movements the person wants to see."""

    def __init__(
        self,
        theme: Theme,
        _: Phrasebook,
        tasks: Tasks,
        acting: Callable[[], UUID],
        currency: Currency,
        day: date,
        category_id: UUID | None,
    ) -> None:
        columns: tuple[Column[ProductValue], ...] = (
            Column(
                _("Product"),
                120,
                lambda row: Cell(called(_, row.names), detail=row.sku),
                stretch=1,
            ),
            Column(
                _("In stock"), 84, lambda row: Cell(_.quantity(row.level), CellKind.FIGURE), is_figure=True
            ),
            Column(
                _("Value {currency}", currency=_.currency_name(currency)),
                104,
                lambda row: money_cell(_, row.value, is_bold=True),
                is_figure=True,
            ),
        )
        hint = _("Press a line, or Enter on it, to see what had moved until then.")
        super().__init__(theme, _, _("Products of that day"), columns, hint)
        self.rows.row_activated.connect(self.product_asked)
        self.read(
            from_operation(
                tasks,
                self,
                valued_products,
                staff_id=acting(),
                day=day,
                category_id=category_id,
                order=Order("value", is_descending=True),
            )
        )


class MovementsUntilPanel(OpeningList[MovementRow]):
    """The movements of a product up to the end of a day, newest first: they add up to its level then."""

    movement_asked = Signal(object)
    """The `MovementRow` whose document the person wants to see."""

    def __init__(
        self,
        theme: Theme,
        _: Phrasebook,
        tasks: Tasks,
        acting: Callable[[], UUID],
        time_zone: ZoneInfo,
        day: date,
        product_id: UUID,
    ) -> None:
        hint = _("Press a line, or Enter on it, to open what is behind it.")
        super().__init__(theme, _, _("Movements"), movement_columns(_, time_zone), hint)
        self.rows.row_activated.connect(self.movement_asked)
        until = MovementFilter(end=day_end(day, time_zone))
        self.read(
            from_operation(
                tasks, self, stock_movements, viewer_id=acting(), product_id=product_id, which=until
            )
        )
