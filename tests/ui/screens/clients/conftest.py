"""The page of clients for its tests."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.ui.theme import Theme
from tests.ui.screens.clients.office import Office
from tests.ui.shop import Shop
from tests.ui.window import RecordingWindow


@pytest.fixture
def office(qtbot: QtBot, shop: Shop, theme: Theme, phrases: Phrasebook) -> Iterator[Office]:
    """An office with a window that remembers what it was asked."""
    window = RecordingWindow()
    yield Office(qtbot, shop, window, theme, phrases)
    window.close_panel()
