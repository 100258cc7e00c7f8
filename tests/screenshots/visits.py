"""The board of the demo company, a check-in, and a car with its history."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.operations.checking_in import look_up_plate
from cardesk_desktop.ui.navigator import Window
from cardesk_desktop.ui.page import Page
from cardesk_desktop.ui.requests import (
    AddItem,
    OpenInvoice,
    OpenTicket,
    OpenVehicle,
    OpenVisit,
    StartCheckIn,
)
from cardesk_desktop.ui.screen import Look, Screen
from cardesk_desktop.ui.screens.visits.screen import VisitsPage
from tests.screenshots.demo import DemoWindow, demo_desk
from tests.screenshots.registry import shot
from tests.screenshots.shell import empty
from tests.screenshots.stage import wait

KNOWN = "R 60917"


def _title(_: Phrasebook) -> str:
    return _("Visits")


def _build(look: Look, window: Window, memory: object | None) -> Page:
    desk = demo_desk()
    return VisitsPage(
        look.theme,
        look.phrases,
        desk.tasks,
        desk.acting,
        window,
        clock=desk.clock,
        time_zone=desk.house.company.time_zone,
    )


def _shown(look: Look) -> tuple[DemoWindow, VisitsPage]:
    """The window with the board, once it was read."""
    screens = (
        empty("sell", "shopping-cart", lambda _: _("Sell"), OpenTicket, AddItem),
        Screen("visits", "car", _title, _build, answers=(OpenVisit, StartCheckIn, OpenVehicle)),
        empty("invoices", "file-text", lambda _: _("Invoices"), OpenInvoice),
    )
    window = DemoWindow(look, screens)
    window.show_screen("visits")
    page = window.page("visits")
    assert isinstance(page, VisitsPage)
    wait(lambda: bool(page.inside.figures.values))
    return window, page


@shot("visits")
def visits(look: Look) -> QWidget:
    """The board on a busy day."""
    return _shown(look)[0]


@shot("visits-check-in")
def check_in(look: Look) -> QWidget:
    """A known car at the door, its services before they are chosen."""
    window, page = _shown(look)
    known = demo_desk().ask(look_up_plate, text=KNOWN)[0]
    page.on_request(StartCheckIn(KNOWN))
    panel = page.panels.check_in
    assert panel is not None
    panel.plate.known_picked.emit(known)
    car = panel.car
    assert car is not None
    wait(lambda: bool(car.services.tiles))
    car.services.tiles[0].click()
    return window


@shot("visits-check-in-plate")
def check_in_plate(look: Look) -> QWidget:
    """A plate half typed."""
    window, page = _shown(look)
    page.on_request(StartCheckIn("R"))
    panel = page.panels.check_in
    assert panel is not None
    wait(lambda: bool(panel.plate.suggestions.keys))
    return window


@shot("visits-check-in-new")
def check_in_new(look: Look) -> QWidget:
    """A car that was never here."""
    window, page = _shown(look)
    page.on_request(StartCheckIn("ZZ 4411"))
    panel = page.panels.check_in
    assert panel is not None
    panel.plate.new_picked.emit()
    car = panel.car
    assert car is not None
    wait(lambda: bool(car.services.tiles))
    return window


@shot("visits-car")
def car(look: Look) -> QWidget:
    """A car with its history."""
    window, page = _shown(look)
    board = demo_desk().ask(look_up_plate, text="M 90441")[0]
    page.on_request(OpenVehicle(board.vehicle.id))
    panel = page.panels.history
    assert panel is not None
    wait(lambda: panel.history is not None)
    return window
