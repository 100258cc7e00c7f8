"""The selling screen in its states, on the demo company."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from uuid import UUID

from PySide6.QtWidgets import QWidget

from cardesk_desktop.domain.catalogue import ItemKind
from cardesk_desktop.domain.discount import PercentOff
from cardesk_desktop.domain.permission import Role
from cardesk_desktop.domain.quantity import ONE, Quantity
from cardesk_desktop.domain.vehicle import SizeClass
from cardesk_desktop.operations import catalogue, changing_lines, selling, tickets
from cardesk_desktop.operations.correcting_stock import adjust_stock
from cardesk_desktop.operations.ticket_view import view_ticket
from cardesk_desktop.ui.navigator import Window
from cardesk_desktop.ui.page import Page
from cardesk_desktop.ui.requests import AddItem, OpenInvoice, OpenTicket, OpenVehicle, OpenVisit
from cardesk_desktop.ui.screen import Look, Screen
from cardesk_desktop.ui.screens.clients.chooser import ClientChooser
from cardesk_desktop.ui.screens.clients.form import ClientFormPanel
from cardesk_desktop.ui.screens.sell.memory import SellMemory
from cardesk_desktop.ui.screens.sell.screen import SellPage
from tests.screenshots.demo import DemoWindow, demo_desk
from tests.screenshots.registry import shot
from tests.screenshots.shell import empty
from tests.screenshots.stage import wait
from tests.ui.camera.desk import camera_desk

_CAR = "17 84521"
_LOOKS = 60


@dataclass(frozen=True)
class Opened:
    """The window and the page in it."""

    window: DemoWindow
    page: SellPage


def _build(look: Look, window: Window, memory: object | None) -> Page:
    desk = demo_desk()
    remembered = memory if isinstance(memory, SellMemory) else None
    return SellPage(
        camera_desk(look.theme, look.phrases, desk.tasks, window), desk.acting, window, remembered
    )


def opened(look: Look) -> Opened:
    """The window on the counter, with its tiles."""
    screens = (
        Screen("sell", "shopping-cart", lambda _: _("Sell"), _build, answers=(OpenTicket, AddItem)),
        empty("visits", "car", lambda _: _("Visits"), OpenVisit, OpenVehicle),
        empty("invoices", "file-text", lambda _: _("Invoices"), OpenInvoice),
    )
    window = DemoWindow(look, screens)
    page = window.page("sell")
    assert isinstance(page, SellPage)
    wait(lambda: page.tiles.grid.model().rowCount() > 0)
    return Opened(window, page)


def with_ticket(look: Look) -> Opened:
    """The same with a car's ticket in front: services, products, a note, a worker and discounts."""
    made = opened(look)
    ticket_id = _filled_ticket()
    made.page.on_request(OpenTicket(ticket_id))
    wait(lambda: made.page.ticket.ticket_id == ticket_id)
    return made


def _filled_ticket() -> UUID:
    """The ticket of the car in front, filled once for all pictures."""
    desk = demo_desk()
    of_car = next(each for each in desk.ask(tickets.open_tickets) if each.plate and each.plate.text == _CAR)
    this: dict[str, object] = {"staff_id": desk.acting(), "ticket_id": of_car.id}
    view = desk.ask(view_ticket, ticket_id=of_car.id)
    if view.ticket.discount is None:
        found = desk.ask(catalogue.search_items, text="freshener", size_class=view.ticket.size_class)
        for _time in range(2):
            desk.ask(selling.add_item, **this, kind=ItemKind.PRODUCT, item_id=found[0].id)
        worker = next(person for person in desk.house.staff if person.name == "Rajesh")
        for line in view.ticket.lines:
            desk.ask(changing_lines.set_line_details, **this, line_id=line.id, note="", worker_id=worker.id)
        desk.ask(changing_lines.set_discount, **this, discount=PercentOff(1_000, "Friday"))
    return of_car.id


