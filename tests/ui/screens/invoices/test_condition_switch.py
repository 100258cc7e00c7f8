"""The photos of a car behind its invoice: offered where there are some, printed while the switch says so."""

from __future__ import annotations

import io

from PIL import Image
from PySide6.QtPdf import QPdfDocument
from pytestqt.qtbot import QtBot

from cardesk_desktop.domain.tender import Tender, TenderKind
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.operations.checking_in import Arrival, check_in
from cardesk_desktop.operations.paying import SaleCompleted, complete_sale
from cardesk_desktop.operations.ticket_view import view_ticket
from cardesk_desktop.settings import Settings
from cardesk_desktop.ui.paper import Paper
from cardesk_desktop.ui.screens.invoices.preview import InvoicePane
from cardesk_desktop.ui.theme import Theme
from tests.ui.shop import Shop
from tests.ui.window import RecordingWindow


def photographed_sale(shop: Shop) -> SaleCompleted:
    """The invoice of a car that was photographed as it came in."""
    packed = io.BytesIO()
    Image.new("RGB", (64, 48), "teal").save(packed, "WEBP")
    car = shop.vehicle
    arrival = Arrival(
        car.plate.text,
        car.plate.region,
        car.size_class,
        vehicle_id=car.id,
        services=(shop.wash.id,),
        photos=(packed.getvalue(),),
    )
    ticket_id = shop.ask(check_in, staff_id=shop.cashier.id, arrival=arrival).ticket_id
    due = shop.ask(view_ticket, ticket_id=ticket_id).priced.gross
    tenders = (Tender(TenderKind.CASH, due, due),)
    return shop.ask(
        complete_sale, staff_id=shop.cashier.id, ticket_id=ticket_id, tenders=tenders, expected=due
    )


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
    qtbot.waitUntil(lambda: document.status() is QPdfDocument.Status.Ready, timeout=10_000)
    assert not pane.with_photos.isVisible()
    pane.open(photographed_sale(shop).file.invoice.id)
    qtbot.waitUntil(pane.with_photos.isVisible, timeout=10_000)
    pages, was_on = document.pageCount(), pane.with_photos.isChecked()
    pane.with_photos.click()
    qtbot.waitUntil(lambda: document.pageCount() != pages, timeout=10_000)
    assert (document.pageCount() < pages) is was_on
    assert kept[-1].prints_condition is not was_on
