"""The section on the screen."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.theme import Theme
from tests.ui.screens.settings.account.section import Section
from tests.ui.shop import Shop
from tests.ui.window import RecordingWindow


@pytest.fixture
def section(
    qtbot: QtBot, shop: Shop, theme: Theme, phrases: Phrasebook, window: RecordingWindow
) -> Iterator[Section]:
    made = Section(shop, Look(theme, phrases), window)
    qtbot.addWidget(made.body)
    made.body.show()
    yield made
    made.sync.stop()
