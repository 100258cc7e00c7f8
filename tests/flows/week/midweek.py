"""Tuesday to Thursday: cars and counter sales by all of the staff, over midnight, and a count among them."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from PySide6.QtWidgets import QAbstractButton, QLineEdit

from cardesk_desktop.domain.catalogue import ItemKind
from cardesk_desktop.domain.discount import PercentOff
from cardesk_desktop.domain.quantity import Quantity
from cardesk_desktop.domain.repricing import Ending, PriceRule
from cardesk_desktop.domain.stock import MovementKind
from cardesk_desktop.operations.catalogue import categories
from cardesk_desktop.operations.correcting_stock import take_out
from cardesk_desktop.operations.counting_stock import count_product, post_count, start_count
from cardesk_desktop.operations.repricing import PriceScope, change_prices
from cardesk_desktop.ui.paper import PRINT_KEY
from cardesk_desktop.ui.screens.pay.entry_card import LEAVE_KEY
from tests.flows.till import (
    ENTER,
    banner,
    begin_payment,
    next_sale,
    pay_page,
    scan_one,
    ticket_in_front,
    wait_for_thanks,
)
from tests.flows.week.books import checked_books, moment
from tests.flows.week.crowd import CARS_A_DAY, COUNTER_SALES_A_DAY, ordinary_day
from tests.flows.week.door import lock, take_over, unlock
from tests.flows.week.goods import BARCODES, dirhams, items
from tests.flows.week.shop import MONDAY, THURSDAY, TUESDAY, WEDNESDAY, Shop
from tests.walkthrough.stage import Stage
from tests.walkthrough.visit import A_MOMENT_MS

BRUSH, CLAY, WIPES = BARCODES["Wheel brush"], BARCODES["Clay bar kit"], BARCODES["Leather wipes"]
DEBTOR = ("Layla Haddad", "050 765 4321")


def midweek(shop: Shop) -> None:
    """Three days with the program open all the time, locked by night."""
    shop.go_to(TUESDAY)
    with shop.opened() as stage:
        unlock(stage, shop, "Amina")
        _tuesday(stage, shop)
        _wednesday(stage, shop)
        _thursday(stage, shop)


def _tuesday(stage: Stage, shop: Shop) -> None:
    _car_from_the_door_to_the_rest_on_account(stage, shop)
    _discount_that_the_manager_allows(stage, shop)
    _busy(stage, shop, TUESDAY)
    _two_sides_of_midnight(stage, shop)
    lock(stage)
    _check(stage, on=TUESDAY, sales=CARS_A_DAY + COUNTER_SALES_A_DAY + 3)


def _wednesday(stage: Stage, shop: Shop) -> None:
    shop.go_to(WEDNESDAY, 8, 30)
    unlock(stage, shop, "Mariam")
    _count_while_selling(stage, shop)
    _busy(stage, shop, WEDNESDAY)
    lock(stage)
    _check(stage, on=WEDNESDAY, sales=CARS_A_DAY + COUNTER_SALES_A_DAY + 2)


def _thursday(stage: Stage, shop: Shop) -> None:
    shop.go_to(THURSDAY, 8, 30)
    unlock(stage, shop, "Mariam")
    _waste(stage, shop)
    _dearer(stage, shop)
    _busy(stage, shop, THURSDAY)
    take_over(stage, shop, "Omar")
    _check(stage, on=THURSDAY, sales=CARS_A_DAY + COUNTER_SALES_A_DAY + 1)


def _busy(stage: Stage, shop: Shop, day: date) -> None:
    names = {**items(stage, shop, ItemKind.SERVICE), **items(stage, shop, ItemKind.PRODUCT)}
    ids: dict[str, UUID] = {name: row.id for name, row in names.items()}
    assert stage.ask(ordinary_day, shop=shop, items=ids, day=day) == shop.clock.now()


def _check(stage: Stage, *, on: date, sales: int) -> None:
    """The books agree, and the day has as many sales as people were seen to pay."""
    books = stage.ask(checked_books)
    assert [moment(invoice).date() for invoice in books.invoices].count(on) == sales
    assert not books.invoices or moment(books.invoices[0]).date() > MONDAY


def _car_from_the_door_to_the_rest_on_account(stage: Stage, shop: Shop) -> None:
    """A new car with a new client; the front desk checks it in, sells, and takes a part of the money."""
    hands = stage.hands
    hands.press_named("Ctrl+2")
    hands.press_named("F2")
    hands.see("Plate", QLineEdit)
    hands.write("A 90210")
    hands.press(ENTER)
    hands.see("Make", QLineEdit)
    for text in ("Kia", "Rio", "red", *DEBTOR):
        hands.write(text)
        hands.press(ENTER)
    hands.write("1")
    hands.press(ENTER)
    hands.wait(lambda: hands.find("Make", QLineEdit) is None, "the check-in closed")
    hands.see_with("A 90210", QAbstractButton)
    hands.wait(lambda: _card(stage).hasFocus(), "the keyboard on the card")
    hands.rest(A_MOMENT_MS)
    hands.press(ENTER)
    hands.rest(A_MOMENT_MS)
    hands.click(hands.see("Ready", QAbstractButton, lambda: _card(stage)))
    hands.click(hands.see("Ticket", QAbstractButton, lambda: _card(stage)))
    hands.wait(lambda: ticket_in_front(stage) is not None, "the ticket")
    scan_one(stage, CLAY)
    begin_payment(stage)
    hands.write("50")
    hands.press_named(LEAVE_KEY)
    hands.see("Next car", QAbstractButton)
    _print_when_the_printer_is_on_again(stage, shop)
    file = stage.newest_invoice()
    assert file.invoice.buyer is not None
    assert file.invoice.buyer.name == DEBTOR[0]
    assert file.settlement.balance == file.invoice.gross - dirhams(50_00)


def _card(stage: Stage) -> QAbstractButton:
    return stage.hands.see_with("A 90210", QAbstractButton)


def _print_when_the_printer_is_on_again(stage: Stage, shop: Shop) -> None:
    """The printer is off: the sale stands, and the paper comes when somebody asks again."""
    hands, drawer = stage.hands, shop.drawer
    drawer.is_printer_on = False
    hands.press_named(PRINT_KEY)
    hands.wait(lambda: "Desk printer" in banner(stage), "what is wrong with the printer")
    drawer.is_printer_on = True
    hands.click(hands.see("Print again", QAbstractButton))
    hands.wait(lambda: drawer.printed == ["Desk printer"], "the paper")


def _discount_that_the_manager_allows(stage: Stage, shop: Shop) -> None:
    """A third off is more than the front desk may give; Mariam allows it over Amina's shoulder."""
    hands = stage.hands
    hands.wait(lambda: not pay_page(stage).thanks.is_settling, "the button awake")
    hands.press(ENTER)
    hands.wait(lambda: stage.window.current == "visits", "the board")
    hands.press_named("Ctrl+1")
    hands.press_named("F9")
    scan_one(stage, BRUSH)
    hands.press_named("F7")
    hands.click(hands.see("Percent off", QLineEdit))
    hands.write("33.33")
    hands.click(hands.see("Reason", QLineEdit))
    hands.write("Scratched box")
    hands.press(ENTER)
    approving = stage.window.gate.approving
    hands.wait(lambda: approving.sheet is not None, "the question who allows it")
    hands.write(shop.pins["Mariam"])
    hands.press(ENTER)
    wanted = PercentOff(33_33, "Scratched box")
    hands.wait(lambda: (ticket := ticket_in_front(stage)) is not None and ticket.discount == wanted, "it")
    pay_by_card(stage)
    assert stage.newest_invoice().invoice.staff_name == "Amina"


