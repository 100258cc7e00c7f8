"""Friday: accounts are paid, a statement goes out, two clients become one, one gets the data, one goes."""

from __future__ import annotations

import json
import zipfile
from functools import partial
from uuid import UUID

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QMenu

from cardesk_desktop.domain.errors import Refused
from cardesk_desktop.domain.invoice import Invoice
from cardesk_desktop.domain.money import Money
from cardesk_desktop.domain.tender import Tender, TenderKind
from cardesk_desktop.operations.client_file import client_file
from cardesk_desktop.operations.paying import take_payment
from cardesk_desktop.operations.searching import find_anything
from cardesk_desktop.operations.statements import statement_of_account
from cardesk_desktop.ui.screens.clients.screen import ClientsPage
from tests.flows.till import AED, ENTER, ESCAPE, words_on
from tests.flows.week.books import Books, checked_books
from tests.flows.week.door import unlock
from tests.flows.week.midweek import DEBTOR
from tests.flows.week.shop import FRIDAY, MONDAY, Shop
from tests.walkthrough.stage import Stage

ERASED, HALF_PAID, TWICE = "Hessa Rashid", "Gulf Couriers LLC", "Saif Al Nuaimi"


def friday(shop: Shop) -> None:
    """The day of the accounts."""
    shop.go_to(FRIDAY)
    with shop.opened() as stage:
        unlock(stage, shop, "Omar")
        before = stage.ask(checked_books)
        _statement(stage, shop, before)
        _later_payments(stage, shop, before)
        after = stage.ask(checked_books)
        assert after.invoices == before.invoices
        assert sum(after.open_minor.values()) < sum(before.open_minor.values())
        _one_of_two(stage, after)
        _handed_out(stage, shop, after)
        _erased(stage, shop, after)
        assert stage.ask(checked_books) == after


def of_client(books: Books, name: str) -> list[Invoice]:
    """The invoices that were issued to a name."""
    return [each for each in books.invoices if each.buyer is not None and each.buyer.name == name]


def _in_front(stage: Stage, invoice: Invoice) -> UUID:
    """Look for the client of an invoice by the phone, as one does who has the client on the phone."""
    hands, buyer = stage.hands, invoice.buyer
    assert buyer is not None
    hands.press_named("Ctrl+3")
    page = stage.window.page("clients")
    assert isinstance(page, ClientsPage)
    search = hands.see("Name, phone, e-mail or plate", QLineEdit)
    search.selectAll()
    hands.click(search)
    search.selectAll()
    hands.paste(buyer.phone.removeprefix("+971"))
    rows = page.listing.rows
    hands.wait(lambda: rows.model().rowCount() == 1, "one client in the list")
    hands.click(rows.viewport(), rows.visualRect(rows.model().index(0, 0)))
    hands.wait(lambda: page.pane.face is not None and page.pane.face.client_id == buyer.client_id, buyer.name)
    return buyer.client_id


def _statement(stage: Stage, shop: Shop, books: Books) -> None:
    """On paper, and its last line is what the documents leave open."""
    (invoice,) = of_client(books, DEBTOR[0])
    client_id = _in_front(stage, invoice)
    stage.hands.press_named("F7")
    balance = Money(books.open_minor[invoice.id], AED)
    said = f"{DEBTOR[0]}, to be paid on"
    stage.hands.wait(lambda: any(words.startswith(said) for words in words_on(stage)), "the statement")
    stage.hands.see_words("Page 1 of 1")
    stage.hands.click(stage.hands.see("Save as PDF", QAbstractButton))
    stage.hands.wait(lambda: bool(list(shop.drawer.folder.glob("Statement*.pdf"))), "the file")
    printable = stage.ask(statement_of_account, client_id=client_id, from_day=MONDAY, to_day=FRIDAY)
    assert printable.file.statement.closing == balance
    stage.hands.press(ESCAPE)


def _later_payments(stage: Stage, shop: Shop, books: Books) -> None:
    """One at the desk; the regulars by transfer, some of them only a half."""
    hands = stage.hands
    (invoice,) = of_client(books, DEBTOR[0])
    _in_front(stage, invoice)
    hands.press_named("F12")
    hands.see("Cash received", QLineEdit)
    hands.press(ENTER)
    hands.see("Back to the invoices", QAbstractButton)
    for name, share in ((ERASED, 1), (HALF_PAID, 2)):
        for each in of_client(books, name):
            _transfer(stage, shop, each.id, Money(books.open_minor[each.id], AED), share)


def _transfer(stage: Stage, shop: Shop, invoice_id: UUID, due: Money, share: int) -> None:
    shop.clock.tick(60)
    amount = due.times(1, share)
    if amount:
        tender = Tender(TenderKind.TRANSFER, amount, amount, "Bank")
        pay = partial(take_payment, invoice_id=invoice_id, tenders=(tender,), expected_balance=due)
        stage.ask(pay, staff_id=shop.people["Omar"])
        with pytest.raises(Refused):
            stage.ask(pay, staff_id=shop.people["Omar"])


def _one_of_two(stage: Stage, books: Books) -> None:
    """Somebody stands there under several phones: two of these become one, with the money of both."""
    hands = stage.hands
    _in_front(stage, of_client(books, TWICE)[0])
    compare = hands.see("Compare", QAbstractButton)
    page = stage.window.page("clients")
    assert isinstance(page, ClientsPage)
    pair = page.pane.hint.pair
    assert pair is not None
    files = [stage.ask(client_file, client_id=each.id) for each in (pair.first, pair.second)]
    hands.click(compare)
    hands.click(hands.see("Merge into one client", QAbstractButton))
    hands.see_words(f"{TWICE} is one client now.")
    one, same = (stage.ask(client_file, client_id=file.client.id) for file in files)
    assert one == same
    assert one.balance == files[0].balance + files[1].balance
    assert one.visit_count == files[0].visit_count + files[1].visit_count


def _handed_out(stage: Stage, shop: Shop, books: Books) -> None:
    """Everything of one client in one file."""
    invoice = of_client(books, HALF_PAID)[0]
    _in_front(stage, invoice)
    _choose(stage, "Save all their data …")
    path = shop.drawer.folder / "Gulf-Couriers-LLC.zip"
    stage.hands.wait(path.is_file, "the file")
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        assert f"invoices/{invoice.number}.pdf" in archive.namelist()
        facts = json.loads(archive.read("client.json"))
    assert facts["client"]["name"] == HALF_PAID


def _erased(stage: Stage, shop: Shop, books: Books) -> None:
    """One who paid everything: the person is gone from every list, the papers stay as they were sealed."""
    hands = stage.hands
    invoice = of_client(books, ERASED)[0]
    client_id = _in_front(stage, invoice)
    assert invoice.buyer is not None
    _choose(stage, "Erase their data …")
    hands.click(hands.see("I know this cannot be undone", QAbstractButton))
    hands.click(hands.see("Erase for good", QAbstractButton))
    hands.see_words("The client's data is erased.")
    client = stage.ask(client_file, client_id=client_id).client
    assert (client.phone, ERASED in client.name) == ("", False)
    found = stage.ask(find_anything, text=invoice.buyer.phone)
    assert client_id not in {hit.id for group in found for hit in group.hits}


def _choose(stage: Stage, words: str) -> None:
    """In the menu of the client in front."""
    stage.hands.press_named("F10")
    stage.hands.wait(lambda: QApplication.activePopupWidget() is not None, "the menu")
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    action = next(action for action in menu.actions() if action.text() == words)
    stage.hands.click(menu, menu.actionGeometry(action))
