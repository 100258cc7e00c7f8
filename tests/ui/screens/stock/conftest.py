"""The fixture of the page of stock."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from cardesk_desktop.domain.money import Money
from cardesk_desktop.domain.quantity import Quantity
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.operations.receiving_stock import receive
from cardesk_desktop.ui.theme import Theme
from tests.builders import AED
from tests.ui.screens.stock.store import CLOTH, Store
from tests.ui.shop import Shop
from tests.ui.window import RecordingWindow


@pytest.fixture
def stock(qtbot: QtBot, shop: Shop, window: RecordingWindow, theme: Theme, phrases: Phrasebook) -> Store:
    shop.write(lambda work: work.catalogue.add_product(CLOTH))
    shop.ask(
        receive,
        staff_id=shop.owner.id,
        product_id=CLOTH.id,
        quantity=Quantity.of(10),
        unit_cost=Money(700, AED),
    )
    return Store(qtbot, shop, window, theme, phrases, shop.owner.id)
