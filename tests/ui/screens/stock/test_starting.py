"""Counts that go on are offered within the panel, however long the names are."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from cardesk_desktop.domain.catalogue import Names
from cardesk_desktop.domain.stock_count import CountScope, StockCount
from cardesk_desktop.i18n import LANGUAGES, load_phrasebook
from cardesk_desktop.operations.counting_stock import CountView
from cardesk_desktop.ui.screens.stock.memory import EVERYTHING
from cardesk_desktop.ui.screens.stock.starting import CountStart
from cardesk_desktop.ui.theme import Theme
from cardesk_desktop.ui.widgets.card import PressCard
from tests.builders import NOW, identity

PANEL = 430
"""What a side panel leaves between its edges."""


@pytest.mark.parametrize("language", [language.code for language in LANGUAGES])
def test_a_count_that_goes_on_stays_within_the_panel(qtbot: QtBot, theme: Theme, language: str) -> None:
    count = StockCount(identity("count"), CountScope.CATEGORY, NOW, "Rajesh Kumar Subramanian")
    view = CountView(count, Names("Microfibre cloths, brushes and pads"), 1_206, 1_446)
    start = CountStart(theme, load_phrasebook(language), (view,), (), EVERYTHING, 0)
    qtbot.addWidget(start)
    assert start.minimumSizeHint().width() <= PANEL
    (card,) = start.findChildren(PressCard)
    with qtbot.waitSignal(start.resumed) as told:
        card.click()
    assert told.args == [view]
