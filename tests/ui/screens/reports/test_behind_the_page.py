"""A row, a column and a key figure of a report open the documents behind them."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from cardesk_desktop.domain.clock import business_day
from cardesk_desktop.store.report_figures import Figure
from cardesk_desktop.ui.screens.reports.face import ShelfOf
from cardesk_desktop.ui.screens.reports.memory import ReportKind
from cardesk_desktop.ui.screens.reports.screen import ReportsPage
from cardesk_desktop.ui.screens.reports.stock_panels import MovementsUntilPanel, ShelfOfDayPanel
from tests.ui.screens.reports.office import Office


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
