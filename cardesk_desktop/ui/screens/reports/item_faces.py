"""What was sold, item by item: pure functions from a ranking and one language."""

from __future__ import annotations

from uuid import UUID

from cardesk_desktop.domain.catalogue import ItemKind
from cardesk_desktop.domain.changes import Outcome
from cardesk_desktop.domain.money import Currency
from cardesk_desktop.domain.period import Period
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.operations.desk import Desk
from cardesk_desktop.operations.reporting import item_report
from cardesk_desktop.store.report_figures import OfItem, OfKind
from cardesk_desktop.store.report_views import Ranked, SoldItem
from cardesk_desktop.store.views import Order, Page
from cardesk_desktop.ui.charts import Mark
from cardesk_desktop.ui.screens.reports.face import (
    Asked,
    ChartFace,
    KeyFigure,
    ReportFace,
    Table,
    TableColumn,
    TableRow,
)
from cardesk_desktop.ui.screens.reports.memory import ReportKind
from cardesk_desktop.ui.screens.reports.words import (
    count_cell,
    days_words,
    money_cell,
    no_cell,
    report_title,
    total_cells,
)
from cardesk_desktop.ui.widgets.cell import Cell, CellKind
from cardesk_desktop.ui.words import called


def items_face(_: Phrasebook, kind: ItemKind, found: Ranked[SoldItem], asked: Asked) -> ReportFace:
    """Services or products, most sold first."""
    is_service = kind is ItemKind.SERVICE
    marks = tuple(
        Mark(_.amount(item.sold.gross), called(_, item.names), _item_lines(_, item), item.sold.gross.minor)
        for item in found.rows
    )

    def read(desk: Desk, staff_id: UUID, order: Order, offset: int, limit: int) -> Outcome[Page[TableRow]]:
        ranked = item_report(
            desk,
            staff_id=staff_id,
            kind=kind,
            period=asked.period,
            order=order,
            offset=offset,
            limit=limit,
        ).value
        rows = tuple(item_row(_, asked.period, item) for item in ranked.rows)
        return Outcome(Page(rows, max(ranked.total, found.total if offset else 0), offset))

    order = Order("sold", is_descending=True)
    return ReportFace(
        title=report_title(_, ReportKind.SERVICES if is_service else ReportKind.PRODUCTS),
        days=days_words(_, asked.period),
        figures=_figures(_, kind, found, asked.period),
        chart=ChartFace(
            _("Most sold"),
            marks,
            tuple(OfItem(asked.period, kind, item.item_id) for item in found.rows),
            is_ranking=True,
        ),
        table=Table(
            item_columns(_, asked.currency),
            read,
            order,
            found.total,
            total_cells=total_cells(_, no_cell(), no_cell(), money_cell(_, found.sum, is_bold=True)),
        ),
        nothing=_nothing(_, is_service=is_service),
    )


def _figures(_: Phrasebook, kind: ItemKind, found: Ranked[SoldItem], period: Period) -> tuple[KeyFigure, ...]:
    is_service, best = kind is ItemKind.SERVICE, found.rows[0] if found.rows else None
    every = OfKind(period, kind) if best else None
    return (
        KeyFigure(_("Sales"), _.money(found.sum), _("with tax"), figure=every),
        KeyFigure(
            _("Different services") if is_service else _("Different products"),
            _.number(found.total),
            figure=every,
        ),
        KeyFigure(
            _("Best seller"),
            called(_, best.names) if best else "–",
            figure=OfItem(period, kind, best.item_id) if best else None,
        ),
    )


def _nothing(_: Phrasebook, *, is_service: bool) -> str:
    if is_service:
        return _("No service was sold in these days.")
    return _("No product was sold in these days.")


def item_columns(_: Phrasebook, of: Currency) -> tuple[TableColumn, ...]:
    """The columns of a table of items."""
    return (
        TableColumn(_.context("thing", "Name"), 130, stretch=1, sort="name"),
        TableColumn(_("Quantity"), 90, is_figure=True, sort="quantity"),
        TableColumn(_("Invoices"), 84, is_figure=True, sort="invoices", gives_way=True),
        TableColumn(_("Total {currency}", currency=_.currency_name(of)), 110, is_figure=True, sort="sold"),
    )


def item_row(_: Phrasebook, period: Period, item: SoldItem) -> TableRow:
    """One item; it opens the invoices on which it stands."""
    name = called(_, item.names)
    return TableRow(
        item.item_id,
        (
            Cell(name),
            Cell(_.quantity(item.quantity), CellKind.FIGURE),
            count_cell(_, item.sold.invoices),
            money_cell(_, item.sold.gross, is_bold=True),
        ),
        (name, item.quantity, item.sold.invoices, item.sold.gross),
        OfItem(period, item.kind, item.item_id),
    )


def _item_lines(_: Phrasebook, item: SoldItem) -> tuple[str, ...]:
    return (
        _.money(item.sold.gross),
        _("{quantity} sold", quantity=item.quantity),
        _.plural("{n} invoice", "{n} invoices", item.sold.invoices),
    )
