from __future__ import annotations

from functools import partial

import pytest
from pytestqt.qtbot import QtBot

from cardesk_desktop.domain.catalogue import Product
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.ui.theme import Theme
from tests.builders import make_product
from tests.ui.screens.catalogue.storeroom import Storeroom
from tests.ui.screens.catalogue.writing_down import add_item
from tests.ui.shop import Shop
from tests.ui.window import RecordingWindow


@pytest.fixture
def room(qtbot: QtBot, shop: Shop, window: RecordingWindow, theme: Theme, phrases: Phrasebook) -> Storeroom:
    return Storeroom(qtbot, shop, window, theme, phrases)


FOAM = make_product("Tyre foam", milli=35_000)


@pytest.fixture
def goods(room: Storeroom) -> list[Product]:
    """Some products more."""
    made = [FOAM, make_product("Wax", milli=80_000), make_product("Cloth", milli=9_000)]
    for product in made:
        room.shop.write(partial(add_item, product))
    return made
