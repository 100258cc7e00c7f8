"""The list of invoices as a file: all that the list knows, each in a column of its own."""

from __future__ import annotations

from functools import partial

from cardesk_desktop.documents.sheets import Value
from cardesk_desktop.domain.money import Currency
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.operations.looking_at_invoices import invoices
from cardesk_desktop.store.views import InvoiceFilter, InvoiceRow
from cardesk_desktop.ui.exporting import ExportColumn, ListExport


def invoices_export(
    _: Phrasebook, currency: Currency, which: InvoiceFilter, total: int
) -> ListExport[InvoiceRow]:
    """The invoices of a filter, newest first."""
    money = _.currency_name(currency)
    columns: tuple[ExportColumn[InvoiceRow], ...] = (
        ExportColumn(_("Number"), lambda row: row.number, 18),
        ExportColumn(_("Day"), lambda row: row.business_day, 12),
        ExportColumn(_("Issued at"), lambda row: row.issued_at, 18),
        ExportColumn(_("Client"), lambda row: row.buyer_name, 32),
        ExportColumn(_("Plate"), lambda row: row.plate.text if row.plate else "", 14),
        ExportColumn(_("Vehicle"), lambda row: row.vehicle_name, 24),
        ExportColumn(_("Total {currency}", currency=money), lambda row: row.gross, 14),
        ExportColumn(_("Paid {currency}", currency=money), lambda row: row.paid, 14),
        ExportColumn(_("Credited {currency}", currency=money), lambda row: row.credited, 14),
        ExportColumn(_("Unpaid {currency}", currency=money), lambda row: row.balance, 14),
        ExportColumn(_("State"), partial(_state, _), 12),
    )
    return ListExport(
        name="invoices",
        title=_("Invoices"),
        total=total,
        columns=columns,
        operation=invoices,
        key=lambda row: row.id,
        arguments={"which": which},
    )


def _state(_: Phrasebook, row: InvoiceRow) -> Value:
    if row.is_credit_note:
        return _("Credit note")
    if row.balance.minor > 0:
        return _.context("invoice", "Unpaid")
    if row.balance:
        return _.context("invoice", "Overpaid")
    is_gone = row.credited and row.credited == row.gross
    return _.context("invoice", "Credited") if is_gone else _.context("invoice", "Paid")
