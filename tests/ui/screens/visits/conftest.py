"""The board's own fixture."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.ui.theme import Theme
from tests.ui.screens.visits.floor import Floor
from tests.ui.shop import Shop


@pytest.fixture
def floor(shop: Shop, qtbot: QtBot, theme: Theme, phrases: Phrasebook) -> Floor:
    """A shop before its first car of the day."""
    return Floor(shop, qtbot, theme, phrases)
