"""The README's pictures, from the real application on its demo: `python -m tests.screenshots --readme`."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path
from uuid import UUID

from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QApplication

from cardesk_desktop.demo.house import seed
from cardesk_desktop.domain.catalogue import ItemKind
from cardesk_desktop.domain.discount import PercentOff
from cardesk_desktop.domain.invoice import InvoiceForm
from cardesk_desktop.domain.money import Money
from cardesk_desktop.operations import catalogue, changing_lines, selling, tickets
from cardesk_desktop.operations.checking_in import look_up_plate
from cardesk_desktop.operations.house import this_house
from cardesk_desktop.operations.looking_at_invoices import invoices
from cardesk_desktop.operations.ticket_view import view_ticket
from cardesk_desktop.settings import ThemeChoice
from cardesk_desktop.store.views import InvoiceFilter
from cardesk_desktop.ui.requests import OpenPayment, OpenTicket, StartCheckIn
from cardesk_desktop.ui.screens.invoices.screen import InvoicesPage
from cardesk_desktop.ui.screens.pay.screen import PayPage
from cardesk_desktop.ui.screens.sell.screen import SellPage
from cardesk_desktop.ui.screens.visits.screen import VisitsPage
from tests.builders import FixedClock
from tests.screenshots.demo import NOW
from tests.screenshots.small_png import make_small
from tests.walkthrough.hands import pause
from tests.walkthrough.stage import Stage, opened

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "images"
LARGEST = 150_000
"""Bytes of one picture, so that the page opens at once."""

_CAR, _EXPECTED = "17 84521", "R 60917"
_RECEIVED = 30_000
_A_MOMENT_MS = 900
"""Until the pictures on the tiles are decoded and nothing moves."""


def main(qt: QApplication) -> int:
    """Take them all; 1 when one came out too large."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    _tour(qt, "en", ThemeChoice.LIGHT, (_sell, _pay, _visits, _check_in, _invoices, _clients, _approval))
    _tour(qt, "ar", ThemeChoice.DARK, (_sell_in_the_dark,))
    large = [path for path in FOLDER.glob("*.png") if path.stat().st_size > LARGEST]
    for path in large:
        print(f"too large: {path}")
    return 1 if large else 0


def _tour(
    qt: QApplication, language: str, theme: ThemeChoice, stops: tuple[Callable[[Stage], None], ...]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        house = seed(Path(folder) / "demo", now=NOW)
        paper = Path(folder) / "invoice.pdf"
        with opened(qt, house, paper, language=language, theme=theme, clock=FixedClock(NOW)) as stage:
            for stop in stops:
                stop(stage)


def _take(stage: Stage, name: str) -> None:
    pause(_A_MOMENT_MS)
    path = FOLDER / f"{name}.png"
    stage.window.grab().save(str(path))
    make_small(path)
    print(path)


def _sell(stage: Stage) -> None:
    _open_ticket(stage)
    _take(stage, "sell")


def _sell_in_the_dark(stage: Stage) -> None:
    _open_ticket(stage)
    _take(stage, "sell-ar-dark")


def _open_ticket(stage: Stage) -> UUID:
    """A car in work: two services, two fresheners, a discount for a regular client."""
    house = stage.ask(this_house)
    assert house is not None
    open_now = stage.ask(tickets.open_tickets)
    ticket_id = next(each.id for each in open_now if each.plate and each.plate.text == _CAR)
    view = stage.ask(view_ticket, ticket_id=ticket_id)
    who: dict[str, object] = {"staff_id": house.staff[0].id, "ticket_id": ticket_id}
    found = stage.ask(catalogue.search_items, text="freshener", size_class=view.ticket.size_class)
    for _time in range(2):
        stage.ask(selling.add_item, **who, kind=ItemKind.PRODUCT, item_id=found[0].id)
    worker = next(person for person in house.staff if person.name == "Rajesh")
    for line in view.ticket.lines:
        stage.ask(changing_lines.set_line_details, **who, line_id=line.id, note="", worker_id=worker.id)
    reason = stage.phrases.context("discount reason", "Regular client")
    stage.ask(changing_lines.set_discount, **who, discount=PercentOff(1_000, reason))
    stage.window.ask(OpenTicket(ticket_id))
    page = stage.window.page("sell")
    assert isinstance(page, SellPage)
    stage.hands.wait(lambda: page.ticket.ticket_id == ticket_id, "the ticket")
    return ticket_id


def _pay(stage: Stage) -> None:
    open_now = stage.ask(tickets.open_tickets)
    ticket_id = next(each.id for each in open_now if each.plate and each.plate.text == _CAR)
    stage.window.ask(OpenPayment(ticket_id))
    page = stage.window.page("pay")
    assert isinstance(page, PayPage)
    stage.hands.wait(lambda: page.checkout.state is not None, "the amount")
    state = page.checkout.state
    assert state is not None
    page.paying.entry.picked.emit(Money(_RECEIVED, state.due.currency))
    _take(stage, "pay")


def _visits(stage: Stage) -> None:
    stage.window.show_screen("visits")
    page = stage.window.page("visits")
    assert isinstance(page, VisitsPage)
    stage.hands.wait(lambda: bool(page.inside.figures.values), "the board")
    _take(stage, "visits")


def _check_in(stage: Stage) -> None:
    page = stage.window.page("visits")
    assert isinstance(page, VisitsPage)
    known = stage.ask(look_up_plate, text=_EXPECTED)[0]
    stage.window.ask(StartCheckIn(_EXPECTED))
    panel = page.panels.check_in
    assert panel is not None
    panel.plate.known_picked.emit(known)
    stage.hands.wait(lambda: panel.car is not None and bool(panel.car.services.tiles), "the services")
    assert panel.car is not None
    panel.car.services.tiles[0].click()
    _take(stage, "check-in")


def _clients(stage: Stage) -> None:
    """The client who owes, with the cars."""
    stage.window.show_screen("clients")
    _take(stage, "clients")


def _approval(stage: Stage) -> None:
    """The front desk asks for the reports, which somebody else has to allow."""
    stage.window.show_screen("reports")
    _take(stage, "approval")


def _invoices(stage: Stage) -> None:
    """The newest invoice to a company, with the paper beside the list."""
    stage.window.show_screen("invoices")
    page = stage.window.page("invoices")
    assert isinstance(page, InvoicesPage)
    rows = stage.ask(invoices, which=InvoiceFilter(), offset=0, limit=40).rows
    full = next((number for number, row in enumerate(rows) if row.form is InvoiceForm.FULL), 0)
    stage.hands.wait(lambda: page.listing.rows.current is not None, "the list")
    page.listing.rows.choose(full)
    document = page.findChildren(QPdfDocument)[0]
    stage.hands.wait(lambda: document.status() is QPdfDocument.Status.Ready, "the paper")
    # The car that was about to be checked in is offered again.
    stage.window.frame.toast.dismiss()
    _take(stage, "invoices")
