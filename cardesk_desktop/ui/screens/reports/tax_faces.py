"""Which tax is due: a pure function from a result and one language."""

from __future__ import annotations

from collections.abc import Mapping

from cardesk_desktop.domain.catalogue import Names
from cardesk_desktop.domain.period import Period
from cardesk_desktop.domain.tax import Tax, TaxCategory
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.operations.reporting import TaxReport
from cardesk_desktop.store.report_figures import OfSales, OfTax, SalesPart
from cardesk_desktop.store.report_views import TaxSum
from cardesk_desktop.store.views import Order
from cardesk_desktop.ui.charts import Mark
from cardesk_desktop.ui.screens.reports.face import (
    Asked,
    ChartFace,
    KeyFigure,
    ReportFace,
    TableColumn,
    TableRow,
    held,
)
from cardesk_desktop.ui.screens.reports.memory import ReportKind
from cardesk_desktop.ui.screens.reports.words import (
    compared_figure,
    days_words,
    money_cell,
    report_title,
    total_cells,
)
from cardesk_desktop.ui.widgets.cell import Cell


def tax_face(_: Phrasebook, found: TaxReport, asked: Asked) -> ReportFace:
    """Net, tax and gross of every rate, as the documents say them."""
    of, sold = asked.currency, found.sold
    money = _.currency_name(of)
    marks = tuple(_tax_mark(_, rate, found.names) for rate in found.rates)
    columns = (
        TableColumn(_("Rate"), 110, stretch=1, sort="rate"),
        TableColumn(_("Without tax {currency}", currency=money), 124, is_figure=True, sort="net"),
        TableColumn(_("Tax {currency}", currency=money), 104, is_figure=True, sort="tax"),
        TableColumn(
            _("With tax {currency}", currency=money), 124, is_figure=True, sort="gross", gives_way=True
        ),
    )
    rows = [_tax_row(_, rate, found.names, asked.period) for rate in found.rates]
    return ReportFace(
        title=report_title(_, ReportKind.TAX),
        days=days_words(_, asked.period),
        figures=_figures(_, found, asked),
        chart=ChartFace(
            _("Tax by rate"),
            marks,
            tuple(OfTax(asked.period, rate.tax) for rate in found.rates),
            is_ranking=True,
        ),
        table=held(
            columns,
            rows,
            Order("tax", is_descending=True),
            total_cells=total_cells(
                _, money_cell(_, sold.net), money_cell(_, sold.tax, is_bold=True), money_cell(_, sold.gross)
            ),
        ),
        nothing=_("No invoice in these days, and so no tax."),
    )


def _figures(_: Phrasebook, found: TaxReport, asked: Asked) -> tuple[KeyFigure, ...]:
    sold, before = found.sold, found.sold_before
    every, net, tax = (
        OfSales(asked.period, part) if sold.has_documents else None
        for part in (SalesPart.GROSS, SalesPart.NET, SalesPart.TAX)
    )
    return (
        compared_figure(_, _("Tax due"), sold.tax, before.tax, tax),
        compared_figure(_, _("Without tax"), sold.net, before.net, net),
        compared_figure(_, _("With tax"), sold.gross, before.gross, every),
        KeyFigure(_("Invoices"), _.number(sold.invoices), figure=every),
    )


def tax_name(_: Phrasebook, tax: Tax, names: Mapping[Tax, Names]) -> str:
    """A rate as people say it; where no tax is due, what the company calls it, else why."""
    match tax.category:
        case TaxCategory.STANDARD:
            return _.percent(tax.rate_bp)
        case TaxCategory.ZERO_RATED:
            return _("Zero rate")
        case _:
            return names[tax].in_language(_.language.code) if tax in names else tax.reason


def _tax_mark(_: Phrasebook, rate: TaxSum, names: Mapping[Tax, Names]) -> Mark:
    return Mark(
        _.amount(rate.amount),
        tax_name(_, rate.tax, names),
        (
            _("{amount} tax", amount=rate.amount),
            _("{amount} without tax", amount=rate.net),
            _.plural("{n} invoice", "{n} invoices", rate.invoices),
        ),
        rate.amount.minor,
    )


def _tax_row(_: Phrasebook, rate: TaxSum, names: Mapping[Tax, Names], period: Period) -> TableRow:
    name = tax_name(_, rate.tax, names)
    return TableRow(
        rate.tax,
        (
            Cell(name),
            money_cell(_, rate.net),
            money_cell(_, rate.amount, is_bold=True),
            money_cell(_, rate.gross),
        ),
        (name, rate.net, rate.amount, rate.gross),
        OfTax(period, rate.tax),
    )
