"""What every flow at the till does and asks: scan, go to the payment, read what the window says."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QListView

from cardesk_desktop.demo.data.car_care import CAR_CARE
from cardesk_desktop.domain.catalogue import Product
from cardesk_desktop.domain.changes import Changes, Noun, Outcome
from cardesk_desktop.domain.money import Money, currency
from cardesk_desktop.domain.permission import Role
from cardesk_desktop.domain.ticket import Ticket
from cardesk_desktop.operations.catalogue import categories
from cardesk_desktop.operations.desk import Desk
from cardesk_desktop.operations.house import this_house
from cardesk_desktop.operations.looking_at_invoices import invoices
from cardesk_desktop.store.views import InvoiceFilter
from cardesk_desktop.ui.screens.pay.screen import PayPage
from cardesk_desktop.ui.screens.sell.screen import SellPage
from tests.walkthrough.stage import Stage

ENTER = Qt.Key.Key_Return
ESCAPE = Qt.Key.Key_Escape
SHAMPOO, FOAM, WHEELS = (product.barcodes[0] for product in CAR_CARE[:3])
AED = currency("AED")
SHAMPOO_PRICE = Money(CAR_CARE[0].price, AED)


def sell_page(stage: Stage) -> SellPage:
    """The selling screen as it is now; another one after the look was changed."""
    page = stage.window.page("sell")
    assert isinstance(page, SellPage)
    return page


def pay_page(stage: Stage) -> PayPage:
    """The payment page as it is now."""
    page = stage.window.page("pay")
    assert isinstance(page, PayPage)
    return page


def ticket_in_front(stage: Stage) -> Ticket | None:
    """The ticket that the selling screen shows."""
    return sell_page(stage).ticket.ticket


def line_count(stage: Stage) -> int:
    """How many lines it has."""
    ticket = ticket_in_front(stage)
    return len(ticket.lines) if ticket else 0


def units(stage: Stage) -> int:
    """How many whole things are on it."""
    ticket = ticket_in_front(stage)
    return sum(line.quantity.milli for line in ticket.lines) // 1000 if ticket else 0


def scan_one(stage: Stage, barcode: str) -> None:
    """Scan something and wait until it is on the ticket."""
    before = units(stage)
    stage.hands.scan(barcode)
    stage.hands.wait(lambda: units(stage) == before + 1, f"{barcode} on the ticket")


def begin_payment(stage: Stage) -> None:
    """F12, until the amount can be typed."""
    stage.hands.press_named("F12")
    stage.hands.see("Cash received", QLineEdit)


def sell_shampoo(stage: Stage) -> UUID:
    """A counter sale of one bottle, brought to the payment page; the ticket's identity."""
    stage.hands.press_named("F9")
    scan_one(stage, SHAMPOO)
    ticket = ticket_in_front(stage)
    assert ticket is not None
    begin_payment(stage)
    return ticket.id


def wait_for_thanks(stage: Stage) -> None:
    """Until the sale is on the disk and the window says so."""
    stage.hands.see("Next sale", QAbstractButton)


def next_sale(stage: Stage) -> None:
    """From the thanks on to the counter, once the large button takes Enter."""
    stage.hands.wait(lambda: not pay_page(stage).thanks.is_settling, "the button awake")
    stage.hands.press(ENTER)
    stage.hands.wait(lambda: stage.window.current == "sell", "the counter")


def invoice_count(stage: Stage) -> int:
    """How many invoices are in the books."""
    return stage.ask(_count)


def _count(desk: Desk) -> Outcome[int]:
    return Outcome(invoices(desk, which=InvoiceFilter(), offset=0, limit=1).value.total)


def owner(stage: Stage) -> UUID:
    """Who may do everything here."""
    house = stage.ask(this_house)
    assert house is not None
    return next(person.id for person in house.staff if person.role is Role.OWNER)


def stock(stage: Stage, product: Product, barcode: str) -> None:
    """Put something on the shelf of the demo company."""
    category_id = stage.ask(categories)[0].id
    on_shelf = replace(product, barcodes=(barcode,), category_id=category_id)

    def put(desk: Desk) -> Outcome[None]:
        with desk.store.write() as work:
            work.catalogue.add_product(on_shelf)
        return Outcome(None, Changes.of((Noun.CATALOGUE, on_shelf.id)))

    stage.ask(put)


def banner(stage: Stage) -> str:
    """What the banner says, or empty."""
    return stage.window.frame.banner.text


def words_on(stage: Stage) -> list[str]:
    """Everything that can be read in labels."""
    return [label.text() for label in stage.window.findChildren(QLabel) if label.isVisible()]


def found(stage: Stage) -> list[str]:
    """What stands in the list below the search of the window, headings and all."""
    view = next(
        (
            view
            for view in stage.window.findChildren(QListView)
            if view.accessibleName() == "Found" and view.isVisible()
        ),
        None,
    )
    if view is None:
        return []
    model = view.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]
