"""The stock worked by real keys, clicks and scans on a real store."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from cardesk_desktop.domain.money import Money
from cardesk_desktop.domain.period import Span
from cardesk_desktop.domain.quantity import Quantity
from cardesk_desktop.domain.stock import MovementKind
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.operations.counting_stock import open_counts, start_count
from cardesk_desktop.operations.looking_at_stock import StockCard, stock_card, stock_movements
from cardesk_desktop.operations.receiving_stock import ReceiptForm, ReceiptLine, receive, receive_goods
from cardesk_desktop.store.stock_views import MovementFilter, MovementRow, StockFilter, StockState
from cardesk_desktop.ui.purpose import Purpose
from cardesk_desktop.ui.requests import TakeInHand
from cardesk_desktop.ui.screens.stock.batch_panel import BatchPanel
from cardesk_desktop.ui.screens.stock.correcting import CorrectionPanel, Deed
from cardesk_desktop.ui.screens.stock.faces import StockFigure
from cardesk_desktop.ui.screens.stock.memory import StockMemory
from cardesk_desktop.ui.screens.stock.screen import StockPage
from cardesk_desktop.ui.screens.stock.starting import CountStart
from cardesk_desktop.ui.shortcuts import InstalledShortcuts
from cardesk_desktop.ui.theme import Theme
from tests.builders import AED, make_product
from tests.ui.exporting.desk import make_exporter
from tests.ui.shop import Shop
from tests.ui.window import RecordingWindow

CLOTH = make_product("Microfibre cloth", milli=20_000)


@dataclass
class Store:
    """The page on the screen, over a shop with two products."""

    qtbot: QtBot
    shop: Shop
    window: RecordingWindow
    theme: Theme
    phrases: Phrasebook
    viewer: UUID

    def open(self, memory: StockMemory | None = None) -> StockPage:
        shop = self.shop
        page = StockPage(
            self.theme,
            self.phrases,
            shop.company,
            shop.tasks,
            lambda: self.viewer,
            self.window,
            make_exporter(self.theme, self.phrases, shop, self.window),
            memory,
        )
        self.qtbot.addWidget(page)
        self._keys = InstalledShortcuts(page.shortcuts(), page)
        self.window.host(page)
        page.resize(1278, 668)
        page.show()
        page.activateWindow()
        page.on_shown()
        self.page = page
        return page

    def wait(self, is_so: Callable[[], object]) -> None:
        self.qtbot.waitUntil(lambda: bool(is_so()))

    def names(self) -> list[str]:
        return self.texts(0)

    def texts(self, column: int) -> list[str]:
        model = self.page.browser.listing.rows.model()
        return [str(model.index(row, column).data()).split(",")[0] for row in range(model.rowCount())]

    def press(self, key: str) -> None:
        QTest.keySequence(self.page, QKeySequence(key))

    def click(self, target: QWidget) -> None:
        QTest.mouseClick(target, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(8, 8))

    def words(self) -> str:
        labels = [label for label in self.page.findChildren(QLabel) if label.isVisibleTo(self.page)]
        return "\n".join(label.text() for label in labels).replace("\xa0", " ")

    def card(self, product_id: UUID = CLOTH.id) -> StockCard:
        return self.shop.ask(stock_card, viewer_id=self.shop.owner.id, product_id=product_id)

    def ledger(self) -> tuple[MovementRow, ...]:
        return self.shop.ask(
            stock_movements,
            viewer_id=self.shop.owner.id,
            product_id=CLOTH.id,
            which=MovementFilter(),
            offset=0,
            limit=20,
        ).rows

    def panel(self) -> CorrectionPanel:
        assert self.window.panel is not None
        return self.window.panel.findChildren(CorrectionPanel)[0]


@pytest.fixture
def stock(qtbot: QtBot, shop: Shop, window: RecordingWindow, theme: Theme, phrases: Phrasebook) -> Store:
    shop.write(lambda work: work.catalogue.add_product(CLOTH))
    shop.ask(
        receive,
        staff_id=shop.owner.id,
        product_id=CLOTH.id,
        quantity=Quantity.of(10),
        unit_cost=Money(700, AED),
    )
    return Store(qtbot, shop, window, theme, phrases, shop.owner.id)


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


def test_the_list_and_the_ledger_become_files(stock: Store) -> None:
    page = stock.open(StockMemory(product_id=CLOTH.id))
    stock.wait(lambda: page.browser.pane.card is not None and page.browser.pane.ledger.model().rowCount())
    stock.wait(lambda: len(stock.names()) == 2)
    page.browser.listing.export.click()
    assert stock.window.panel_title.startswith("Export: Stock")
    stock.window.close_panel()
    page.browser.pane.export.click()
    assert stock.window.panel_title.startswith("Export: Movements of")
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
    stock.wait(lambda: panel.reason.error)
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
    stock.click(_open_batch(stock, row=1).whole)
    stock.wait(lambda: "−1 in stock" in stock.words())
    page.browser.pane.kinds.chosen.emit((MovementKind.SALE,))
    stock.wait(lambda: ledger.model().rowCount() == 1)


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


def test_a_scan_puts_the_product_in_front(stock: Store) -> None:
    page = stock.open()
    stock.wait(lambda: len(stock.names()) == 2)
    assert page.on_scanned(CLOTH.barcodes[0])
    stock.wait(lambda: page.browser.pane.product_id == CLOTH.id)


def _open_batch(stock: Store, *, row: int) -> BatchPanel:
    stock.window.close_panel()
    ledger = stock.page.browser.pane.ledger
    ledger.choose(row)
    ledger.setFocus()
    QTest.keyClick(ledger, Qt.Key.Key_Return)
    stock.wait(lambda: stock.window.panel is not None)
    assert stock.window.panel is not None
    (panel,) = stock.window.panel.findChildren(BatchPanel)
    return panel


def test_a_delivery_opens_with_all_its_lines_and_is_taken_back(stock: Store) -> None:
    lines = (ReceiptLine(CLOTH.id, Quantity.of(5)), ReceiptLine(stock.shop.freshener.id, Quantity.of(2)))
    form = ReceiptForm(lines, supplier_name="Gulf Car Care", reference="DN 77")
    stock.shop.ask(receive_goods, staff_id=stock.shop.owner.id, form=form)
    page = stock.open(StockMemory(product_id=CLOTH.id))
    ledger = page.browser.pane.ledger
    stock.wait(lambda: ledger.model().rowCount() == 2)
    panel = _open_batch(stock, row=0)
    words = [label.text() for label in panel.findChildren(QLabel)]
    assert any("Gulf Car Care · DN 77" in each for each in words)
    assert stock.shop.freshener.names.main in words
    stock.click(panel.one)
    stock.wait(lambda: stock.card().level == Quantity.of(10))
    stock.wait(lambda: ledger.model().rowCount() == 3)
    stock.click(_open_batch(stock, row=1).whole)
    stock.wait(lambda: stock.card(stock.shop.freshener.id).level == Quantity.of(0))


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
