"""Monday: the shop is set up, people are taken on, a list of goods is imported, the first delivery comes."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit

from cardesk_desktop.domain.catalogue import ItemKind
from cardesk_desktop.domain.quantity import Quantity
from cardesk_desktop.operations.house import this_house
from cardesk_desktop.operations.receiving_stock import ReceiptForm, ReceiptLine, receive_goods
from cardesk_desktop.operations.suppliers import suppliers
from tests.flows.first_day import OWNER, PIN, give_pin, keep_code, set_up, to_the_owner
from tests.flows.till import ENTER, invoice_count
from tests.flows.week.books import checked_books
from tests.flows.week.goods import BARCODES, COSTS, HOSTILE, LIST, dirhams, items
from tests.flows.week.lists import save_list
from tests.flows.week.shop import MONDAY, Shop
from tests.walkthrough.hands import Hands
from tests.walkthrough.stage import Stage

STAFF = {"Mariam": ("Manager", "7193"), "Amina": ("Front desk", "3851"), "Ravi": ("Technician", "9264")}
DELIVERED = {"Clay bar kit": 12, "Wheel brush": 40, "Leather wipes": 60}


def monday(shop: Shop) -> None:
    """From the first start to the first goods on the shelf."""
    shop.go_to(MONDAY)
    with shop.started() as app:
        window = set_up(app)
        hands = Hands(window)
        to_the_owner(window, hands)
        give_pin(hands)
        shop.code = keep_code(window, hands)
        shop.pins[OWNER] = PIN
        hands.press_named("Ctrl+Return")
        stage = shop.stage(app)
        _meet(stage, shop)
        _take_on(stage, shop)
        _import(stage, shop)
        _receive(stage, shop)
        books = stage.ask(checked_books)
        assert len(books.movements) == len(DELIVERED) == len(books.numbers)
        assert invoice_count(stage) == 0


def _meet(stage: Stage, shop: Shop) -> None:
    house = stage.ask(this_house)
    assert house is not None
    assert (house.company.name, house.company.country, house.register.code) == ("Palm Auto Spa", "AE", "R01")
    shop.people.update({member.name: member.id for member in house.staff})


def _take_on(stage: Stage, shop: Shop) -> None:
    """In the settings: a name, a role, and the PIN that the person chooses there and then."""
    hands = stage.hands
    hands.click(hands.see("Settings", QAbstractButton))
    hands.click(hands.see("Staff", QAbstractButton))
    for name, (role, pin) in STAFF.items():
        hands.click(hands.see("Add a person", QAbstractButton))
        hands.see("Name", QLineEdit)
        hands.write(name)
        _choose(hands, "Role", role)
        hands.click(hands.see("Name", QLineEdit))
        hands.press(ENTER)
        hands.see_words(f"Let {name} choose a PIN here.")
        for _ in range(2):
            hands.write(pin)
            hands.press(ENTER)
        hands.see(f"{name}, {role}", QAbstractButton)
        shop.pins[name] = pin
    _meet(stage, shop)
    assert set(shop.people) == {OWNER, *STAFF}


def _choose(hands: Hands, field: str, words: str) -> None:
    """Choose in a list that drops down, by the keyboard."""
    box = hands.see(field, QComboBox)
    box.setFocus()
    hands.press(Qt.Key.Key_Home)
    while box.currentText() != words:
        before = box.currentIndex()
        hands.press(Qt.Key.Key_Down)
        assert box.currentIndex() != before, words


def _import(stage: Stage, shop: Shop) -> None:
    """A list with a formula and a row that is none: the first stays words, the second is refused."""
    hands, drawer = stage.hands, shop.drawer
    drawer.picked = drawer.folder / "goods.csv"
    drawer.picked.write_text(LIST, encoding="utf-8")
    hands.click(hands.see("Import", QAbstractButton))
    hands.click(hands.see("Choose a file", QAbstractButton))
    hands.click(hands.see("See what would happen", QAbstractButton))
    take = hands.see("Import 4 rows", QAbstractButton)
    assert not {*BARCODES, HOSTILE} & set(items(stage, shop, ItemKind.PRODUCT))
    hands.click(hands.see("Save the refused rows", QAbstractButton))
    refused = save_list(stage, shop, "CSV")
    assert [row.cells[:3] for row in refused.rows] == [("6", "Price", "a lot")]
    hands.click(take)
    hands.see_words("4 rows were imported.")
    products = items(stage, shop, ItemKind.PRODUCT)
    assert {*BARCODES, HOSTILE} <= set(products)
    assert "Snow foam" not in products


def _receive(stage: Stage, shop: Shop) -> None:
    """The first delivery, with what it cost."""
    shop.clock.tick(3600)
    products = items(stage, shop, ItemKind.PRODUCT)
    (supplier,) = stage.ask(suppliers)
    lines = tuple(
        ReceiptLine(products[name].id, Quantity.of(count), dirhams(COSTS[name]))
        for name, count in DELIVERED.items()
    )
    form = ReceiptForm(lines, supplier.id, supplier.name, "DN 1180")
    received = stage.ask(receive_goods, staff_id=shop.people[OWNER], form=form)
    assert received.receipt.cost == dirhams(sum(COSTS[name] * count for name, count in DELIVERED.items()))
