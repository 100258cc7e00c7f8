"""An office where invoices are looked at, and one where they are taken back."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.ui.theme import Theme
from tests.ui.screens.invoices.office import Office, RefundDesk
from tests.ui.shop import Shop
from tests.ui.window import RecordingWindow


@pytest.fixture
def office(qtbot: QtBot, shop: Shop, window: RecordingWindow, theme: Theme, phrases: Phrasebook) -> Office:
    return Office(qtbot, shop, window, theme, phrases)


@pytest.fixture
def desk(qtbot: QtBot, shop: Shop, window: RecordingWindow, theme: Theme, phrases: Phrasebook) -> RefundDesk:
    return RefundDesk(qtbot, shop, window, theme, phrases)
