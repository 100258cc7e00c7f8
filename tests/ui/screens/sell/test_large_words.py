"""With words twice as large on a small screen, the pad of a discount is seen whole and never scrolled for."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect
from pytestqt.qtbot import QtBot

from cardesk_desktop.i18n import load_phrasebook
from cardesk_desktop.ui.screens.sell.ticket_panels import DiscountPanel
from cardesk_desktop.ui.theme import Motion, build_theme
from tests.builders import make_ticket

_PANEL = (912, 660)
"""What a window of 1366x768 leaves for the inside of a side panel at 200 per cent."""


@pytest.mark.parametrize("language", ["en", "fr", "ar", "es", "ru"])
def test_the_pad_and_what_it_comes_to_are_in_sight(qtbot: QtBot, language: str) -> None:
    phrases = load_phrasebook(language)
    theme = build_theme(is_dark=False, is_rtl=phrases.language.is_rtl, scale_percent=200, motion=Motion(0, 0))
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
