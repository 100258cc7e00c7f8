"""The fixture of the page of reports."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.ui.theme import Theme
from tests.ui.screens.reports.office import Office
from tests.ui.shop import Shop


@pytest.fixture
def office(qtbot: QtBot, theme: Theme, phrases: Phrasebook, shop: Shop, tmp_path: Path) -> Office:
    return Office(qtbot, theme, phrases, shop, tmp_path)
