"""Deliveries are received and taken back, counts are written and posted, and what is not finished is kept."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from cardesk_desktop.domain.quantity import Quantity
from cardesk_desktop.operations.counting_stock import open_counts, start_count
from cardesk_desktop.operations.receiving_stock import ReceiptForm, ReceiptLine, receive_goods
from cardesk_desktop.ui.purpose import Purpose
from cardesk_desktop.ui.requests import TakeInHand
from cardesk_desktop.ui.screens.stock.memory import StockMemory
from cardesk_desktop.ui.screens.stock.starting import CountStart
from tests.ui.screens.stock.store import CLOTH, Store, open_batch


def test_a_delivery_is_scanned_typed_received_and_taken_back(stock: Store) -> None:
    page = stock.open()
    stock.wait(lambda: len(stock.names()) == 2)
    stock.press("F9")
    stock.wait(lambda: "Nothing is on the delivery yet" in stock.words())
    for _ in range(2):
        page.on_scanned(CLOTH.barcodes[0])
    desk = page.delivery
    stock.wait(lambda: "Receive 1 product" in desk.side.receive.words)
    stock.wait(lambda: desk.side.quantity.quantity == Quantity.of(2))
    QTest.keyClicks(desk.finder.search.editor, "fresh")
    stock.wait(lambda: desk.finder.hits.isVisibleTo(page))
    QTest.keyClick(desk.finder.search.editor, Qt.Key.Key_Return)
    stock.wait(lambda: desk.side.receive.words == "Receive 2 products")
    stock.wait(lambda: desk.side.quantity.editor.hasFocus())
    QTest.keyClicks(desk.side.quantity.editor, "6")
    desk.side.cost.setFocus()
    QTest.keyClicks(desk.side.cost.editor, "4.50")
    stock.wait(lambda: "Costs AED 27.00 so far" in stock.words())
    desk.side.reference.editor.setText("DN 77")
    desk.side.reference.editor.editingFinished.emit()
    assert page.memory().is_receiving
    stock.press("F9")
    stock.wait(lambda: stock.window.toasts == ["2 products received as R01-A-M000002"])
    stock.wait(lambda: stock.card().level == Quantity.of(12))
    assert stock.ledger()[0].reference == "DN 77"
    assert not page.memory().is_receiving
    stock.window.undos[-1].run()
    stock.wait(lambda: stock.card().level == Quantity.of(10))


def test_enter_leads_from_the_product_to_its_quantity_its_cost_and_the_next_product(stock: Store) -> None:
    page = stock.open(StockMemory(is_receiving=True))
    desk = page.delivery
    search = desk.finder.search.editor
    stock.wait(lambda: "Nothing is on the delivery yet" in stock.words())
    QTest.keyClicks(search, "micro")
    QTest.keyClick(search, Qt.Key.Key_Return)
    quantity, cost = desk.side.quantity.editor, desk.side.cost.editor
    stock.wait(quantity.hasFocus)
    QTest.keyClicks(quantity, "6")
    QTest.keyClick(quantity, Qt.Key.Key_Return)
    assert cost.hasFocus()
    QTest.keyClicks(cost, "4.50")
    QTest.keyClick(cost, Qt.Key.Key_Return)

    assert search.hasFocus()
    stock.wait(lambda: "Costs AED 27.00 so far" in stock.words())


def test_what_is_not_in_the_catalogue_is_said_so(stock: Store) -> None:
    page = stock.open(StockMemory(is_receiving=True))
    finder = page.delivery.finder
    QTest.keyClicks(finder.search.editor, "zzz")
    stock.wait(lambda: finder.nothing.isVisibleTo(page))
    QTest.keyClick(finder.search.editor, Qt.Key.Key_Return)
    assert page.delivery.side.line is None


def test_of_what_comes_next_in_a_count_the_number_is_replaced(stock: Store) -> None:
    page = stock.open()
    stock.wait(lambda: len(stock.names()) == 2)
    stock.press("F6")
    stock.wait(lambda: stock.window.panel is not None)
    assert stock.window.panel is not None
    stock.click(stock.window.panel.findChildren(CountStart)[0].start)
    stock.wait(lambda: "0 of 2 counted" in stock.words())
    quantity = page.count.side.quantity
    stock.wait(lambda: quantity.isVisibleTo(page))
    page.count.side.take_keyboard()
    QTest.keyClicks(quantity.editor, "7")
    QTest.keyClick(quantity.editor, Qt.Key.Key_Return)
    stock.wait(lambda: "1 of 2 counted" in stock.words())
    stock.wait(lambda: quantity.quantity == Quantity.of(1))

    QTest.keyClicks(quantity.editor, "5")

    assert quantity.quantity == Quantity.of(5)


def test_lines_are_taken_off_and_a_delivery_is_thrown_away_and_back(stock: Store) -> None:
    page = stock.open(StockMemory(is_receiving=True))
    desk = page.delivery
    page.on_scanned(CLOTH.barcodes[0])
    stock.wait(lambda: desk.side.line is not None)
    stock.click(desk.side.remove)
    stock.wait(lambda: "Nothing is on the delivery yet" in stock.words())
    stock.window.undos[-1].run()
    stock.wait(lambda: desk.side.receive.words == "Receive 1 product")
    stock.click(desk.side.discard)
    stock.wait(lambda: "Nothing is on the delivery yet" in stock.words())
    stock.window.undos[-1].run()
    stock.wait(lambda: desk.side.receive.words == "Receive 1 product")
    stock.click(desk.side.back)
    assert page.browser.isVisibleTo(page)


def test_what_was_missing_on_a_delivery_comes_back_onto_its_line(stock: Store) -> None:
    page = stock.open(StockMemory(is_receiving=True))
    stock.wait(lambda: "Nothing is on the delivery yet" in stock.words())
    page.on_scanned("4006381333931")
    stock.wait(lambda: stock.window.shown)
    assert stock.window.shown is not None
    assert stock.window.shown.action is not None
    stock.window.shown.action.run()
    assert stock.window.calls == [("new_product", "4006381333931")]
    assert stock.window.purposes == [Purpose.STOCK]
    page.on_request(TakeInHand(CLOTH.id))
    stock.wait(lambda: page.delivery.side.receive.words == "Receive 1 product")
    stock.wait(lambda: page.delivery.side.quantity.editor.hasFocus())


def test_what_was_missing_in_a_count_is_in_hand_though_the_page_was_built_anew(stock: Store) -> None:
    counted = stock.shop.ask(
        start_count, staff_id=stock.shop.owner.id, product_ids=(stock.shop.freshener.id,)
    )
    page = stock.open(StockMemory(count_id=counted.count.id))
    page.on_request(TakeInHand(CLOTH.id))
    stock.wait(lambda: page.count.side.quantity.editor.hasFocus())
    assert "How many are there?\nMicrofibre cloth" in stock.words()
    QTest.keyClicks(page.count.side.quantity.editor, "4")
    QTest.keyClick(page.count.side.quantity.editor, Qt.Key.Key_Return)
    stock.wait(lambda: "Microfibre cloth: 4 counted" in stock.window.toasts)
    page.on_scanned("4006381333931")
    stock.wait(lambda: stock.window.shown and stock.window.shown.action)


def test_a_count_is_scanned_written_looked_at_and_posted(stock: Store) -> None:
    page = stock.open()
    stock.wait(lambda: len(stock.names()) == 2)
    stock.press("F6")
    stock.wait(lambda: stock.window.panel is not None)
    assert stock.window.panel is not None
    stock.click(stock.window.panel.findChildren(CountStart)[0].start)
    stock.wait(lambda: "0 of 2 counted" in stock.words())
    page.on_scanned(CLOTH.barcodes[0])
    stock.wait(lambda: "1 of 2 counted" in stock.words())
    stock.wait(lambda: page.count.side.quantity.quantity == Quantity.of(1))
    stock.shop.sale(CLOTH)
    QTest.keyClicks(page.count.finder.search.editor, "micro")
    stock.wait(lambda: page.count.finder.hits.isVisibleTo(page))
    QTest.keyClick(page.count.finder.search.editor, Qt.Key.Key_Return)
    page.count.side.take_keyboard()
    QTest.keyClicks(page.count.side.quantity.editor, "8")
    QTest.keyClick(page.count.side.quantity.editor, Qt.Key.Key_Return)
    stock.wait(lambda: "Microfibre cloth: 8 counted" in stock.window.toasts)
    stock.shop.sale(CLOTH)
    stock.press("F6")
    stock.wait(lambda: "1 product differs" in stock.words())
    assert "Missing: AED −7.00" in stock.words()
    assert page.count.differences.hasFocus()
    stock.click(page.count.side.again)
    assert page.count.finder.search.editor.hasFocus()
    stock.press("F6")
    stock.wait(page.count.differences.hasFocus)
    stock.press("F6")
    stock.wait(lambda: "The count is posted: 1 difference" in stock.window.toasts)
    assert stock.card().level == Quantity.of(7)
    assert stock.shop.ask(open_counts) == ()


def test_a_count_of_one_product_is_given_up(stock: Store) -> None:
    page = stock.open(StockMemory(product_id=CLOTH.id))
    stock.wait(lambda: "10 in stock" in stock.words())
    stock.click(page.browser.pane.recount)
    stock.wait(lambda: "0 of 1 counted" in stock.words())
    stock.wait(lambda: page.count.side.none.isVisibleTo(page))
    stock.click(page.count.side.none)
    stock.wait(lambda: "1 of 1 counted" in stock.words())
    stock.window.undos[-1].run()
    stock.wait(lambda: "0 of 1 counted" in stock.words())
    remembered = page.memory()
    stock.click(page.count.side.cancel)
    stock.wait(lambda: "The count is cancelled. Nothing was changed." in stock.window.toasts)
    assert remembered.count_id is not None
    assert stock.card().level == Quantity.of(10)


def test_a_delivery_opens_with_all_its_lines_and_is_taken_back(stock: Store) -> None:
    lines = (ReceiptLine(CLOTH.id, Quantity.of(5)), ReceiptLine(stock.shop.freshener.id, Quantity.of(2)))
    form = ReceiptForm(lines, supplier_name="Gulf Car Care", reference="DN 77")
    stock.shop.ask(receive_goods, staff_id=stock.shop.owner.id, form=form)
    page = stock.open(StockMemory(product_id=CLOTH.id))
    ledger = page.browser.pane.ledger
    stock.wait(lambda: ledger.model().rowCount() == 2)
    panel = open_batch(stock, row=0)
    words = [label.text() for label in panel.findChildren(QLabel)]
    assert any("Gulf Car Care · DN 77" in each for each in words)
    assert stock.shop.freshener.names.main in words
    stock.click(panel.one)
    stock.wait(lambda: stock.card().level == Quantity.of(10))
    stock.wait(lambda: ledger.model().rowCount() == 3)
    stock.click(open_batch(stock, row=1).whole)
    stock.wait(lambda: stock.card(stock.shop.freshener.id).level == Quantity.of(0))
