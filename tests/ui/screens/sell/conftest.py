"""A selling screen that is open on a stocked shop, in a window that remembers what it was asked."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.ui.screens.sell.screen import SellPage
from cardesk_desktop.ui.theme import Theme
from tests.ui.camera.desk import camera_desk
from tests.ui.screens.sell.counter import Counter
from tests.ui.screens.sell.panels import ticket_of
from tests.ui.shop import Shop
from tests.ui.window import RecordingWindow


@pytest.fixture
def counter(shop: Shop) -> Counter:
    """Favourites on the shelves."""
    return Counter(shop)


@pytest.fixture
def window() -> RecordingWindow:
    """The window around the page."""
    return RecordingWindow()


@pytest.fixture
def page(
    qtbot: QtBot, theme: Theme, phrases: Phrasebook, counter: Counter, window: RecordingWindow
) -> Iterator[SellPage]:
    """The page as it comes into view, with its tiles."""
    host = QWidget()
    made = SellPage(camera_desk(theme, phrases, counter.shop.tasks, window), counter.shop.acting, window)
    row = QHBoxLayout(host)
    row.addWidget(made)
    window.host(host)
    qtbot.addWidget(host)
    host.resize(1278, 668)
    host.show()
    made.first_focus().setFocus()
    qtbot.waitUntil(lambda: made.tiles.grid.model().rowCount() == 3)
    qtbot.waitUntil(lambda: len(made.tiles.shelves.keys) == 5)
    yield made
    window.close_panel()


@pytest.fixture
def selling(page: SellPage, counter: Counter, qtbot: QtBot) -> SellPage:
    """The page with a wash and two fresheners on its ticket."""
    view = counter.shop.counter_ticket(counter.full_wash, counter.freshener, counter.freshener)
    page.ticket.open(view.ticket.id)
    qtbot.waitUntil(lambda: len(ticket_of(page).lines) == 2)
    return page
