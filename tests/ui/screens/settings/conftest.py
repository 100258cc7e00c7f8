"""Every test of the page begins with the settings open."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.settings import Settings, ThemeChoice
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.theme import Theme
from tests.ui.screens.settings.opened import Opened


@pytest.fixture
def opened(tmp_path: Path, theme: Theme, phrases: Phrasebook) -> Iterator[Opened]:
    on_screen = Opened(tmp_path, Look(theme, phrases), Settings(theme=ThemeChoice.LIGHT))
    yield on_screen
    on_screen.close()
