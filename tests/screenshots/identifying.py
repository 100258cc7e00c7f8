"""A product recognised in its photo, without a network: found, and unknown."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from cardesk_desktop.demo.data.car_care import CAR_CARE
from cardesk_desktop.demo.pictures.drawing import draw
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.ui.camera.photo_panel import TakenPhoto
from cardesk_desktop.ui.lazy_reader import LazyReader
from cardesk_desktop.ui.navigator import Window
from cardesk_desktop.ui.page import Page
from cardesk_desktop.ui.purpose import Purpose
from cardesk_desktop.ui.requests import AddItem, OpenTicket
from cardesk_desktop.ui.screen import Look, Screen
from cardesk_desktop.ui.screens.recognition.candidates_panel import CandidatesPanel
from cardesk_desktop.ui.screens.sell.screen import SellPage
from tests.screenshots.demo import DemoWindow, demo_desk
from tests.screenshots.registry import shot
from tests.screenshots.stage import wait
from tests.ui.camera.desk import camera_desk
from tests.ui.still_reader import StillReader


def _till(look: Look, reader: StillReader) -> QWidget:
    desk = demo_desk()

    def build(_look: Look, window: Window, _memory: object | None) -> Page:
        cameras = camera_desk(look.theme, look.phrases, desk.tasks, window)
        cameras = replace(cameras, reader=LazyReader(reader), may_ask_online=True)
        return SellPage(cameras, desk.acting, window)

    screen = Screen("sell", "shopping-cart", _title, build, answers=(OpenTicket, AddItem))
    window = DemoWindow(look, [screen])
    page = window.page("sell")
    assert isinstance(page, SellPage)
    wait(lambda: page.tiles.grid.model().rowCount() > 0)
    photo = draw(CAR_CARE[0].picture)
    page.identifying.look_at(lambda _product: None, TakenPhoto(photo), purpose=Purpose.TICKET)
    return window


def _title(_: Phrasebook) -> str:
    return _("Sell")


def _has_looked(window: QWidget) -> bool:
    panel = window.findChild(CandidatesPanel)
    return panel is not None and panel.hint.isVisible()


@shot("identify-found", is_ready=_has_looked)
def found(look: Look) -> QWidget:
    """Some products that it may be, with the reasons."""
    return _till(look, StillReader("Wheel cleaner", "500 ml"))


@shot("identify-unknown", is_ready=_has_looked)
def unknown(look: Look) -> QWidget:
    """Nothing in the catalogue fits: a new product, with what was read."""
    return _till(look, StillReader("SHINEX", "4711"))
