"""How things stand at the end of a day: who owes what, and what the stock is worth."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from cardesk_desktop.domain.changes import Outcome
from cardesk_desktop.domain.money import Currency, Money
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.operations.desk import Desk
from cardesk_desktop.operations.reporting import debtors
from cardesk_desktop.operations.stock_valuation import ShelfValue, StockValuation, valued_products
from cardesk_desktop.phones import phone_words
from cardesk_desktop.store.report_figures import OfDebtor, OfOwed
from cardesk_desktop.store.report_views import Debtor, Owed
from cardesk_desktop.store.views import Order, Page, ProductValue
from cardesk_desktop.ui.charts import Mark
from cardesk_desktop.ui.screens.reports.face import (
    ChartFace,
    KeyFigure,
    MovementsOf,
    ReportFace,
    ShelfOf,
    Table,
    TableColumn,
    TableRow,
)
from cardesk_desktop.ui.screens.reports.memory import ReportKind
from cardesk_desktop.ui.screens.reports.words import (
    count_cell,
    money_cell,
    no_cell,
    report_title,
    total_cells,
)
from cardesk_desktop.ui.theme import Tone
from cardesk_desktop.ui.widgets.cell import Cell, CellKind
from cardesk_desktop.ui.words import called


def owed_face(_: Phrasebook, found: Owed, day: date, of: Currency) -> ReportFace:
    """Clients with what they owe, by the age of the invoices."""
    names = age_names(_)
    late = found.by_age[-1]
    figures = (
        KeyFigure(_("Owed to you"), _.money(found.sum), figure=OfOwed(day) if found.sum.minor else None),
        KeyFigure(_("Clients"), _.number(found.total), figure=OfOwed(day) if found.total else None),
        KeyFigure(
            _("Older than 90 days"),
            _.money(late),
            _("time to call") if late.minor else "",
            Tone.DUE if late.minor else Tone.MUTED,
            OfOwed(day, len(names) - 1) if late.minor else None,
        ),
    )
    marks = tuple(
        Mark(name, name, (_.money(owed),), owed.minor) for name, owed in zip(names, found.by_age, strict=True)
    )

    def read(desk: Desk, staff_id: UUID, order: Order, offset: int, limit: int) -> Outcome[Page[TableRow]]:
        page = debtors(desk, staff_id=staff_id, day=day, order=order, offset=offset, limit=limit).value
        rows = tuple(_debtor_row(_, debtor, day) for debtor in page.rows)
        return Outcome(Page(rows, page.total or found.total, offset))

    return ReportFace(
        title=report_title(_, ReportKind.OWED),
        days=_("At the end of {day}", day=day),
        figures=figures,
        chart=ChartFace(
            _("By age of the invoices"), marks, tuple(OfOwed(day, age) for age in range(len(marks)))
        ),
        table=Table(
            _debtor_columns(_, of),
            read,
            Order("owed", is_descending=True),
            found.total,
            total_cells=total_cells(_, no_cell(), no_cell(), money_cell(_, found.sum, is_bold=True)),
        ),
        nothing=_("Nobody owes anything. Well done."),
    )


def stock_face(
    _: Phrasebook, found: StockValuation, products: int, of: Currency, *, is_past: bool = False
) -> ReportFace:
    """What the stock is worth, by category and product, at average cost.

    `is_past`: that day is over, and so what is behind the figures is what was there then.
    """
    day = found.day if is_past else None
    every = ShelfOf(day=day) if found.shelves else None
    shelves = sorted(found.shelves, key=lambda shelf: -shelf.value.minor)
    figures = (
        KeyFigure(_("Stock value"), _.money(found.total), _("at average cost"), figure=every),
        KeyFigure(_("Products"), _.number(products), figure=every),
        KeyFigure(_("Categories"), _.number(len(found.shelves)), figure=every),
    )

    def read(desk: Desk, staff_id: UUID, order: Order, offset: int, limit: int) -> Outcome[Page[TableRow]]:
        page = valued_products(
            desk, staff_id=staff_id, day=found.day, offset=offset, limit=limit, order=order
        ).value
        return Outcome(Page(tuple(_product_row(_, row, day) for row in page.rows), page.total, offset))

    return ReportFace(
        title=report_title(_, ReportKind.STOCK),
        days=_("At the end of {day}", day=found.day),
        figures=figures,
        chart=ChartFace(
            _("By category"),
            _shelf_marks(_, shelves),
            tuple(ShelfOf(each.category_id, day) for each in shelves),
            is_ranking=True,
        ),
        table=Table(
            _product_columns(_, of),
            read,
            Order("value", is_descending=True),
            products,
            total_cells=total_cells(_, no_cell(), no_cell(), money_cell(_, found.total, is_bold=True)),
        ),
        nothing=_("Nothing is in stock. Goods that are received appear here with their cost."),
    )


def _shelf_marks(_: Phrasebook, shelves: Iterable[ShelfValue]) -> tuple[Mark, ...]:
    return tuple(
        Mark(
            _.amount(shelf.value),
            called(_, shelf.names),
            (_.money(shelf.value), _.plural("{n} product", "{n} products", shelf.products)),
            shelf.value.minor,
        )
        for shelf in shelves
    )


def age_names(_: Phrasebook) -> tuple[str, str, str, str]:
    """The ages of invoices, in days."""
    return (
        _("Up to 30 days"),
        _("31 to 60 days"),
        _("61 to 90 days"),
        _("Older"),
    )


def _debtor_columns(_: Phrasebook, of: Currency) -> tuple[TableColumn, ...]:
    return (
        TableColumn(_("Client"), 130, stretch=1, sort="client"),
        TableColumn(_("Oldest"), 140, sort="oldest", gives_way=True),
        TableColumn(_("Invoices"), 84, is_figure=True, sort="count"),
        TableColumn(_("Owed {currency}", currency=_.currency_name(of)), 110, is_figure=True, sort="owed"),
    )


def _debtor_row(_: Phrasebook, debtor: Debtor, day: date) -> TableRow:
    name = debtor.name or _("Client no longer on file")
    return TableRow(
        debtor.client_id,
        (
            Cell(name, detail=phone_words(debtor.phone)),
            Cell(_.date(debtor.oldest)),
            count_cell(_, debtor.invoices),
            money_cell(_, debtor.owed, is_bold=True),
        ),
        (name, debtor.oldest, debtor.invoices, debtor.owed),
        OfDebtor(day, debtor.client_id),
    )


def _product_columns(_: Phrasebook, of: Currency) -> tuple[TableColumn, ...]:
    money = _.currency_name(of)
    return (
        TableColumn(_("Product"), 130, stretch=1, sort="name"),
        TableColumn(_("In stock"), 84, is_figure=True, sort="level"),
        TableColumn(_("Average cost {currency}", currency=money), 156, is_figure=True, gives_way=True),
        TableColumn(_("Value {currency}", currency=money), 110, is_figure=True, sort="value"),
    )


def _product_row(_: Phrasebook, row: ProductValue, day: date | None) -> TableRow:
    average: Money | None = row.average
    name = called(_, row.names)
    cost = Cell("–", CellKind.FIGURE) if average is None else money_cell(_, average)
    return TableRow(
        row.product_id,
        (
            Cell(name, detail=row.sku),
            Cell(_.quantity(row.level), CellKind.FIGURE),
            cost,
            money_cell(_, row.value, is_bold=True),
        ),
        (name, row.level, average, row.value),
        MovementsOf(row.product_id, day),
    )