def _settled(window: QWidget) -> bool:
    """True after as many looks as the pictures on the tiles need to be read and decoded."""
    looks = window.property("looks")
    count = looks + 1 if isinstance(looks, int) else 1
    window.setProperty("looks", count)
    return count > _LOOKS


@shot("sell", is_ready=_settled)
def selling_page(look: Look) -> QWidget:
    """A car's ticket beside the tiles."""
    return with_ticket(look).window


@shot("sell-empty", is_ready=_settled)
def counter(look: Look) -> QWidget:
    """The counter before the first item."""
    return opened(look).window


@shot("sell-search", is_ready=_settled)
def searching(look: Look) -> QWidget:
    """What is found while an item's name is typed."""
    made = with_ticket(look)
    made.page.tiles.search_for("w")
    wait(lambda: made.page.tiles.is_showing_search)
    return made.window


@shot("sell-nothing-found")
def nothing_found(look: Look) -> QWidget:
    """A search in vain says what to try."""
    made = with_ticket(look)
    made.page.tiles.search_for("zzzz")
    wait(lambda: made.page.tiles.is_showing_search)
    return made.window


@shot("sell-below-zero", is_ready=_settled)
def below_zero(look: Look) -> QWidget:
    """Goods of which less than nothing is left: sold all the same, and said so on line and tile."""
    ticket_id = _ticket_below_zero()
    made = opened(look)
    made.page.on_request(OpenTicket(ticket_id))
    wait(lambda: made.page.ticket.ticket_id == ticket_id)
    made.page.tiles.search_for("freshener")
    wait(lambda: made.page.tiles.is_showing_search)
    return made.window


@cache
def _ticket_below_zero() -> UUID:
    """Another car's ticket, with a product that had been sold below zero before."""
    desk = demo_desk()
    owner = next(person.id for person in desk.house.staff if person.role is Role.OWNER)
    others = [each for each in desk.ask(tickets.open_tickets) if each.plate and each.plate.text != _CAR]
    found = desk.ask(catalogue.search_items, text="freshener", size_class=SizeClass.SEDAN)
    sold = next(tile for tile in found[1:] if tile.level is not None)
    missing = Quantity(-2_000) + -(sold.level or ONE)
    this: dict[str, object] = {"staff_id": owner, "reason": "Shelf check"}
    desk.ask(adjust_stock, **this, product_id=sold.id, difference=missing)
    item: dict[str, object] = {"kind": sold.kind, "item_id": sold.id}
    desk.ask(selling.add_item, staff_id=owner, ticket_id=others[0].id, **item)
    return others[0].id


@shot("sell-line")
def line(look: Look) -> QWidget:
    """The panel of a line."""
    made = with_ticket(look)
    ticket = made.page.ticket.ticket
    assert ticket is not None
    made.page.panels.open_line(ticket.lines[-1].id)
    return made.window


@shot("sell-discount")
def discount(look: Look) -> QWidget:
    """The panel of the ticket's discount."""
    made = with_ticket(look)
    made.page.panels.open_discount()
    return made.window


@shot("sell-client")
def client(look: Look) -> QWidget:
    """The panel in which a client is found."""
    made = with_ticket(look)
    made.page.panels.open_client()
    chooser = made.window.findChild(ClientChooser)
    assert chooser is not None
    chooser.search.set_text("a")
    wait(lambda: bool(chooser.rows))
    return made.window


@shot("sell-new-client")
def new_client(look: Look) -> QWidget:
    """The form of a company."""
    made = with_ticket(look)
    made.page.panels.open_client()
    chooser = made.window.findChild(ClientChooser)
    assert chooser is not None
    chooser.creating.emit("Gulf Rent LLC", "")
    form = made.window.findChild(ClientFormPanel)
    assert form is not None
    form.kind.set_value(True)
    form.kind.changed.emit(True)
    return made.window


@shot("sell-void")
def void(look: Look) -> QWidget:
    """Why a ticket is voided."""
    made = with_ticket(look)
    made.page.panels.void()
    return made.window
