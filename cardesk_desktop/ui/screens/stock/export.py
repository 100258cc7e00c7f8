"""The list of stock and the ledger of a product as files: all that they know, each in a column of its own."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from uuid import UUID

from cardesk_desktop.documents.sheets import Value
from cardesk_desktop.domain.money import Currency
from cardesk_desktop.domain.period import Span
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.operations.looking_at_stock import StockCard, stock_list, stock_movements
from cardesk_desktop.store.stock_views import MovementFilter, MovementRow, StockFilter, StockRow
from cardesk_desktop.store.views import Order
from cardesk_desktop.ui.exporting import ExportColumn, Exporter, ListExport
from cardesk_desktop.ui.screens.stock.faces import kind_words, state_words
from cardesk_desktop.ui.words import called


class StockFiles:
    """The way of both lists into files, for whoever is at the desk; an empty list makes none."""

    def __init__(
        self, phrases: Phrasebook, currency: Currency, acting: Callable[[], UUID], exporter: Exporter
    ) -> None:
        self._, self._currency, self._acting, self._exporter = phrases, currency, acting, exporter

    def write_list(self, which: StockFilter, order: Order, total: int) -> None:
        """The list of stock as it is narrowed and sorted."""
        if total:
            self._exporter.open(stock_export(self._, self._currency, self._acting(), which, order, total))

    def write_ledger(
        self, card: StockCard | None, which: MovementFilter, span: Span | None, total: int
    ) -> None:
        """The movements of the product in front."""
        if card is not None and total:
            self._exporter.open(movements_export(self._, self._acting(), card, which, span, total))


def stock_export(
    _: Phrasebook, currency: Currency, viewer_id: UUID, which: StockFilter, order: Order, total: int
) -> ListExport[StockRow]:
    """The products of a filter, in the order in which they are shown; costs only for who may see them."""
    money = _.currency_name(currency)
    columns: tuple[ExportColumn[StockRow], ...] = (
        ExportColumn(_("Product"), lambda row: called(_, row.names), 32),
        ExportColumn(_("SKU"), lambda row: row.sku, 14),
        ExportColumn(_("Supplier"), lambda row: row.supplier_name, 24),
        ExportColumn(_("In stock"), lambda row: row.level, 12),
        ExportColumn(_("Minimum"), lambda row: row.minimum, 12),
        ExportColumn(_("Average cost {currency}", currency=money), lambda row: row.average, 14),
        ExportColumn(_("Value {currency}", currency=money), lambda row: row.value, 14),
        ExportColumn(_("State"), partial(_state, _), 14),
    )
    return ListExport(
        name="stock",
        title=_("Stock"),
        total=total,
        columns=columns,
        operation=stock_list,
        key=lambda row: row.product_id,
        arguments={"viewer_id": viewer_id, "which": which, "order": order},
    )


def movements_export(
    _: Phrasebook, viewer_id: UUID, card: StockCard, which: MovementFilter, span: Span | None, total: int
) -> ListExport[MovementRow]:
    """The movements of a product as they are narrowed, newest first."""
    money = _.currency_name(card.product.price.currency)
    columns: tuple[ExportColumn[MovementRow], ...] = (
        ExportColumn(_("Number"), lambda row: row.number, 18),
        ExportColumn(_("Movement"), lambda row: kind_words(_, row.kind), 20),
        ExportColumn(_("Moved at"), lambda row: row.moved_at, 18),
        ExportColumn(_("Quantity"), lambda row: row.quantity, 12),
        ExportColumn(_("Then in stock"), lambda row: row.balance, 12),
        ExportColumn(_("Value {currency}", currency=money), lambda row: row.value, 14),
        ExportColumn(_("Reference"), lambda row: row.reference, 24),
        ExportColumn(_("Supplier"), lambda row: row.supplier_name, 24),
        ExportColumn(_("Reason"), lambda row: row.reason, 32),
        ExportColumn(_("Staff"), lambda row: row.staff_name, 18),
    )
    return ListExport(
        name="stock_movements",
        title=_("Movements of {product}", product=called(_, card.product.names)),
        total=total,
        columns=columns,
        operation=stock_movements,
        key=lambda row: row.id,
        arguments={
            "viewer_id": viewer_id,
            "product_id": card.product.id,
            "which": which,
            "span": span,
        },
    )


def _state(_: Phrasebook, row: StockRow) -> Value:
    return state_words(_, row.state)
