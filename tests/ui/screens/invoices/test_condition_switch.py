"""The photos of a car behind its invoice: offered where there are some, printed while the switch says so."""

from __future__ import annotations

from PySide6.QtPdf import QPdfDocument
from pytestqt.qtbot import QtBot

from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.settings import Settings
from cardesk_desktop.ui.paper import Paper
from cardesk_desktop.ui.screens.invoices.preview import InvoicePane
from cardesk_desktop.ui.theme import Theme
from tests.ui.photographed_sale import photographed_sale
from tests.ui.shop import Shop
from tests.ui.window import RecordingWindow


def test_the_switch_puts_the_photos_behind_the_invoice(
    qtbot: QtBot, theme: Theme, phrases: Phrasebook, shop: Shop
) -> None:
    kept = [Settings()]
    paper = Paper(shop.tasks, RecordingWindow(), phrases, shop.acting, lambda: kept[-1], remember=kept.append)
    pane = InvoicePane(theme, phrases, paper)
    qtbot.addWidget(pane)
    pane.show()
    document = pane.paper_view.document
    pane.open(shop.sale(shop.freshener).file.invoice.id)
    qtbot.waitUntil(lambda: document.status() is QPdfDocument.Status.Ready)
    assert not pane.with_photos.isVisible()
    pane.open(photographed_sale(shop).file.invoice.id)
    qtbot.waitUntil(pane.with_photos.isVisible)
    pages, was_on = document.pageCount(), pane.with_photos.isChecked()
    pane.with_photos.click()
    qtbot.waitUntil(lambda: document.pageCount() != pages)
    assert (document.pageCount() < pages) is was_on
    assert kept[-1].prints_condition is not was_on
