"""The page of sync, on a register that has joined."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.theme import Theme
from tests.ui.screens.sync.desk import SyncTable
from tests.ui.shop import Shop
from tests.ui.window import RecordingWindow


@pytest.fixture
def table(qtbot: QtBot, shop: Shop, theme: Theme, phrases: Phrasebook, window: RecordingWindow) -> SyncTable:
    """The page, not asked for anything yet."""
    return SyncTable(qtbot, shop, Look(theme, phrases), window)
