"""Every list of the program taken out into a file by a person, and read again as a stranger would."""

from __future__ import annotations

from decimal import Decimal
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QAbstractButton, QTableView

from cardesk_desktop.documents.sheets.reading.opening import read_sheet
from cardesk_desktop.documents.sheets.reading.sheet import IncomingSheet
from cardesk_desktop.ui.screens.reports.memory import ReportKind
from cardesk_desktop.ui.screens.reports.screen import ReportsPage
from tests.flows.week.books import Books
from tests.flows.week.friday import ERASED
from tests.flows.week.goods import HOSTILE
from tests.flows.week.shop import Shop
from tests.walkthrough.stage import Stage


def export_everything_listed(stage: Stage, shop: Shop, books: Books) -> None:
    """Invoices, clients, and the table of every report."""
    minor = books.gross_minor
    invoices = _exported(stage, shop, "Invoices")
    assert len(invoices.rows) == len(books.invoices)
    assert {row.cell(0) for row in invoices.rows} == {each.number for each in books.invoices}
    assert _sum(invoices, "Total AED") == minor
    assert _sum(invoices, "Unpaid AED") == sum(books.open_minor.values())
    clients = _exported(stage, shop, "Clients", "CSV")
    assert {each.buyer.name for each in books.invoices if each.buyer} - {
        row.cell(0) for row in clients.rows
    } <= {ERASED}
    goods = _exported(stage, shop, "Catalogue", "CSV")
    assert HOSTILE in {cell for row in goods.rows for cell in row.cells}
    # A spreadsheet takes it for words: what would be run has a mark before it in the file.
    assert any(f"\n'{HOSTILE}," in path.read_text("utf-8") for path in _files(shop) if path.suffix == ".csv")
    _reports(stage, shop)


def _reports(stage: Stage, shop: Shop) -> None:
    hands = stage.hands
    hands.click(hands.see("Reports", QAbstractButton))
    page = stage.window.page("reports")
    assert isinstance(page, ReportsPage)
    for kind in ReportKind:
        hands.wait(partial(_is_shown, page, kind), kind.value)
        face = page.view.face
        assert face is not None
        if face.table.total:
            hands.press_named("Ctrl+E")
            sheet = save_list(stage, shop, "Excel")
            assert len(sheet.rows) == face.table.total
            assert list(sheet.headings) == [column.title for column in face.table.columns]
        hands.press_named("Ctrl+PageDown")


def _is_shown(page: ReportsPage, kind: ReportKind) -> bool:
    face = page.view.face
    return page.choice.kind is kind and face is not None and face.title == page.title


def _exported(stage: Stage, shop: Shop, screen: str, kind: str = "Excel") -> IncomingSheet:
    stage.hands.click(stage.hands.see(screen, QAbstractButton))
    stage.hands.wait(lambda: _has_rows(stage, screen), f"the rows of {screen}")
    stage.hands.click(stage.hands.see("Export", QAbstractButton))
    return save_list(stage, shop, kind)


def save_list(stage: Stage, shop: Shop, kind: str) -> IncomingSheet:
    """The kind of file and its place; then the file, read as the import reads what comes from elsewhere."""
    hands, before = stage.hands, _files(shop)
    hands.click(hands.see(kind, QAbstractButton))
    hands.click(hands.see("Choose where to save", QAbstractButton))
    hands.wait(lambda: bool(_files(shop) - before) and not stage.window.frame.panel.isVisible(), "the file")
    (path,) = _files(shop) - before
    return read_sheet(path)


def _has_rows(stage: Stage, screen: str) -> bool:
    page = stage.window.page(screen.lower())
    return any(view.isVisible() and view.model().rowCount() for view in page.findChildren(QTableView))


def _files(shop: Shop) -> set[Path]:
    return {path for path in shop.drawer.folder.iterdir() if path.suffix in {".xlsx", ".csv"}}


def _sum(sheet: IncomingSheet, heading: str) -> int:
    """A column of amounts, in minor units."""
    place = list(sheet.headings).index(heading)
    return int(sum(Decimal(row.cell(place) or 0) for row in sheet.rows) * 100)
