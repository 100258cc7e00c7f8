"""The panels of the camera in every state: before, while and after a picture is taken."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget
from zxingcpp import BarcodeFormat

from cardesk_desktop.ui.camera.loading import CameraWays
from cardesk_desktop.ui.camera.photo_panel import PhotoPanel
from cardesk_desktop.ui.camera.scan_panel import ScanPanel
from cardesk_desktop.ui.camera.viewfinder import Viewfinder
from cardesk_desktop.ui.navigator import Window
from cardesk_desktop.ui.page import Page
from cardesk_desktop.ui.requests import AddItem, OpenTicket
from cardesk_desktop.ui.screen import Look, Screen
from cardesk_desktop.ui.screens.sell.screen import SellPage
from cardesk_desktop.vision.camera import (
    Camera,
    CameraDevice,
    CameraSkills,
    CameraState,
    CameraWatcher,
    device_for,
)
from tests.screenshots.demo import DemoWindow, demo_desk
from tests.screenshots.registry import shot
from tests.screenshots.stage import wait
from tests.ui.camera.desk import camera_desk
from tests.unit.vision.codes import SHAMPOO, badly_lit, code_picture, frame_of, on_the_counter

_DEVICES = (CameraDevice("lid", "Integrated camera"), CameraDevice("usb", "Logitech C920"))
_SKILLS = CameraSkills(has_torch=True, most_zoom_percent=400)
_KNOWN = "6291041500213"


@dataclass
class StillCamera:
    """Shows one picture, or is in a state, for ever."""

    watcher: CameraWatcher[QImage]
    state: CameraState
    picture: QImage | None
    skills: CameraSkills = _SKILLS

    def start(self, wanted_id: str) -> None:
        self.watcher.on_camera_state(CameraState.STARTING)
        devices = () if self.state is CameraState.NONE_FOUND else _DEVICES
        used = device_for(devices, wanted_id)
        is_gone = self.state is CameraState.UNPLUGGED
        self.watcher.on_cameras(devices[1:] if is_gone else devices, used.id if used and not is_gone else "")
        self.watcher.on_camera_state(self.state)
        if self.picture is not None:
            for _ in range(3):
                self.watcher.on_picture(self.picture)

    def stop(self) -> None:
        self.watcher.on_camera_state(CameraState.OFF)

    def zoom(self, percent: int) -> None:
        pass

    def light(self, is_on: bool) -> None:
        pass


def _counter(*codes: tuple[str, BarcodeFormat]) -> QImage:
    stickers = [code_picture(text, kind, scale=4, turn=6) for text, kind in codes]
    frame = frame_of(badly_lit(on_the_counter(stickers)))
    return QImage(frame.pixels, frame.width, frame.height, frame.stride, QImage.Format.Format_RGB32).copy()


def still_camera(
    state: CameraState, picture: QImage | None, watcher: CameraWatcher[QImage], _parent: object
) -> Camera:
    """What makes a camera of a way to one."""
    return StillCamera(watcher, state, picture)


def _till(
    look: Look, state: CameraState, picture: QImage | None, system: str = "linux"
) -> tuple[DemoWindow, SellPage]:
    desk = demo_desk()

    def build(_look: Look, window: Window, _memory: object | None) -> Page:
        ways = CameraWays(
            load=lambda: state is not CameraState.UNSUPPORTED, make=partial(still_camera, state, picture)
        )
        cameras = camera_desk(look.theme, look.phrases, desk.tasks, window, ways=ways, system=system)
        return SellPage(cameras, desk.acting, window)

    answers = (OpenTicket, AddItem)
    screen = Screen("sell", "shopping-cart", lambda _: _("Sell"), build, answers=answers)
    window = DemoWindow(look, [screen])
    page = window.page("sell")
    assert isinstance(page, SellPage)
    wait(lambda: page.tiles.grid.model().rowCount() > 0)
    return window, page


def _in_state(state: CameraState) -> Callable[[QWidget], bool]:
    def is_so(window: QWidget) -> bool:
        finder = window.findChild(Viewfinder)
        return finder is not None and finder.state is state

    return is_so


def _photo(look: Look, state: CameraState, system: str = "linux") -> QWidget:
    picture = _counter((SHAMPOO, BarcodeFormat.EAN13)) if state is CameraState.LIVE else None
    window, page = _till(look, state, picture, system)
    page.scanning._cameras.take_photo(lambda _: None)
    return window


@shot("camera-live", is_ready=_in_state(CameraState.LIVE))
def live(look: Look) -> QWidget:
    """The live picture, with what the camera can do."""
    return _photo(look, CameraState.LIVE)


def _is_reviewed(window: QWidget) -> bool:
    panel = window.findChild(PhotoPanel)
    if panel is not None and panel.finder.state is CameraState.LIVE:
        panel.taking.take.click()
        panel.review.square.click()
    return panel is not None and panel.review.isVisible()


@shot("camera-review", is_ready=_is_reviewed)
def review(look: Look) -> QWidget:
    """The photo that was taken, cut to a square."""
    return _photo(look, CameraState.LIVE)


@shot("camera-none", is_ready=_in_state(CameraState.NONE_FOUND))
def none_found(look: Look) -> QWidget:
    """There is no camera."""
    return _photo(look, CameraState.NONE_FOUND)


@shot("camera-busy", is_ready=_in_state(CameraState.BUSY))
def busy(look: Look) -> QWidget:
    """Another program has it, or Windows gives it to no program."""
    return _photo(look, CameraState.BUSY, "win32")


@shot("camera-refused", is_ready=_in_state(CameraState.REFUSED))
def refused(look: Look) -> QWidget:
    """The system refuses it; on Windows, with the way to allow it."""
    return _photo(look, CameraState.REFUSED, "win32")


@shot("camera-refused-mac", is_ready=_in_state(CameraState.REFUSED))
def refused_on_a_mac(look: Look) -> QWidget:
    """The same on macOS."""
    return _photo(look, CameraState.REFUSED, "darwin")


@shot("camera-unplugged", is_ready=_in_state(CameraState.UNPLUGGED))
def unplugged(look: Look) -> QWidget:
    """It was pulled out; another one is offered."""
    return _photo(look, CameraState.UNPLUGGED)


@shot("camera-unsupported", is_ready=_in_state(CameraState.UNSUPPORTED))
def unsupported(look: Look) -> QWidget:
    """What speaks to cameras is missing."""
    return _photo(look, CameraState.UNSUPPORTED)


@shot("camera-trial", is_ready=_in_state(CameraState.LIVE))
def trial(look: Look) -> QWidget:
    """The camera is chosen and tried, from the settings."""
    window, page = _till(look, CameraState.LIVE, _counter((SHAMPOO, BarcodeFormat.EAN13)))
    page.scanning._cameras.try_out()
    return window


def _has_result(window: QWidget) -> bool:
    panel = window.findChild(ScanPanel)
    return panel is not None and panel.result.isVisible()


@shot("camera-scan-unknown", is_ready=_has_result)
def scan_unknown(look: Look) -> QWidget:
    """Nobody knows this code."""
    window, page = _till(look, CameraState.LIVE, _counter((_KNOWN, BarcodeFormat.EAN13)))
    page.tiles.scan.click()
    return window


def _has_choices(window: QWidget) -> bool:
    panel = window.findChild(ScanPanel)
    return panel is not None and len(panel.choices) > 1


@shot("camera-scan-several", is_ready=_has_choices)
def scan_several(look: Look) -> QWidget:
    """Two codes in view: outlined and numbered."""
    picture = _counter((SHAMPOO, BarcodeFormat.EAN13), ("96385074", BarcodeFormat.EAN8))
    window, page = _till(look, CameraState.LIVE, picture)
    page.tiles.scan.click()
    return window
