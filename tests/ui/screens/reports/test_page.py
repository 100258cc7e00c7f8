"""The reports on the screen, worked by real keys and clicks on a real store."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from cardesk_desktop.domain.clock import business_day
from cardesk_desktop.domain.errors import Code, Unavailable
from cardesk_desktop.domain.period import Period, Span
from cardesk_desktop.ui.exporting.panel import ExportPanel
from cardesk_desktop.ui.screens.reports.memory import Choice, ReportKind
from cardesk_desktop.ui.screens.reports.paper_panel import ReportPaperPanel
from tests.ui.screens.reports.office import Office, figures_of, rows_of


def test_today_is_seen_first(office: Office) -> None:
    office.sell()
    page = office.shown(ReportKind.OVERVIEW)
    figures = figures_of(page)
    assert figures["Sold today"] == "AED\u00a0162.38"
    assert figures["Taken today"] == "AED\u00a087.38"
    assert figures["Invoices"] == "2"
    assert figures["Owed to you"] == "AED\u00a075.00"
    assert rows_of(page) == [("Exterior wash", "2", "2", "150.00")]
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
    assert rows_of(page)
    assert all(mark.spoken for mark in page.view.chart.marks)
    shut = [each.label for each in page.view.figures.shown if each.figure is None]
    assert not set(shut) - {"Older than 90 days", "Discounts", "Card", "Bank transfer"}


def test_the_value_of_the_stock_is_a_report(office: Office) -> None:
    office.sell()
    page = office.shown(ReportKind.STOCK)
    assert "Stock value" in figures_of(page)


def test_sums_of_the_tables_agree(office: Office) -> None:
    office.sell()
    whole = figures_of(office.shown(ReportKind.SALES))["Sales"]
    assert whole == "AED\u00a0237.38"
    assert figures_of(office.shown(ReportKind.TAX))["With tax"] == whole
    assert figures_of(office.shown(ReportKind.STAFF))["Sales"] == whole
    services = figures_of(office.shown(ReportKind.SERVICES))["Sales"]
    products = figures_of(office.shown(ReportKind.PRODUCTS))["Sales"]
    assert (services, products) == ("AED\u00a0225.00", "AED\u00a012.38")


def test_other_days_are_set_by_hand(office: Office) -> None:
    office.sell()
    page = office.shown(ReportKind.SALES, Span.TODAY)
    assert figures_of(page)["Invoices"] == "2"
    page.days.spans.choose(Span.CUSTOM)
    today = business_day(office.shop.clock.now(), office.shop.company.time_zone)
    yesterday = today - timedelta(days=1)
    page.days.first.set_day(yesterday)
    page.days.first.changed.emit(yesterday)
    office.wait(lambda: figures_of(page)["Invoices"] == "3")
    assert page.memory() == Choice(ReportKind.SALES, Span.CUSTOM, Period(yesterday, today))
    page.days.last.editor.setDate(page.days.first.editor.date())
    office.wait(lambda: figures_of(page)["Invoices"] == "1")


def test_what_was_owed_yesterday(office: Office) -> None:
    office.sell()
    page = office.shown(ReportKind.OWED)
    assert figures_of(page)["Owed to you"] == "AED\u00a075.00"
    page.days.day.changed.emit(page.today - timedelta(days=1))
    office.wait(lambda: figures_of(page)["Owed to you"] == "AED\u00a00.00")
    assert page.view.face is not None
    assert page.view.face.table.total == 0


def test_a_head_sorts_the_table(office: Office) -> None:
    office.sell()
    page = office.shown(ReportKind.SALES)
    assert [row[1] for row in rows_of(page)] == ["2", "1"]
    rows = page.view.rows
    assert rows is not None
    head = rows.horizontalHeader()
    middle = QPoint(head.sectionViewportPosition(1) + 10, head.height() // 2)
    QTest.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    office.wait(lambda: [row[1] for row in rows_of(page)] == ["1", "2"])


def test_a_sale_is_seen_at_once(office: Office) -> None:
    office.sell()
    page = office.shown(ReportKind.SALES, Span.TODAY)
    office.shop.sale()
    office.wait(lambda: figures_of(page)["Invoices"] == "3")


def test_a_report_that_nobody_looks_at_is_read_when_it_is_shown(office: Office) -> None:
    office.sell()
    page = office.shown(ReportKind.SALES, Span.TODAY)
    page.hide()
    office.shop.sale()
    assert figures_of(page)["Invoices"] == "2"
    page.show()
    page.on_shown()
    office.wait(lambda: figures_of(page)["Invoices"] == "3")


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
