"""The stock worked by real keys, clicks and scans on a real store."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from cardesk_desktop.domain.period import Span
from cardesk_desktop.domain.quantity import Quantity
from cardesk_desktop.domain.stock import MovementKind
from cardesk_desktop.store.stock_views import StockFilter, StockState
from cardesk_desktop.ui.exporting.panel import ExportPanel
from cardesk_desktop.ui.screens.stock.correcting import Deed
from cardesk_desktop.ui.screens.stock.faces import StockFigure
from cardesk_desktop.ui.screens.stock.memory import StockMemory
from cardesk_desktop.ui.screens.stock.starting import CountStart
from tests.ui.screens.stock.store import CLOTH, Store, open_batch


def test_the_list_says_what_is_there_and_the_pane_why(stock: Store) -> None:
    page = stock.open(StockMemory(product_id=CLOTH.id))
    stock.wait(lambda: len(stock.names()) == 2)
    assert stock.names() == ["Air freshener", "Microfibre cloth"]
    assert stock.texts(1) == ["0", "10"]
    assert stock.texts(3) == ["0.00", "70.00"]
    stock.wait(lambda: "10 in stock" in stock.words())
    assert page.browser.listing.sums.words.replace("\xa0", " ") == "2 products · 1 to order · worth AED 70.00"
    stock.wait(lambda: page.browser.pane.ledger.model().rowCount() == 1)


def test_who_may_not_see_costs_has_no_column_for_them(stock: Store) -> None:
    stock.viewer = stock.shop.cashier.id
    page = stock.open(StockMemory(product_id=CLOTH.id))
    stock.wait(lambda: page.browser.listing.rows.model().columnCount() == 4)
    stock.wait(lambda: "10 in stock" in stock.words())
    assert "AED" not in stock.words()


def _listed(stock: Store) -> str:
    assert stock.window.panel_title == "Export"
    assert stock.window.panel is not None
    (panel,) = stock.window.panel.findChildren(ExportPanel)
    return panel.listed.text()


def test_the_list_and_the_ledger_become_files(stock: Store) -> None:
    page = stock.open(StockMemory(product_id=CLOTH.id))
    stock.wait(lambda: page.browser.pane.card is not None and page.browser.pane.ledger.model().rowCount())
    stock.wait(lambda: len(stock.names()) == 2)
    page.browser.listing.export.click()
    assert _listed(stock).startswith("Stock")
    stock.window.close_panel()
    page.browser.pane.export.click()
    assert _listed(stock).startswith("Movements of")
    stock.window.close_panel()


def test_search_state_and_order_narrow_and_sort(stock: Store) -> None:
    page = stock.open()
    stock.wait(lambda: len(stock.names()) == 2)
    QTest.keyClicks(page.browser.listing.search.editor, "micro")
    stock.wait(lambda: stock.names() == ["Microfibre cloth"])
    QTest.keyClick(page.browser.listing.search.editor, Qt.Key.Key_Escape)
    stock.wait(lambda: len(stock.names()) == 2)
    page.browser.listing.show_which(StockFilter(state=StockState.OUT))
    stock.wait(lambda: stock.names() == ["Air freshener"])
    page.browser.listing.show_which(StockFilter("zzz"))
    stock.wait(lambda: "No product matches" in stock.words())
    page.browser.listing.show_which(StockFilter())
    stock.wait(lambda: len(stock.names()) == 2)
    page.browser.listing.rows.setFocus()
    QTest.keyClick(page.browser.listing.rows, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(page.browser.listing.rows, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    stock.wait(lambda: stock.texts(1) == ["10", "0"])
    assert page.memory().order.by == "level"


def test_every_figure_over_the_stock_shows_the_products_it_counts(stock: Store) -> None:
    page = stock.open()
    stock.wait(lambda: len(stock.names()) == 2)
    sums = page.browser.listing.sums.buttons
    stock.wait(lambda: sums[StockFigure.VALUE].isVisible())
    stock.click(sums[StockFigure.LOW])
    stock.wait(lambda: stock.names() == ["Air freshener"])
    sums[StockFigure.PRODUCTS].setFocus()
    QTest.keyClick(sums[StockFigure.PRODUCTS], Qt.Key.Key_Return)
    stock.wait(lambda: len(stock.names()) == 2)
    stock.click(sums[StockFigure.VALUE])
    stock.wait(lambda: stock.names() == ["Microfibre cloth", "Air freshener"])
    assert sums[StockFigure.BELOW].isHidden()


def test_what_is_missing_needs_a_reason_and_can_be_undone(stock: Store) -> None:
    stock.open(StockMemory(product_id=CLOTH.id))
    stock.wait(lambda: "10 in stock" in stock.words())
    stock.press("F7")
    panel = stock.panel()
    panel.deed.set_value(Deed.MISSING)
    panel.deed.changed.emit(Deed.MISSING)
    panel.quantity.set_quantity(Quantity.of(3))
    panel.quantity.changed.emit(Quantity.of(3))
    assert panel.save.words == "Take off 3"
    stock.click(panel.save)
    stock.wait(lambda: panel.reason.error == "Reason is missing. Fill it in to go on.")
    stock.wait(lambda: not panel.save.is_busy)
    panel.reason.set_text("Not on the shelf")
    stock.click(panel.save)
    stock.wait(lambda: stock.window.toasts == ["Adjusted"])
    stock.wait(lambda: "7 in stock" in stock.words())
    stock.window.undos[-1].run()
    stock.wait(lambda: "10 in stock" in stock.words())
    assert [row.kind for row in stock.ledger()][:2] == [MovementKind.REVERSAL, MovementKind.ADJUSTMENT]


def test_waste_is_written_off(stock: Store) -> None:
    stock.open(StockMemory(product_id=CLOTH.id))
    stock.wait(lambda: "10 in stock" in stock.words())
    stock.press("F8")
    panel = stock.panel()
    panel.reason.set_text("Torn")
    stock.click(panel.save)
    stock.wait(lambda: "9 in stock" in stock.words())
    assert stock.ledger()[0].kind is MovementKind.WASTE


def test_a_sale_in_the_ledger_opens_its_invoice(stock: Store) -> None:
    sale = stock.shop.sale(CLOTH)
    page = stock.open(StockMemory(product_id=CLOTH.id))
    ledger = page.browser.pane.ledger
    stock.wait(lambda: ledger.model().rowCount() == 2)
    ledger.choose(0)
    ledger.setFocus()
    QTest.keyClick(ledger, Qt.Key.Key_Return)
    assert stock.window.calls == [("open_invoice", sale.file.invoice.id)]
    stock.click(open_batch(stock, row=1).whole)
    stock.wait(lambda: "−1 in stock" in stock.words())
    page.browser.pane.kinds.chosen.emit((MovementKind.SALE,))
    stock.wait(lambda: ledger.model().rowCount() == 1)


def test_a_scan_puts_the_product_in_front(stock: Store) -> None:
    page = stock.open()
    stock.wait(lambda: len(stock.names()) == 2)
    assert page.on_scanned(CLOTH.barcodes[0])
    stock.wait(lambda: page.browser.pane.product_id == CLOTH.id)


def test_the_ledger_is_narrowed_to_days(stock: Store) -> None:
    page = stock.open(StockMemory(product_id=CLOTH.id))
    ledger = page.browser.pane.ledger
    stock.wait(lambda: ledger.model().rowCount() == 1)
    stock.shop.clock.at += timedelta(days=1)
    page.browser.pane.days.chosen.emit(Span.TODAY)
    stock.wait(lambda: ledger.model().rowCount() == 0)
    stock.wait(lambda: "Nothing like this moved on these days." in stock.words())
    page.browser.pane.days.chosen.emit(None)
    stock.wait(lambda: ledger.model().rowCount() == 1)


def test_what_the_list_shows_is_counted(stock: Store) -> None:
    page = stock.open(StockMemory(StockFilter("micro")))
    stock.wait(lambda: stock.names() == ["Microfibre cloth"])
    stock.press("F6")
    stock.wait(lambda: stock.window.panel is not None)
    assert stock.window.panel is not None
    (start,) = stock.window.panel.findChildren(CountStart)
    start.what.set_value(page.browser.listing.which)
    stock.click(start.start)
    stock.wait(lambda: "0 of 1 counted" in stock.words())
