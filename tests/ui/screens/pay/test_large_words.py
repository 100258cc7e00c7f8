"""With large words on the smallest screen the large button is seen whole, without scrolling to it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.ui.screens.pay.screen import PayPage
from cardesk_desktop.ui.theme import Motion, Theme, apply_theme, build_theme
from tests.ui.screens.pay.till import Till, counter
from tests.ui.shop import Shop
from tests.ui.window import RecordingWindow

_SMALL = (1278, 640)
"""The page in pixels, in a window of 1366x768 with large words around it."""


@pytest.fixture(params=(100, 150, 200))
def large(dressed: QApplication, request: pytest.FixtureRequest) -> Iterator[Theme]:
    look = build_theme(is_dark=False, is_rtl=False, scale_percent=request.param, motion=Motion(0))
    apply_theme(dressed, look)
    yield look
    dressed.setStyleSheet("")


@pytest.fixture
def roomy(qtbot: QtBot, shop: Shop, window: RecordingWindow, large: Theme, phrases: Phrasebook) -> Till:
    return Till(qtbot, shop, window, large, phrases)


def _is_whole(part: QWidget) -> bool:
    return part.isVisible() and part.visibleRegion().boundingRect() == part.rect()


def _opened(till: Till) -> PayPage:
    page = counter(till)
    page.resize(*_SMALL)
    return page


def test_the_button_that_takes_the_money_is_seen_whole(roomy: Till) -> None:
    page = _opened(roomy)
    roomy.wait(lambda: _is_whole(page.paying.entry.take_button))

    roomy.type("100")
    roomy.wait(lambda: _is_whole(page.paying.entry.take_button))


def test_the_button_for_the_next_car_is_seen_whole_and_has_the_keyboard(roomy: Till) -> None:
    page = _opened(roomy)
    roomy.type("100")
    roomy.enter()
    roomy.paid()

    roomy.wait(lambda: _is_whole(page.thanks.next_button))
    assert page.thanks.next_button.hasFocus()


def test_it_goes_back_into_its_card_where_there_is_room_again(roomy: Till) -> None:
    page = _opened(roomy)
    roomy.wait(lambda: _is_whole(page.paying.entry.take_button))

    page.resize(1900, 2400)

    card, button = page.paying.entry, page.paying.entry.take_button
    roomy.wait(lambda: card.isAncestorOf(button) and _is_whole(button))
