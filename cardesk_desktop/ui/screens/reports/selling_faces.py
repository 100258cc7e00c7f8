"""Today, the sales by day or month, and what was sold: pure functions from results and one language."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from cardesk_desktop.domain.money import Currency, Money
from cardesk_desktop.domain.period import Period, one_day
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.operations.reporting import Overview, SalesReport
from cardesk_desktop.store.report_figures import OfOwed, OfSales, OfTaken, SalesPart
from cardesk_desktop.store.report_views import Sold, SoldOn
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
from cardesk_desktop.ui.screens.reports.item_faces import item_columns, item_row
from cardesk_desktop.ui.screens.reports.memory import ReportKind
from cardesk_desktop.ui.screens.reports.words import (
    compared_figure,
    count_cell,
    days_words,
    figure_of_today,
    money_cell,
    report_title,
    step_label,
    step_title,
    total_cells,
)
from cardesk_desktop.ui.widgets.cell import Cell

_RECENT_DAYS = 14
_GROSS = SalesPart.GROSS


def overview_face(_: Phrasebook, found: Overview, of: Currency) -> ReportFace:
    """Today beside yesterday, with the last two weeks and what sold best."""
    today = one_day(found.today)
    recent = Period(found.today - timedelta(days=_RECENT_DAYS - 1), found.today)
    sold, before = found.sold, found.sold_before
    every = OfSales(today) if sold.has_documents else None
    taken = OfTaken(today) if found.has_payments else None
    figures = (
        figure_of_today(_, _("Sold today"), sold.gross, before.gross, every),
        figure_of_today(_, _("Taken today"), found.taken, found.taken_before, taken),
        KeyFigure(
            _("Invoices"),
            _.number(sold.invoices),
            _.plural("{n} yesterday", "{n} yesterday", before.invoices),
            figure=every,
        ),
        figure_of_today(_, _("Average invoice"), sold.average, before.average, every),
        KeyFigure(
            _("Owed to you"),
            _.money(found.owed),
            _.plural("by {n} client", "by {n} clients", found.debtors) if found.debtors else "",
            figure=OfOwed(found.today) if found.debtors else None,
        ),
    )
    rows = [item_row(_, today, item) for item in found.services]
    return ReportFace(
        title=report_title(_, ReportKind.OVERVIEW),
        days=_.weekday(found.today),
        figures=figures,
        chart=_steps_chart(_, _("Sales of the last 14 days"), recent, found.recent, None, of),
        table=held(item_columns(_, of), rows, Order("sold", is_descending=True), _("Services sold today")),
        nothing=_("Nothing was sold today yet."),
    )


def sales_face(_: Phrasebook, found: SalesReport, asked: Asked) -> ReportFace:
    """Sales by day, or by month where the days are many."""
    sold, before, of = found.sold, found.sold_before, asked.currency
    every, net, tax = (_documents(asked, sold, part) for part in (_GROSS, SalesPart.NET, SalesPart.TAX))
    figures = (
        compared_figure(_, _("Sales"), sold.gross, before.gross, every),
        compared_figure(_, _("Without tax"), sold.net, before.net, net),
        compared_figure(_, _("Tax"), sold.tax, before.tax, tax),
        KeyFigure(
            _("Invoices"),
            _.number(sold.invoices),
            _before(_, before, _("before: {count}", count=_.number(before.invoices))),
            figure=every,
        ),
        compared_figure(_, _("Average invoice"), sold.average, before.average, every),
        KeyFigure(
            _("Discounts"),
            _.money(sold.discount),
            _before(_, before, _("before: {amount}", amount=before.discount)),
            figure=OfSales(asked.period, SalesPart.DISCOUNT) if sold.discount.minor else None,
        ),
    )
    by_month = asked.period.is_by_month
    compared = (asked.before, found.before) if found.before else None
    title = _("Sales by month") if by_month else _("Sales by day")
    names = {step.first: step for step in asked.period.steps}
    rows = [_step_row(_, names[step.day], step.sold, by_month=by_month) for step in found.steps]
    return ReportFace(
        title=report_title(_, ReportKind.SALES),
        days=days_words(_, asked.period),
        figures=figures,
        chart=_steps_chart(_, title, asked.period, found.steps, compared, of),
        table=held(
            _step_columns(_, of, by_month=by_month),
            rows,
            Order("day", is_descending=True),
            total_cells=total_cells(_, *_sold_cells(_, sold)),
        ),
        nothing=_("Nothing was sold in these days."),
    )


def _before(_: Phrasebook, before: Sold, said: str) -> str:
    """What a figure was in the days before, where anything was sold then."""
    return said if before.has_documents else _("nothing before")


def _documents(asked: Asked, sold: Sold, part: SalesPart) -> OfSales | None:
    return OfSales(asked.period, part) if sold.has_documents else None


def _steps_chart(
    _: Phrasebook,
    title: str,
    period: Period,
    found: Sequence[SoldOn],
    before: tuple[Period, Sequence[SoldOn]] | None,
    of: Currency,
) -> ChartFace:
    """A column for every day or month, also for those without sales."""
    sold = {step.day: step.sold for step in found}
    by_month = period.is_by_month
    earlier = _by_place(before) if before else {}
    marks, behind = [], []
    for place, step in enumerate(period.steps):
        now = sold.get(step.first, Sold.nothing(of))
        then = earlier.get(place)
        lines = [
            _.money(now.gross),
            _.plural("{n} invoice", "{n} invoices", now.invoices),
        ]
        if before:
            was = then[1].gross if then else Money.zero(of)
            lines.append(_("before: {amount}", amount=was))
        label = step_label(_, step, is_by_month=by_month)
        name = step_title(_, step, is_by_month=by_month)
        size_before = (then[1].gross.minor if then else 0) if before else None
        marks.append(Mark(label, name, tuple(lines), now.gross.minor, size_before))
        behind.append(OfSales(step))
    legend = (_("These days"),) if before else ()
    return ChartFace(
        title, tuple(marks), tuple(behind), legend=legend, before=_("The days before") if before else ""
    )


def _by_place(before: tuple[Period, Sequence[SoldOn]]) -> dict[int, tuple[date, Sold]]:
    """What was sold before, by how far its step is from the beginning."""
    period, found = before
    sold = {step.day: step.sold for step in found}
    steps = enumerate(period.steps)
    return {place: (step.first, sold[step.first]) for place, step in steps if step.first in sold}


def _step_columns(_: Phrasebook, of: Currency, *, by_month: bool) -> tuple[TableColumn, ...]:
    money = _.currency_name(of)
    return (
        TableColumn(_("Month") if by_month else _("Day"), 110, stretch=1, sort="day"),
        TableColumn(_("Invoices"), 84, is_figure=True, sort="invoices"),
        TableColumn(
            _("Without tax {currency}", currency=money), 124, is_figure=True, sort="net", gives_way=True
        ),
        TableColumn(_("Tax {currency}", currency=money), 96, is_figure=True, sort="tax", gives_way=True),
        TableColumn(_("Total {currency}", currency=money), 110, is_figure=True, sort="sold"),
    )


def _sold_cells(_: Phrasebook, sold: Sold) -> tuple[Cell, ...]:
    return (
        count_cell(_, sold.invoices),
        money_cell(_, sold.net),
        money_cell(_, sold.tax),
        money_cell(_, sold.gross, is_bold=True),
    )


def _step_row(_: Phrasebook, step: Period, sold: Sold, *, by_month: bool) -> TableRow:
    name = _.month(step.first) if by_month else _.date(step.first)
    return TableRow(
        step.first,
        (
            Cell(name),
            *_sold_cells(_, sold),
        ),
        (step.first, sold.invoices, sold.net, sold.tax, sold.gross),
        OfSales(step),
    )
