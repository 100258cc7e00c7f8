"""A delivery is received on the smallest screen of a front desk, without scrolling to the button."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cardesk_desktop.domain.catalogue import Names
from cardesk_desktop.domain.money import Money
from cardesk_desktop.domain.quantity import Quantity
from cardesk_desktop.i18n import LANGUAGES, load_phrasebook
from cardesk_desktop.operations.writing_deliveries import DeliveryView, UnpackedLine
from cardesk_desktop.ui.screens.stock.delivery_side import DeliverySide
from cardesk_desktop.ui.theme import Motion, Theme, apply_theme, build_theme
from tests.builders import AED, make_company

ROOM_PX, WIDTH_PX = 632, 482
"""What a window of 1366x768 leaves between its header and its foot, and the width of the side there."""
LINE = UnpackedLine(
    UUID(int=1), Names("Espresso"), "CF-404", Quantity.of(40), Money(495, AED), Money(19_800, AED)
)


@pytest.fixture(params=[language.code for language in LANGUAGES])
def side(
    request: pytest.FixtureRequest, qtbot: QtBot, dressed: QApplication, theme: Theme
) -> Iterator[DeliverySide]:
    phrases = load_phrasebook(request.param)
    own = build_theme(is_dark=False, is_rtl=phrases.language.is_rtl, motion=Motion(0))
    apply_theme(dressed, own)
    side = DeliverySide(own, phrases, make_company())
    qtbot.addWidget(side)
    yield side
    apply_theme(dressed, theme)


def test_the_line_in_hand_and_the_button_stand_together(side: DeliverySide) -> None:
    side.show_view(DeliveryView((LINE,), None, "DN 20771", Money(19_800, AED), ()))
    side.show_line(LINE)
    side.resize(WIDTH_PX, ROOM_PX)
    side.show()
    assert side.remove.isVisible()
    assert side.minimumSizeHint().height() <= ROOM_PX
