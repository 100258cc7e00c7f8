"""The payment page on a small wash, and the hands on it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cardesk_desktop.domain.errors import Code
from cardesk_desktop.domain.money import Money
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.operations import paying
from cardesk_desktop.operations.looking_at_invoices import invoices
from cardesk_desktop.settings import Settings
from cardesk_desktop.store.views import InvoiceFilter
from cardesk_desktop.ui.paper import Outlets, Paper
from cardesk_desktop.ui.requests import OpenPayment, Request
from cardesk_desktop.ui.screens.pay.memory import PayMemory
from cardesk_desktop.ui.screens.pay.screen import PayPage
from cardesk_desktop.ui.shortcuts import InstalledShortcuts
from cardesk_desktop.ui.theme import Theme
from tests.builders import AED
from tests.ui.shop import Shop
from tests.ui.window import RecordingWindow


@dataclass
class Till:
    """The page on the screen, its keys and buttons, and what it printed."""

    qtbot: QtBot
    shop: Shop
    window: RecordingWindow
    theme: Theme
    phrases: Phrasebook
    settings: Settings = field(default_factory=Settings)
    printed: list[tuple[bytes, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        outlets = Outlets(lambda pdf, name: self.printed.append((pdf, name)), lambda: "Office")
        self.paper = Paper(
            self.shop.tasks,
            self.window,
            self.phrases,
            self.shop.acting,
            lambda: self.settings,
            outlets=outlets,
        )

    def open(self, request: Request) -> PayPage:
        page = self.build()
        page.on_request(request)
        self.wait(lambda: page.checkout.subject)
        return page

    def build(self, memory: PayMemory | None = None) -> PayPage:
        """A page on the screen, with its keys."""
        shop, window = self.shop, self.window
        page = PayPage(
            self.theme, self.phrases, shop.company, shop.tasks, shop.acting, window, self.paper, memory
        )
        self.qtbot.addWidget(page)
        self.window.host(page)
        self._keys = InstalledShortcuts(page.shortcuts(), page)
        page.resize(1278, 668)
        page.show()
        page.activateWindow()
        self.page = page
        return page

    def wait(self, is_so: Callable[[], object]) -> None:
        self.qtbot.waitUntil(lambda: bool(is_so()))

    def type(self, text: str) -> None:
        QTest.keyClicks(self.page.paying.entry.amount.editor, text)

    def enter(self) -> None:
        """Enter in the amount, where the keyboard is."""
        QTest.keyClick(self.page.paying.entry.amount.editor, Qt.Key.Key_Return)

    def click(self, target: QWidget) -> None:
        QTest.mouseClick(target, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(8, 8))

    def press_key(self, key: str) -> None:
        """A key of the page's table, wherever the keyboard is."""
        QTest.keySequence(self.page.focusWidget(), QKeySequence(key))

    def paid(self) -> paying.SaleCompleted:
        self.wait(lambda: self.page.checkout.sale)
        sale = self.page.checkout.sale
        assert sale is not None
        return sale

    def refused(self) -> Code:
        self.wait(lambda: self.window.shown)
        assert self.window.shown is not None
        assert self.window.shown.error is not None
        return self.window.shown.error.code

    def mend(self) -> None:
        """The button of the banner."""
        assert self.window.shown is not None
        assert self.window.shown.action is not None
        self.window.shown.action.run()

    def invoice_count(self) -> int:
        return self.shop.ask(invoices, which=InvoiceFilter(), offset=0, limit=10).total


def counter(till: Till) -> PayPage:
    """The counter buys a wash for AED 75.00."""
    view = till.shop.counter_ticket()
    assert view.priced.gross == Money(7_500, AED)
    return till.open(OpenPayment(view.ticket.id))


def car(till: Till) -> PayPage:
    """The client's car was washed for AED 75.00."""
    return till.open(OpenPayment(till.shop.car_ticket(till.shop.wash).ticket.id))
