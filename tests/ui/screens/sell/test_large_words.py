"""With words twice as large on a small screen: pad and amount are seen whole, and never scrolled for."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from cardesk_desktop.domain.money import Money, currency
from cardesk_desktop.domain.vehicle import SizeClass
from cardesk_desktop.i18n import Phrasebook, load_phrasebook
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.screens.sell.ticket_card import TicketCard
from cardesk_desktop.ui.screens.sell.ticket_panels import DiscountPanel
from cardesk_desktop.ui.screens.sell.tile_pane import TilePane
from cardesk_desktop.ui.theme import Motion, Theme, apply_theme, build_theme
from tests.builders import make_ticket
from tests.screenshots.sell import selling_page
from tests.ui.screens.sell.seen_tickets import seen

_PANEL = (912, 660)
"""What a window of 1366x768 leaves for the inside of a side panel at 200 per cent."""


@contextmanager
def _selling(dressed: QApplication, theme: Theme, language: str, percent: int) -> Iterator[QWidget]:
    """The page of Sell in a window of 1366x768; the look is `theme` again afterwards."""
    phrases = load_phrasebook(language)
    look = build_theme(is_dark=False, is_rtl=phrases.language.is_rtl, scale_percent=percent, motion=Motion(0))
    apply_theme(dressed, look)
    window = selling_page(Look(look, phrases))
    window.resize(1366, 768)
    window.show()
    try:
        yield window
    finally:
        window.close()
        window.deleteLater()
        apply_theme(dressed, theme)


@pytest.mark.parametrize("language", ["en", "fr", "ar", "es", "ru"])
def test_the_pad_and_what_it_comes_to_are_in_sight(qtbot: QtBot, language: str) -> None:
    phrases = load_phrasebook(language)
    theme = build_theme(is_dark=False, is_rtl=phrases.language.is_rtl, scale_percent=200, motion=Motion(0))
    panel = DiscountPanel(theme, phrases, make_ticket())
    qtbot.addWidget(panel)
    panel.resize(*_PANEL)
    panel.show()
    panel.editor.rate.set_text("10")
    shown = QRect(QPoint(0, 0), panel.size())
    pad = QRect(panel.pad.mapTo(panel, QPoint(0, 0)), panel.pad.size())
    assert shown.contains(pad)
    assert not panel.area.isAncestorOf(panel.pad)
    assert panel.width() == _PANEL[0]


@pytest.mark.parametrize("percent", [175, 200])
@pytest.mark.parametrize("language", ["en", "fr", "ar", "es", "ru"])
def test_the_amount_on_the_large_button_is_whole(
    qtbot: QtBot, dressed: QApplication, theme: Theme, language: str, percent: int
) -> None:
    with _selling(dressed, theme, language, percent) as window:
        (card,) = window.findChildren(TicketCard)
        qtbot.waitUntil(lambda: "279" in card.pay.words)
        QTest.qWait(50)
        assert card.pay.minimumSizeHint().width() <= card.pay.width()
        assert card.pay.accessibleName() == load_phrasebook(language)(
            "Pay {amount}", amount=Money(27_990, currency("AED"))
        )
        for button in (card.pay, card.park):
            assert card.rect().contains(QRect(button.mapTo(card, QPoint(0, 0)), button.size()))


def test_key_and_verb_go_before_a_digit_does(qtbot: QtBot, theme: Theme, phrases: Phrasebook) -> None:
    around = QWidget()
    qtbot.addWidget(around)
    card = TicketCard(theme, phrases, around)
    around.resize(500, 700)
    around.show()
    of_ticket = seen(make_ticket())
    amount = phrases.money(of_ticket.priced.gross)
    card.show_view(of_ticket)
    said = []
    for width in (420, 280, 220, 180):
        card.resize(width, 600)
        said.append((bool(card.park.words), card.pay.words))
        assert amount in card.pay.words
    assert said[0] == (True, f"Pay {amount}")
    assert said[-1] == (False, amount)


@pytest.mark.parametrize("percent", [100, 150, 200])
@pytest.mark.parametrize("language", ["en", "fr", "ar", "es", "ru"])
def test_the_search_and_the_size_that_is_priced_are_read_whole(
    qtbot: QtBot, dressed: QApplication, theme: Theme, language: str, percent: int
) -> None:
    with _selling(dressed, theme, language, percent) as window:
        (tiles,) = window.findChildren(TilePane)
        qtbot.waitUntil(lambda: bool(tiles.shelves.keys))
        tiles.show_size(SizeClass.SUV)
        QTest.qWait(50)
        said = tiles.search.editor
        assert said.fontMetrics().horizontalAdvance(said.placeholderText()) < said.width()
        assert tiles.sizes.width() >= tiles.sizes.sizeHint().width()
