"""The clients of the demo company: the list with the one in front, the forms, and the empty list."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from uuid import UUID

from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QWidget

from cardesk_desktop.domain.client import ConsentWay, PhoneLabel
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.operations.client_file import client_file, clients
from cardesk_desktop.operations.clients import (
    ClientForm,
    ConsentAnswer,
    PhoneEntry,
    add_client,
    change_client,
)
from cardesk_desktop.operations.standing_figures import StandingFigure
from cardesk_desktop.operations.ways_back import KEPT_FOR, MergedClients, WayBack, ways_back
from cardesk_desktop.settings import Settings
from cardesk_desktop.store.client_views import EVERYBODY, ClientFilter, ClientGroup, ClientOrder, Standing
from cardesk_desktop.store.repositories.merges import Moved
from cardesk_desktop.store.views import Order
from cardesk_desktop.ui.exporting import Exporter
from cardesk_desktop.ui.navigator import Window
from cardesk_desktop.ui.page import Page
from cardesk_desktop.ui.paper import Outlets
from cardesk_desktop.ui.paper.loose import LoosePaper
from cardesk_desktop.ui.requests import OpenClient, OpenInvoice, OpenVisit, StartCheckIn
from cardesk_desktop.ui.screen import Look, Screen
from cardesk_desktop.ui.screens.clients.duplicates_panel import DuplicatesPanel
from cardesk_desktop.ui.screens.clients.erase_panel import ErasePanel
from cardesk_desktop.ui.screens.clients.memory import ClientsMemory
from cardesk_desktop.ui.screens.clients.screen import ClientsPage
from cardesk_desktop.ui.screens.clients.vehicle_form import VehicleFormPanel
from cardesk_desktop.ui.screens.visits.past_panel import PastPanel
from tests.screenshots.demo import DemoWindow, demo_desk
from tests.screenshots.registry import shot
from tests.screenshots.shell import empty
from tests.screenshots.stage import wait
from tests.ui.exporting.desk import nowhere


def _title(_: Phrasebook) -> str:
    return _("Clients")


@cache
def _fleet() -> UUID:
    """A company that owes, with everything that can be known of a client."""
    desk = demo_desk()
    order = Order(ClientOrder.BALANCE, is_descending=True)
    which = ClientFilter(group=ClientGroup.COMPANIES)
    row = desk.ask(clients, which=which, offset=0, limit=1, order=order).rows[0]
    known = desk.ask(client_file, client_id=row.id).client
    form = ClientForm(
        name=known.name,
        phone=known.phone or "+97143334444",
        email="accounts@fleet.example",
        is_company=True,
        tax_number=known.tax_number,
        address=known.address or "Office 4, Al Quoz Industrial 2\nDubai",
        language="ar",
        notes="Monthly statement to the accountant. The drivers have the keys.",
        phone_label=PhoneLabel.WORK,
        other_phones=(PhoneEntry("+971507654321", PhoneLabel.DRIVER),),
        consent=ConsentAnswer(is_given=True, way=ConsentWay.SIGNED),
    )
    desk.ask(change_client, staff_id=desk.acting(), client_id=row.id, form=form)
    return row.id


def shown(look: Look, which: ClientFilter = EVERYBODY) -> tuple[DemoWindow, ClientsPage]:
    """The window with the list, once it and the client in front were read."""
    fleet = _fleet()

    def build(look: Look, window: Window, memory: object | None) -> Page:
        desk = demo_desk()
        remembered = ClientsMemory(which, client_id=fleet)
        return ClientsPage(
            look.theme,
            look.phrases,
            desk.house.company,
            desk.tasks,
            desk.acting,
            window,
            desk.clock,
            LoosePaper(desk.tasks, window, look.phrases, Settings, Outlets()),
            Outlets(),
            Exporter(
                look.theme,
                look.phrases,
                desk.tasks,
                desk.acting,
                window,
                desk.house.company.time_zone,
                nowhere,
            ),
            memory=remembered,
        )

    screens = (
        empty("visits", "car", lambda _: _("Visits"), OpenVisit, StartCheckIn),
        Screen("clients", "users", _title, build, answers=(OpenClient,)),
        empty("invoices", "file-text", lambda _: _("Invoices"), OpenInvoice),
    )
    window = DemoWindow(look, screens)
    window.show_screen("clients")
    page = window.page("clients")
    assert isinstance(page, ClientsPage)
    wait(lambda: page.pane.face is not None and bool(page.pane.history.rows))
    return window, page


@shot("clients")
def everything(look: Look) -> QWidget:
    """All of them, a company that owes in front."""
    return shown(look)[0]


@shot("clients-made-one")
def made_one(look: Look) -> QWidget:
    """Somebody was made one with the client in front, and can be parted again."""
    window, page = shown(look)
    desk = demo_desk()
    kept = desk.ask(client_file, client_id=_fleet()).client
    # What the page asked itself is answered before this.
    desk.ask(ways_back, client_id=kept.id)
    gone = replace(kept, name="Quick Couriers")
    merged = MergedClients(kept, kept, gone, Moved(gone.id, kept.id, ()), Standing())
    wait(lambda: page.work.merges.ways == ())
    page.pane.way.show_ways((WayBack(merged, desk.clock.now() + KEPT_FOR),))
    return window


@shot("clients-visits")
def visits(look: Look) -> QWidget:
    """What is behind the figure of the visits."""
    window, page = shown(look)
    page.pane.figures.buttons[StandingFigure.VISITS].click()
    wait(lambda: window.frame.panel.findChildren(PastPanel)[-1].rows.current is not None)
    return window


@shot("clients-none")
def nothing(look: Look) -> QWidget:
    """A search that finds nobody."""
    window, page = shown(look, ClientFilter("zzz"))
    wait(lambda: page.listing.is_empty)
    return window


@shot("clients-form")
def form(look: Look) -> QWidget:
    """The form of a company with two phones."""
    window, page = shown(look)
    page.work.correct()
    return window


@shot("clients-vehicle")
def vehicle(look: Look) -> QWidget:
    """The form of a car."""
    window, page = shown(look)
    page.pane.cars[0].details.click()
    wait(lambda: bool(window.findChildren(VehicleFormPanel)))
    panel = window.findChildren(VehicleFormPanel)[0]
    panel.vin.set_text("JTMHX09J604012345")
    panel.vin.changed.emit(panel.vin.text)
    return window


def _is_drawn(widget: QWidget) -> bool:
    """True once the paper is on the screen, drawn by Qt's own thread."""
    document = widget.findChildren(QPdfDocument)[0]
    count = widget.property("looks")
    looks = count + 1 if isinstance(count, int) else 1
    widget.setProperty("looks", looks)
    return document.status() is QPdfDocument.Status.Ready and looks > 60


