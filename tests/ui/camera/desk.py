"""The way of a page to the camera, in tests: there is no camera, unless the test brings its own."""

from __future__ import annotations

import sys
from pathlib import Path

from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.settings import Settings
from cardesk_desktop.ui.camera.desk import CameraDesk
from cardesk_desktop.ui.camera.loading import AskForPhoto, CameraWays
from cardesk_desktop.ui.navigator import Window
from cardesk_desktop.ui.preferences import Preferences
from cardesk_desktop.ui.tasks import Tasks
from cardesk_desktop.ui.theme import Theme
from tests.ui.unwritten_settings import UnwrittenSettings


def no_file(_: Phrasebook) -> Path | None:
    """The person turns back."""
    return None


def nothing_there() -> bool:
    """Nothing speaks to cameras on this computer."""
    return False


def camera_desk(
    theme: Theme,
    phrases: Phrasebook,
    tasks: Tasks,
    window: Window,
    *,
    ways: CameraWays | None = None,
    ask_for_photo: AskForPhoto = no_file,
    settings: Settings | None = None,
    system: str = sys.platform,
) -> CameraDesk:
    """What a page is given; settings are kept nowhere."""
    preferences = Preferences(settings or Settings(), UnwrittenSettings(), tasks)
    made = ways or CameraWays(load=nothing_there, ask_for_photo=ask_for_photo)
    return CameraDesk(theme, phrases, tasks, window, preferences, made, system)
