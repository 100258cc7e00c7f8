from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.ui.theme import Theme
from tests.ui.screens.catalogue.storeroom import Storeroom
from tests.ui.shop import Shop
from tests.ui.window import RecordingWindow


@pytest.fixture
def room(qtbot: QtBot, shop: Shop, window: RecordingWindow, theme: Theme, phrases: Phrasebook) -> Storeroom:
    return Storeroom(qtbot, shop, window, theme, phrases)
