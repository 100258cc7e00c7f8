"""The reports on the screen, worked by real keys and clicks on a real store."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cardesk_desktop.domain.clock import business_day
from cardesk_desktop.domain.errors import Code, Unavailable
from cardesk_desktop.domain.period import Period, Span
from cardesk_desktop.domain.staff import Staff
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.settings import Settings
from cardesk_desktop.store.report_figures import Figure
from cardesk_desktop.ui.exporting.panel import ExportPanel
from cardesk_desktop.ui.paper.loose import LoosePaper
from cardesk_desktop.ui.paper.outlets import Outlets
from cardesk_desktop.ui.screens.reports.behind_panel import BehindPanel
from cardesk_desktop.ui.screens.reports.face import ShelfOf
from cardesk_desktop.ui.screens.reports.memory import Choice, ReportKind
from cardesk_desktop.ui.screens.reports.paper_panel import ReportPaperPanel
from cardesk_desktop.ui.screens.reports.screen import ReportsPage
from cardesk_desktop.ui.screens.reports.stock_panels import MovementsUntilPanel, ShelfOfDayPanel
from cardesk_desktop.ui.shortcuts import InstalledShortcuts
from cardesk_desktop.ui.theme import Theme
from tests.ui.exporting.desk import make_exporter
from tests.ui.shop import Shop
from tests.ui.window import RecordingWindow


class Office:
    """A shop with two days of sales, and the page over it."""

    def __init__(self, qtbot: QtBot, theme: Theme, phrases: Phrasebook, shop: Shop, folder: Path) -> None:
        self.qtbot, self.theme, self.phrases, self.shop = qtbot, theme, phrases, shop
        self.window, self.file = RecordingWindow(), folder / "report.xlsx"
        self.printed: list[bytes] = []
        self.outlets = Outlets(
            print_pdf=lambda pdf, _printer: self.printed.append(pdf),
            default_printer=lambda: "Office",
            ask_for_file=lambda _phrases, name: folder / name,
        )
        self.host = QWidget()
        qtbot.addWidget(self.host)
        self.window.host(self.host)

    def sell(self) -> None:
        """A wash yesterday; today a wash with a freshener, and one on account."""
        self.shop.sale()
        self.shop.clock.tick(24 * 3600)
        self.shop.sale(self.shop.wash, self.shop.freshener)
        self.shop.sale(client=self.shop.client, paid=0)

    def open(self, choice: Choice | None = None, *, staff: Staff | None = None) -> ReportsPage:
        who = staff or self.shop.owner
        page = ReportsPage(
            self.theme,
            self.phrases,
            self.shop.company,
            self.shop.tasks,
            lambda: who.id,
            self.shop.clock,
            self.window,
            make_exporter(self.theme, self.phrases, self.shop, self.window, lambda *_: self.file, acting=who),
            LoosePaper(self.shop.tasks, self.window, self.phrases, Settings, self.outlets),
            choice,
        )
        self.qtbot.addWidget(page)
        self._keys = InstalledShortcuts(page.shortcuts(), page)
        page.resize(1278, 668)
        page.show()
        page.activateWindow()
        page.on_shown()
        return page

    def shown(self, kind: ReportKind, span: Span = Span.WEEK) -> ReportsPage:
        """A report that was read, with its rows."""
        page = self.open(Choice(kind, span))
        self.wait(lambda: page.view.face is not None)
        if page.view.face is not None and page.view.face.table.total:
            self.wait(lambda: page.view.model.row_at(0) is not None)
        return page

    def wait(self, is_so: Callable[[], object]) -> None:
        self.qtbot.waitUntil(lambda: bool(is_so()))

    def behind(self) -> BehindPanel:
        """The panel of documents, once it was read."""
        self.wait(lambda: self.window.panel is not None)
        assert self.window.panel is not None
        (panel,) = self.window.panel.findChildren(BehindPanel)
        self.wait(lambda: panel.rows.current is not None)
        return panel


@pytest.fixture
def office(qtbot: QtBot, theme: Theme, phrases: Phrasebook, shop: Shop, tmp_path: Path) -> Office:
    return Office(qtbot, theme, phrases, shop, tmp_path)


def _figures(page: ReportsPage) -> dict[str, str]:
    return {figure.label: figure.value for figure in page.view.figures.shown}


def _rows(page: ReportsPage) -> list[tuple[str, ...]]:
    model = page.view.model
    rows = [model.row_at(place) for place in range(model.total)]
    return [tuple(cell.text for cell in row.cells) for row in rows if row is not None]


def test_today_is_seen_first(office: Office) -> None:
    office.sell()
    page = office.shown(ReportKind.OVERVIEW)
    figures = _figures(page)
    assert figures["Sold today"] == "AED\u00a0162.38"
    assert figures["Taken today"] == "AED\u00a087.38"
    assert figures["Invoices"] == "2"
    assert figures["Owed to you"] == "AED\u00a075.00"
    assert _rows(page) == [("Exterior wash", "2", "2", "150.00")]
    assert page.days.isHidden()
    assert page.view.chart is not None
    assert [mark.value for mark in page.view.chart.marks[-2:]] == [7_500, 16_238]


@pytest.mark.parametrize("kind", [kind for kind in ReportKind if kind is not ReportKind.STOCK])
def test_every_report_has_figures_a_chart_and_a_table(office: Office, kind: ReportKind) -> None:
    office.sell()
    page = office.shown(kind)
    assert page.view.figures.shown
    assert page.view.chart is not None
    assert page.view.chart.marks
    assert _rows(page)
    assert all(mark.spoken for mark in page.view.chart.marks)
    shut = [each.label for each in page.view.figures.shown if each.figure is None]
    assert not set(shut) - {"Older than 90 days", "Discounts", "Card", "Bank transfer"}


def test_the_value_of_the_stock_is_a_report(office: Office) -> None:
    office.sell()
    page = office.shown(ReportKind.STOCK)
    assert "Stock value" in _figures(page)


def test_sums_of_the_tables_agree(office: Office) -> None:
    office.sell()
    whole = _figures(office.shown(ReportKind.SALES))["Sales"]
    assert whole == "AED\u00a0237.38"
    assert _figures(office.shown(ReportKind.TAX))["With tax"] == whole
    assert _figures(office.shown(ReportKind.STAFF))["Sales"] == whole
    services = _figures(office.shown(ReportKind.SERVICES))["Sales"]
    products = _figures(office.shown(ReportKind.PRODUCTS))["Sales"]
    assert (services, products) == ("AED\u00a0225.00", "AED\u00a012.38")


def test_a_row_opens_the_documents_behind_it(office: Office) -> None:
    office.sell()
    page = office.shown(ReportKind.SERVICES)
    rows = page.view.rows
    assert rows is not None
    rows.choose(0)
    rows.setFocus()
    QTest.keyClick(rows, Qt.Key.Key_Return)
    panel = office.behind()
    assert office.window.panel_title == "Services: Exterior wash"
    assert panel.count_words == "3 documents"
    newest = panel.rows.current
    assert newest is not None
    QTest.keyClick(panel.rows, Qt.Key.Key_Return)
    assert office.window.calls == [("open_invoice", newest.invoice_id)]
    assert office.window.panel is None


def test_a_column_is_read_by_keys_and_opens_its_documents(office: Office) -> None:
    office.sell()
    page = office.shown(ReportKind.SALES)
    chart = page.view.chart
    assert chart is not None
    chart.setFocus(Qt.FocusReason.TabFocusReason)
    office.wait(chart.hasFocus)
    last = chart.current
    assert last == len(chart.marks) - 1
    assert "AED\u00a0162.38" in chart.accessibleDescription()
    QTest.keyClick(chart, Qt.Key.Key_Left)
    assert chart.current == last - 1
    assert "AED\u00a075.00" in chart.accessibleDescription()
    QTest.keyClick(chart, Qt.Key.Key_Home)
    assert chart.current == 0
    QTest.keyClick(chart, Qt.Key.Key_End)
    QTest.keyClick(chart, Qt.Key.Key_Return)
    assert office.behind().count_words == "2 documents"


def test_a_column_is_read_by_the_mouse(office: Office) -> None:
    office.sell()
    page = office.shown(ReportKind.PAYMENTS)
    chart = page.view.chart
    assert chart is not None
    last = len(chart.marks) - 1
    QTest.mouseMove(chart, chart.place(last).center())
    office.wait(lambda: chart.current == last)
    QTest.mouseMove(chart, QPoint(1, 1))
    office.wait(lambda: chart.current is None)


def test_a_key_figure_opens_its_documents(office: Office) -> None:
    office.sell()
    page = office.shown(ReportKind.PAYMENTS)
    cards = [card for card in page.view.figures.findChildren(QWidget) if card.accessibleName()]
    cash = next(card for card in cards if card.accessibleName().startswith("Cash"))
    QTest.mouseClick(cash, Qt.MouseButton.LeftButton)
    assert office.behind().count_words == "2 documents"


def test_all_services_together_open_every_document_once(office: Office) -> None:
    office.sell()
    page = office.shown(ReportKind.SERVICES)
    _press(page, "Sales")
    assert office.behind().count_words == "3 documents"
    assert office.window.panel_title == "Services: Sales"


def test_the_stock_of_a_day_that_is_over_opens_what_was_there_then(office: Office) -> None:
    office.shop.sale(office.shop.freshener)
    office.sell()
    page = office.shown(ReportKind.STOCK)
    _press(page, "Stock value")
    assert office.window.calls == [("open_shelf", None)]
    yesterday = page.today - timedelta(days=1)
    page.days.day.changed.emit(yesterday)
    office.wait(lambda: ShelfOf(day=yesterday) in [figure.figure for figure in page.view.figures.shown])
    _press(page, "Stock value")
    office.wait(lambda: office.window.panel is not None)
    assert office.window.panel is not None
    (shelf,) = office.window.panel.findChildren(ShelfOfDayPanel)
    office.wait(lambda: shelf.rows.current is not None)
    QTest.keyClick(shelf.rows, Qt.Key.Key_Return)
    (moves,) = office.window.panel.findChildren(MovementsUntilPanel)
    office.wait(lambda: moves.rows.current is not None)
    zone = office.shop.company.time_zone
    assert moves.rows.current is not None
    assert business_day(moves.rows.current.moved_at, zone) <= yesterday
    QTest.keyClick(moves.rows, Qt.Key.Key_Return)
    assert office.window.calls[-1][0] in {"open_invoice", "open_stock"}


def _press(page: ReportsPage, label: str) -> None:
    cards = [card for card in page.view.figures.findChildren(QWidget) if card.isVisible()]
    card = next(card for card in cards if card.accessibleName().startswith(f"{label},"))
    QTest.mouseClick(card, Qt.MouseButton.LeftButton)


def test_other_days_are_set_by_hand(office: Office) -> None:
    office.sell()
    page = office.shown(ReportKind.SALES, Span.TODAY)
    assert _figures(page)["Invoices"] == "2"
    page.days.spans.choose(Span.CUSTOM)
    today = business_day(office.shop.clock.now(), office.shop.company.time_zone)
    yesterday = today - timedelta(days=1)
    page.days.first.set_day(yesterday)
    page.days.first.changed.emit(yesterday)
    office.wait(lambda: _figures(page)["Invoices"] == "3")
    assert page.memory() == Choice(ReportKind.SALES, Span.CUSTOM, Period(yesterday, today))
    page.days.last.editor.setDate(page.days.first.editor.date())
    office.wait(lambda: _figures(page)["Invoices"] == "1")


def test_what_was_owed_yesterday(office: Office) -> None:
    office.sell()
    page = office.shown(ReportKind.OWED)
    assert _figures(page)["Owed to you"] == "AED\u00a075.00"
    page.days.day.changed.emit(page.today - timedelta(days=1))
    office.wait(lambda: _figures(page)["Owed to you"] == "AED\u00a00.00")
    assert page.view.face is not None
    assert page.view.face.table.total == 0


def test_a_head_sorts_the_table(office: Office) -> None:
    office.sell()
    page = office.shown(ReportKind.SALES)
    assert [row[1] for row in _rows(page)] == ["2", "1"]
    rows = page.view.rows
    assert rows is not None
    head = rows.horizontalHeader()
    middle = QPoint(head.sectionViewportPosition(1) + 10, head.height() // 2)
    QTest.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    office.wait(lambda: [row[1] for row in _rows(page)] == ["1", "2"])


def test_a_sale_is_seen_at_once(office: Office) -> None:
    office.sell()
    page = office.shown(ReportKind.SALES, Span.TODAY)
    office.shop.sale()
    office.wait(lambda: _figures(page)["Invoices"] == "3")


def test_a_report_that_nobody_looks_at_is_read_when_it_is_shown(office: Office) -> None:
    office.sell()
    page = office.shown(ReportKind.SALES, Span.TODAY)
    page.hide()
    office.shop.sale()
    assert _figures(page)["Invoices"] == "2"
    page.show()
    page.on_shown()
    office.wait(lambda: _figures(page)["Invoices"] == "3")


def test_a_shop_without_sales_is_told_so(office: Office) -> None:
    page = office.shown(ReportKind.SALES)
    assert page.view.face is not None
    assert page.view.face.nothing == "Nothing was sold in these days."
    assert not page.export.isEnabled()
    QTest.keyClick(page, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    assert office.window.panel is None


def test_keys_walk_through_the_reports(office: Office) -> None:
    office.sell()
    page = office.shown(ReportKind.OVERVIEW)
    QTest.keyClick(page, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    office.wait(lambda: page.view.face is not None and page.view.face.title == "Sales")
    page.list.entry.setFocus()
    QTest.keyClick(page.list.entry, Qt.Key.Key_Down)
    assert page.choice.kind.value == "services"
    QTest.keyClick(page, Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
    assert page.choice.kind.value == "sales"


def test_the_table_becomes_a_file(office: Office) -> None:
    office.sell()
    page = office.shown(ReportKind.SALES)
    QTest.keyClick(page, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    assert office.window.panel is not None
    (panel,) = office.window.panel.findChildren(ExportPanel)
    panel.save.click()
    office.wait(lambda: office.window.toasts)
    sheet = load_workbook(office.file).worksheets[0]
    assert sheet["A1"].value == "Day"
    assert [row[-1].value for row in sheet.iter_rows(min_row=2)] == [162.38, 75]


def test_who_may_not_see_it_is_told_who_may(office: Office) -> None:
    refused: list[object] = []
    office.shop.tasks.refused.connect(refused.append)
    page = office.open(staff=office.shop.cashier)
    office.wait(lambda: page.frame.is_locked)
    assert not refused
    button = next(
        each for each in page.frame.findChildren(QWidget) if each.accessibleName() == "Ask for approval"
    )
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    office.wait(lambda: refused)


def test_rows_that_cannot_be_read_are_asked_for_again(office: Office) -> None:
    office.sell()
    page = office.shown(ReportKind.SERVICES)
    page.view.model.failed.emit(Unavailable(Code.DISK_FULL))
    banner = office.window.shown
    assert banner is not None
    assert banner.action is not None
    answers: list[int] = []
    page.view.model.loaded.connect(answers.append)
    banner.action.run()
    office.wait(lambda: answers == [1])


@pytest.mark.parametrize("kind", [ReportKind.SALES, ReportKind.STOCK])
def test_a_report_is_printed_and_saved(office: Office, kind: ReportKind) -> None:
    office.sell()
    page = office.shown(kind)
    QTest.keyClick(page, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert office.window.panel is not None
    (panel,) = office.window.panel.findChildren(ReportPaperPanel)
    panel.drawn.print_button.click()
    office.wait(lambda: office.printed)
    paper = panel.drawn.paper
    assert paper is not None
    assert office.printed == [paper.pdf]
    panel.drawn.save_button.click()
    office.wait(lambda: len(office.window.toasts) == 2)
    assert [file.read_bytes() for file in office.file.parent.glob("*.pdf")] == [paper.pdf]


def test_every_key_figure_of_today_opens_its_documents(office: Office) -> None:
    office.sell()
    page = office.shown(ReportKind.OVERVIEW)
    counts = {}
    for figure in page.view.figures.shown:
        assert isinstance(figure.figure, Figure)
        page.open_figure(figure.figure, figure.label)
        counts[figure.label] = office.behind().count_words
        office.window.close_panel()
    assert counts == {
        "Sold today": "2 documents",
        "Taken today": "1 document",
        "Invoices": "2 documents",
        "Average invoice": "2 documents",
        "Owed to you": "1 document",
    }


@pytest.mark.parametrize("kind", [ReportKind.PAYMENTS, ReportKind.OWED])
def test_every_column_with_a_sum_opens_its_documents(office: Office, kind: ReportKind) -> None:
    office.sell()
    page = office.shown(kind)
    assert page.view.face is not None
    chart = page.view.face.chart
    opened = [figure for mark, figure in zip(chart.marks, chart.behind, strict=True) if mark.value]
    assert opened
    for figure in opened:
        assert isinstance(figure, Figure)
        page.open_figure(figure, "column")
        assert office.behind().count_words == "1 document"
        office.window.close_panel()


def test_a_row_of_the_stock_opens_its_movements(office: Office) -> None:
    office.sell()
    page = office.shown(ReportKind.STOCK)
    rows = page.view.rows
    assert rows is not None
    rows.choose(0)
    rows.setFocus()
    QTest.keyClick(rows, Qt.Key.Key_Return)
    assert [name for name, _ in office.window.calls] == ["open_stock"]


def test_on_a_narrow_window_the_list_is_a_field(office: Office) -> None:
    office.sell()
    page = office.shown(ReportKind.SALES)
    page.resize(760, 900)
    office.wait(lambda: page.field.isVisible())
    page.field.changed.emit(ReportKind.TAX)
    office.wait(lambda: page.view.face is not None and page.view.face.title == "Tax")
    assert page.first_focus() is page.field.editor


def test_it_is_built_again_as_it_was(office: Office) -> None:
    choice = replace(Choice(ReportKind.TAX), span=Span.YEAR)
    assert office.open(choice).memory() == choice
