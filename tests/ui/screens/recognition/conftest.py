"""The page of recognised photos, open over a shop with some products."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.theme import Theme
from tests.ui.screens.recognition.eyes import Place
from tests.ui.shop import Shop
from tests.ui.window import RecordingWindow


@pytest.fixture
def place(
    qtbot: QtBot, shop: Shop, theme: Theme, phrases: Phrasebook, window: RecordingWindow
) -> Iterator[Place]:
    made = Place(qtbot, shop, Look(theme, phrases), window)
    yield made
    made.desk.stop()
    made.sync.stop()
