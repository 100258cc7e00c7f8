"""The board of the demo company, a check-in, and a car with its history."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PIL import Image
from PySide6.QtWidgets import QWidget

from benchmarks.scenes.writing import stamp
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.operations.checking_in import look_up_plate
from cardesk_desktop.ui.camera.loading import CameraWays
from cardesk_desktop.ui.lazy_reader import LazyReader
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
from cardesk_desktop.ui.screens.visits.cars_panel import CarsPanel
from cardesk_desktop.ui.screens.visits.check_in.plate_camera import PlateCameraPanel
from cardesk_desktop.ui.screens.visits.figures import BoardFigure
from cardesk_desktop.ui.screens.visits.screen import VisitsPage
from cardesk_desktop.vision.camera import CameraState
from cardesk_desktop.vision.reader import Reader
from tests.screenshots.camera import still_camera
from tests.screenshots.demo import DemoWindow, demo_desk
from tests.screenshots.registry import shot
from tests.screenshots.shell import empty
from tests.screenshots.stage import wait
from tests.ui.camera.booth import image_of
from tests.ui.camera.desk import camera_desk
from tests.ui.still_reader import StillReader

KNOWN = "R 60917"


def _title(_: Phrasebook) -> str:
    return _("Visits")


def _before_the_camera() -> CameraWays:
    """A camera that sees a plate."""
    plate = Image.new("RGBA", (1040, 220), "#f4f4f0")
    stamp(plate, "".join(KNOWN.split()), (40, 35, 1000, 185), gap=0.12)
    picture = Image.new("RGB", (1280, 720), "#4a5560")
    picture.paste(plate, (120, 250))
    return CameraWays(load=lambda: True, make=partial(still_camera, CameraState.LIVE, image_of(picture)))


def _build(
    ways: CameraWays | None, reader: Reader | None, look: Look, window: Window, memory: object | None
) -> Page:
    desk = demo_desk()
    cameras = camera_desk(look.theme, look.phrases, desk.tasks, window, ways=ways)
    return VisitsPage(
        look.theme,
        look.phrases,
        desk.tasks,
        desk.acting,
        window,
        clock=desk.clock,
        time_zone=desk.house.company.time_zone,
        cameras=replace(cameras, reader=LazyReader(reader)),
    )


def _shown(
    look: Look, *, ways: CameraWays | None = None, reader: Reader | None = None
) -> tuple[DemoWindow, VisitsPage]:
    """The window with the board, once it was read."""
    screens = (
        empty("sell", "shopping-cart", lambda _: _("Sell"), OpenTicket, AddItem),
        Screen(
            "visits",
            "car",
            _title,
            partial(_build, ways, reader),
            answers=(OpenVisit, StartCheckIn, OpenVehicle),
        ),
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


def _is_offered(window: QWidget) -> bool:
    panel = window.findChild(PlateCameraPanel)
    return panel is not None and bool(panel.suggestions.keys) and panel.finder.view.picture is not None


@shot("visits-check-in-camera", is_ready=_is_offered)
def check_in_camera(look: Look) -> QWidget:
    """A plate before the camera: the car that is known by it, and what else it may say."""
    window, page = _shown(look, ways=_before_the_camera(), reader=StillReader("DUBAI", KNOWN, "R 6O9I7 X"))
    page.on_request(StartCheckIn(""))
    panel = page.panels.check_in
    assert panel is not None
    assert panel.plate.photo is not None
    panel.plate.photo.live.click()
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


@shot("visits-unpaid")
def unpaid(look: Look) -> QWidget:
    """The cars behind what is unpaid."""
    window, page = _shown(look)
    page.inside.figures.buttons[BoardFigure.UNPAID].click()
    panel = window.frame.panel.findChildren(CarsPanel)[-1]
    wait(lambda: panel.rows.current is not None)
    return window


@shot("visits-today")
def today(look: Look) -> QWidget:
    """The cars of the day."""
    window, page = _shown(look)
    page.inside.figures.buttons[BoardFigure.CARS].click()
    panel = window.frame.panel.findChildren(CarsPanel)[-1]
    wait(lambda: panel.rows.current is not None)
    return window
