"""The page of clients for its tests."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from cardesk_desktop.domain.plate import Plate, Region
from cardesk_desktop.domain.vehicle import SizeClass, Vehicle
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.store.unit_of_work import UnitOfWork
from cardesk_desktop.ui.theme import Theme
from tests.builders import identity
from tests.ui.screens.clients.office import Office
from tests.ui.screens.clients.twins import TWIN
from tests.ui.shop import Shop
from tests.ui.window import RecordingWindow


@pytest.fixture
def office(qtbot: QtBot, shop: Shop, theme: Theme, phrases: Phrasebook) -> Iterator[Office]:
    """An office with a window that remembers what it was asked."""
    window = RecordingWindow()
    yield Office(qtbot, shop, window, theme, phrases)
    window.close_panel()


@pytest.fixture
def twins(office: Office) -> Office:
    """Fatima stands twice, and so does a plate; the owner is at the desk."""

    def write(work: UnitOfWork) -> None:
        work.clients.add(TWIN)
        for name in ("one", "two"):
            plate = Plate.read("A 777", Region.DUBAI)
            work.vehicles.add(Vehicle(identity(name), plate, SizeClass.SEDAN, make="Kia", client_id=TWIN.id))

    office.shop.write(write)
    office.acting = lambda: office.shop.owner.id
    return office
