"""What is wrong with an installer's file: words above and buttons below share their edges."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cardesk_desktop.i18n import load_phrasebook
from cardesk_desktop.operations.provisioning.finding import Found
from cardesk_desktop.operations.provisioning.mistakes import Kind, Mistake
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.setup.file_window import FileWindow
from cardesk_desktop.ui.theme import Motion, build_theme
from cardesk_desktop.ui.widgets.card import Card


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("height", [1400, 500])
def test_buttons_stand_below_the_words_also_beside_a_scroll_bar(
    qtbot: QtBot, language: str, height: int
) -> None:
    phrases = load_phrasebook(language)
    theme = build_theme(is_dark=False, is_rtl=phrases.language.is_rtl, scale_percent=100, motion=Motion(0))
    mistakes = tuple(Mistake(Kind.UNKNOWN, f"servise{n}", n) for n in range(1, 9))
    window = FileWindow(Look(theme, phrases), Found(Path("provisioning.toml"), mistakes=mistakes))
    qtbot.addWidget(window)
    window.resize(1366, height)
    window.show()
    card = window.findChildren(Card)[0]
    first, last = (window.again, window.without) if theme.is_rtl else (window.without, window.again)

    def edges(first_of: QWidget, last_of: QWidget) -> tuple[int, int]:
        at = first_of.mapTo(window, QPoint(0, 0)).x(), last_of.mapTo(window, QPoint(last_of.width(), 0)).x()
        return at[0], at[1]

    qtbot.waitUntil(lambda: edges(first, last) == edges(card, card))
