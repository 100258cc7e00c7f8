"""The page of stock on a small wash, and the hands on it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.operations.looking_at_stock import StockCard, stock_card, stock_movements
from cardesk_desktop.store.stock_views import MovementFilter, MovementRow
from cardesk_desktop.ui.screens.stock.batch_panel import BatchPanel
from cardesk_desktop.ui.screens.stock.correcting import CorrectionPanel
from cardesk_desktop.ui.screens.stock.memory import StockMemory
from cardesk_desktop.ui.screens.stock.screen import StockPage
from cardesk_desktop.ui.shortcuts import InstalledShortcuts
from cardesk_desktop.ui.theme import Theme
from tests.builders import make_product
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


def open_batch(stock: Store, *, row: int) -> BatchPanel:
    """The panel of a delivery, opened from its row in the ledger."""
    stock.window.close_panel()
    ledger = stock.page.browser.pane.ledger
    ledger.choose(row)
    ledger.setFocus()
    QTest.keyClick(ledger, Qt.Key.Key_Return)
    stock.wait(lambda: stock.window.panel is not None)
    assert stock.window.panel is not None
    (panel,) = stock.window.panel.findChildren(BatchPanel)
    return panel
