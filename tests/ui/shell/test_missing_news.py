"""Sales that the data have lost are told with their numbers, as soon as somebody is there to hear it."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from cardesk_desktop.domain.numbering import DocumentKind, Missing
from cardesk_desktop.ui.missing_news import MissingNews
from tests.ui.shell.house import House

INVOICES = Missing(DocumentKind.INVOICE, "R01-A-000007", "R01-A-000009", 3)
LAST = Missing(DocumentKind.INVOICE, "R01-A-000009", "R01-A-000009", 1)
PAYMENTS = Missing(DocumentKind.PAYMENT, "R01-A-P000007", "R01-A-P000009", 3)


def _told(qtbot: QtBot, house: House, *missing: Missing) -> str:
    MissingNews(missing, house.window, house.look.phrases, look_every_ms=1)
    qtbot.waitUntil(lambda: bool(house.window.frame.banner.text))
    return house.window.frame.banner.text


def test_the_invoices_are_named(qtbot: QtBot, house: House) -> None:
    assert "3 invoices are missing, R01-A-000007 to R01-A-000009." in _told(qtbot, house, PAYMENTS, INVOICES)


def test_one_invoice_is_named_once(qtbot: QtBot, house: House) -> None:
    assert "invoice R01-A-000009 is missing." in _told(qtbot, house, LAST)


def test_other_papers_are_counted(qtbot: QtBot, house: House) -> None:
    assert "3 documents are missing." in _told(qtbot, house, PAYMENTS)


def test_another_notice_comes_first_and_this_one_is_not_lost(qtbot: QtBot, house: House) -> None:
    banner = house.window.frame.banner
    banner.say("The disk is nearly full.")
    MissingNews((LAST,), house.window, house.look.phrases, look_every_ms=1)
    qtbot.wait(20)
    assert banner.text == "The disk is nearly full."
    banner.clear()
    qtbot.waitUntil(lambda: "R01-A-000009" in banner.text)
    # Closed is closed.
    banner.clear()
    qtbot.wait(20)
    assert banner.text == ""


def test_nothing_is_said_where_nothing_is_missing(qtbot: QtBot, house: House) -> None:
    MissingNews((), house.window, house.look.phrases, look_every_ms=1)
    qtbot.wait(20)
    assert house.window.frame.banner.text == ""
