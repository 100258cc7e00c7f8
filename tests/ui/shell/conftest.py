"""The window under test, closed with its threads at the end."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.theme import Theme
from tests.ui.shell.house import House


@pytest.fixture
def house(theme: Theme, phrases: Phrasebook, qtbot: QtBot) -> Iterator[House]:
    built = House(Look(theme, phrases))
    qtbot.waitUntil(built.window.isActiveWindow)
    yield built
    built.close()
