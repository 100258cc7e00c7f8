"""The camera comes, goes, is refused or in use elsewhere: the panel always says so, and goes on by itself."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.ui.camera.photo_panel import PhotoPanel
from cardesk_desktop.ui.camera.state_words import PRIVACY_PAGES, state_words
from cardesk_desktop.vision.camera import CameraSkills, CameraState
from tests.ui.camera.booth import COUNTER, LID, Booth
from tests.ui.camera.bottle import bottle, live
from tests.ui.camera.conftest import Studio


def said(panel: PhotoPanel) -> str:
    face = panel.finder.face
    return face.accessibleName() if face is not None else ""


def test_no_camera_and_then_one_is_plugged_in(studio: Studio, booth: Booth) -> None:
    booth.devices.clear()
    panel = studio.photo_panel()
    studio.wait(lambda: panel.finder.state is CameraState.NONE_FOUND)
    assert said(panel) == "No camera was found"
    assert not panel.taking.take.isEnabled()
    booth.plug(COUNTER)
    studio.hold(bottle(), lambda: panel.finder.state is CameraState.LIVE)
    assert panel.taking.take.isEnabled()


def test_a_camera_that_is_unplugged_goes_on_when_it_is_back(studio: Studio, booth: Booth) -> None:
    panel = live(studio)
    booth.unplug(LID)
    assert panel.finder.state is CameraState.UNPLUGGED
    assert said(panel) == "The camera is unplugged"
    assert panel.finder.view.picture is None
    assert not booth.is_in_use
    booth.plug(LID)
    studio.hold(bottle(), lambda: panel.finder.state is CameraState.LIVE)
    assert booth.opened == ["lid", "lid"]


def test_another_camera_is_offered_when_one_is_gone(studio: Studio, booth: Booth) -> None:
    booth.devices.append(COUNTER)
    panel = live(studio)
    booth.unplug(LID)
    devices = panel.finder.controls.devices
    assert devices.isVisible()
    devices.changed.emit("usb")
    studio.hold(bottle(), lambda: panel.finder.state is CameraState.LIVE)
    assert booth.opened[-1] == "usb"


def test_a_camera_that_gives_no_picture_is_said_to_be_in_use(studio: Studio, booth: Booth) -> None:
    booth.patience_ms = 50
    panel = studio.photo_panel()
    studio.wait(lambda: panel.finder.state is CameraState.BUSY)
    assert said(panel) == "The camera gives no picture"
    face = panel.finder.face
    assert face is not None
    assert face.button is not None
    face.button.click()
    studio.hold(bottle(), lambda: panel.finder.state is CameraState.LIVE)


def test_a_driver_that_breaks_down_is_said(studio: Studio, booth: Booth) -> None:
    panel = live(studio)
    booth.break_down()
    assert panel.finder.state is CameraState.BUSY
    booth.break_down()
    assert panel.finder.state is CameraState.BUSY


def test_a_driver_that_breaks_down_because_the_camera_is_gone(studio: Studio, booth: Booth) -> None:
    panel = live(studio)
    booth.devices.clear()
    booth.break_down()
    assert panel.finder.state is CameraState.UNPLUGGED


def test_what_the_system_refuses_can_be_allowed(studio: Studio, booth: Booth) -> None:
    booth.is_granted = False
    panel = studio.photo_panel()
    studio.wait(lambda: panel.finder.state is CameraState.REFUSED)
    assert not booth.opened
    booth.plug(COUNTER)
    assert panel.finder.state is CameraState.REFUSED
    booth.is_granted = True
    panel.finder.retry()
    studio.hold(bottle(), lambda: panel.finder.state is CameraState.LIVE)


def test_an_answer_that_comes_when_the_panel_is_closed_opens_nothing(studio: Studio, booth: Booth) -> None:
    booth.is_asking = True
    panel = studio.photo_panel()
    studio.wait(lambda: booth.answer is not None)
    panel.finder.hide()
    assert booth.answer is not None
    booth.answer(True)
    assert not booth.opened


def test_without_the_part_that_speaks_to_cameras_files_still_work(studio: Studio, booth: Booth) -> None:
    booth.can_load = False
    panel = studio.photo_panel()
    studio.wait(lambda: panel.finder.state is CameraState.UNSUPPORTED)
    assert said(panel) == "Cameras do not work here"
    assert panel.taking.from_file.isEnabled()


def test_the_camera_is_off_when_the_panel_closes(studio: Studio, booth: Booth) -> None:
    live(studio)
    studio.window.close_panel()
    assert not booth.is_in_use


def test_the_camera_is_off_behind_a_lock_screen(studio: Studio, booth: Booth) -> None:
    panel = live(studio)
    studio.host.hide()
    assert not booth.is_in_use
    assert panel.finder.view.picture is None
    studio.host.show()
    studio.hold(bottle(), lambda: panel.finder.state is CameraState.LIVE)


def test_the_camera_is_off_in_a_minimised_window(studio: Studio, booth: Booth) -> None:
    panel = live(studio)
    studio.host.setWindowState(Qt.WindowState.WindowMinimized)
    studio.wait(lambda: not booth.is_in_use)
    studio.host.setWindowState(Qt.WindowState.WindowNoState)
    studio.host.show()
    QApplication.processEvents()
    studio.hold(bottle(), lambda: panel.finder.state is CameraState.LIVE)


def test_the_choice_of_a_camera_is_remembered(studio: Studio, booth: Booth) -> None:
    booth.devices.append(COUNTER)
    booth.default_id = "lid"
    panel = live(studio)
    devices = panel.finder.controls.devices
    assert devices.value == "lid"
    devices.changed.emit("usb")
    assert studio.settings.camera == "usb"
    studio.window.close_panel()
    live(studio)
    assert booth.opened == ["lid", "usb", "usb"]


def test_torch_and_zoom_are_there_where_the_camera_has_them(studio: Studio, booth: Booth) -> None:
    panel = live(studio)
    controls = panel.finder.controls
    assert not controls.torch.isVisible()
    assert not controls.zoom_in.isVisible()
    studio.window.close_panel()
    booth.skills = CameraSkills(has_torch=True, most_zoom_percent=200)
    controls = live(studio).finder.controls
    controls.torch.click()
    for button in (controls.zoom_in, controls.zoom_in, controls.zoom_in, controls.zoom_out):
        button.click()
    assert booth.lights == [True]
    assert booth.zooms == [150, 200, 150]


@pytest.mark.parametrize("system", ["win32", "darwin", "linux"])
def test_every_state_says_what_can_be_done(phrases: Phrasebook, system: str) -> None:
    for state in CameraState:
        words = state_words(phrases, state, system)
        assert words.title
        assert words.text
    refused = state_words(phrases, CameraState.REFUSED, system)
    assert refused.opens_settings is (system in PRIVACY_PAGES)
    assert state_words(phrases, CameraState.BUSY, system).opens_settings is (system == "win32")
    assert {"win32": "Windows", "darwin": "System Settings"}.get(system, "This computer") in refused.text


def test_this_system_is_the_one_that_is_spoken_of(studio: Studio) -> None:
    assert live(studio).finder._means.system == sys.platform