def pay_by_card(stage: Stage) -> None:
    begin_payment(stage)
    stage.hands.press_named("F6")
    stage.hands.rest(450)
    stage.hands.press(ENTER)
    wait_for_thanks(stage)
    next_sale(stage)


def _two_sides_of_midnight(stage: Stage, shop: Shop) -> None:
    """Two sales a few minutes apart, on one day in Greenwich and on two in Dubai."""
    for day, hour, minute in ((TUESDAY, 23, 57), (WEDNESDAY, 0, 4)):
        shop.go_to(day, hour, minute)
        scan_one(stage, WIPES)
        pay_by_card(stage)
        assert stage.newest_invoice().invoice.issued_on == day


def _count_while_selling(stage: Stage, shop: Shop) -> None:
    """Brushes are counted, one is sold, and the count is posted: what was sold meanwhile is no difference."""
    manager, products = shop.people["Mariam"], items(stage, shop, ItemKind.PRODUCT)
    brush, wipes = products["Wheel brush"], products["Leather wipes"]
    assert brush.level is not None
    assert wipes.level is not None
    count = stage.ask(start_count, staff_id=manager, product_ids=(brush.id, wipes.id)).count
    counted = {brush.id: brush.level + Quantity.of(-2), wipes.id: wipes.level}
    for product_id, quantity in counted.items():
        stage.ask(
            count_product, staff_id=manager, count_id=count.id, product_id=product_id, quantity=quantity
        )
    scan_one(stage, BRUSH)
    pay_by_card(stage)
    moved = stage.ask(post_count, staff_id=manager, count_id=count.id, reason="Wednesday's count")
    assert [(each.product_id, each.quantity) for each in moved] == [(brush.id, Quantity.of(-2))]
    assert items(stage, shop, ItemKind.PRODUCT)["Wheel brush"].level == brush.level + Quantity.of(-3)


def _waste(stage: Stage, shop: Shop) -> None:
    """A pack fell into the bucket."""
    wipes = items(stage, shop, ItemKind.PRODUCT)["Leather wipes"].id
    staff, one = shop.people["Mariam"], Quantity.of(1)
    moved = stage.ask(take_out, staff_id=staff, product_id=wipes, quantity=one, reason="Wet")
    assert (moved.kind, moved.quantity) == (MovementKind.WASTE, -one)


def _dearer(stage: Stage, shop: Shop) -> None:
    """Everything in the shop by five per cent; what lies on an open ticket keeps its price."""
    before = items(stage, shop, ItemKind.PRODUCT)["Clay bar kit"].price
    scan_one(stage, CLAY)
    shelf = next(each for each in stage.ask(categories) if each.names.main == "Car care shop")
    scope, rule = PriceScope((ItemKind.PRODUCT,), shelf.id), PriceRule(5_00, ending=Ending.NINETY_FIVE)
    assert stage.ask(change_prices, staff_id=shop.people["Mariam"], scope=scope, rule=rule).count > len(
        BARCODES
    )
    after = items(stage, shop, ItemKind.PRODUCT)["Clay bar kit"].price
    assert (before, after) == (dirhams(79_50), dirhams(83_95))
    pay_by_card(stage)
    assert stage.newest_invoice().invoice.gross == before
