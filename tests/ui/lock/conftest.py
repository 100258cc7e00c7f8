"""The window of a wash whose people have PINs, closed with its scanner at the end."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.theme import Theme
from tests.ui.lock.house import LockedHouse
from tests.ui.shop import Shop


@pytest.fixture
def look(theme: Theme, phrases: Phrasebook) -> Look:
    """Light and English."""
    return Look(theme, phrases)


@pytest.fixture
def locked(shop: Shop, look: Look, qtbot: QtBot) -> Iterator[LockedHouse]:
    """The window as it begins: behind its lock screen."""
    house = LockedHouse(shop, look)
    qtbot.waitUntil(house.window.isActiveWindow)
    yield house
    house.close()


@pytest.fixture
def house(shop: Shop, look: Look, qtbot: QtBot) -> Iterator[LockedHouse]:
    """The window open, the front desk at work."""
    house = LockedHouse(shop, look, is_locked=False)
    qtbot.waitUntil(house.window.isActiveWindow)
    yield house
    house.close()
