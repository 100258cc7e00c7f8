"""The fixture of the payment page."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.ui.theme import Theme
from tests.ui.screens.pay.till import Till
from tests.ui.shop import Shop
from tests.ui.window import RecordingWindow


@pytest.fixture
def till(qtbot: QtBot, shop: Shop, window: RecordingWindow, theme: Theme, phrases: Phrasebook) -> Till:
    return Till(qtbot, shop, window, theme, phrases)
