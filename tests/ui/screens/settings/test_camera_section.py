"""The camera in the settings: chosen and tried in a panel, and off before and after."""

from __future__ import annotations

from functools import partial

from pytestqt.qtbot import QtBot

from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.ui.camera.trial_panel import TrialPanel
from cardesk_desktop.ui.screens.settings.camera import CameraBody
from cardesk_desktop.ui.tasks import Tasks
from cardesk_desktop.ui.theme import Theme
from cardesk_desktop.vision.camera import CameraState
from tests.builders import identity
from tests.ui.camera.booth import COUNTER, LID, Booth
from tests.ui.camera.bottle import bottle
from tests.ui.camera.desk import camera_desk
from tests.ui.window import RecordingWindow


def _is_live(booth: Booth, panel: TrialPanel) -> bool:
    booth.hold(bottle())
    return panel.finder.state is CameraState.LIVE


def test_a_camera_is_chosen_where_it_is_seen(qtbot: QtBot, theme: Theme, phrases: Phrasebook) -> None:
    tasks, window, booth = Tasks(), RecordingWindow(), Booth(devices=[LID, COUNTER])
    desk = camera_desk(theme, phrases, tasks, window, ways=booth.ways())
    body = CameraBody(desk, lambda: identity("nobody"), window)
    qtbot.addWidget(body)
    body.show()
    assert booth.source is None

    body.choose.click()
    assert window.panel is not None
    panel = window.panel.findChild(TrialPanel)
    assert panel is not None
    qtbot.waitUntil(partial(_is_live, booth, panel))
    panel.finder.controls.devices.changed.emit(COUNTER.id)
    qtbot.waitUntil(partial(_is_live, booth, panel))
    assert desk.preferences.settings.camera == COUNTER.id

    panel.done.click()
    assert not window.panel_title
    assert not booth.is_in_use
    assert tasks.close(5)