@shot("clients-statement", is_ready=_is_drawn)
def statement(look: Look) -> QWidget:
    """A statement of account, in the language of the client."""
    window, page = shown(look)
    page.work.open_statement()
    return window


@cache
def _twin() -> UUID:
    """The company written down a second time, on another day, by somebody in a hurry."""
    desk = demo_desk()
    known = desk.ask(client_file, client_id=_fleet()).client
    form = ClientForm(
        known.name.split()[0] + " Couriers", known.phone, "drivers@fleet.example", notes="Cash only"
    )
    return desk.ask(add_client, staff_id=desk.acting(), form=form).id


@shot("clients-merge")
def merge(look: Look) -> QWidget:
    """Two clients side by side."""
    _twin()
    window, page = shown(look)
    wait(lambda: not page.pane.hint.isHidden())
    page.pane.hint.compare.click()
    return window


@shot("clients-duplicates")
def duplicates(look: Look) -> QWidget:
    """Everything that may be there twice."""
    _twin()
    window, page = shown(look)
    page.listing.duplicates.click()
    wait(lambda: window.findChildren(DuplicatesPanel)[0].is_read)
    return window


@shot("clients-erase")
def erase(look: Look) -> QWidget:
    """What an erasure would take and leave, of a company that still owes."""
    window, page = shown(look)
    assert page.pane.file is not None
    page.work.law.open_erasure(page.pane.file.client)
    wait(lambda: bool(window.findChildren(ErasePanel)))
    return window
