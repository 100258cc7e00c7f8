"""What two clients differ in, side by side: texts of several lines stay as they were typed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from cardesk_desktop.i18n import load_phrasebook
from cardesk_desktop.ui.screens.clients.duplicate_faces import field_faces
from cardesk_desktop.ui.screens.clients.field_choice import FieldChoice
from cardesk_desktop.ui.theme import Theme
from cardesk_desktop.ui.widgets.labels import Text
from tests.builders import make_client


@pytest.mark.parametrize(
    ("language", "shown"),
    [
        ("en", "Office 4, Al Quoz 2\nDubai"),
        ("ar", "\u2068Office 4, Al Quoz 2\u2069\n\u2068Dubai\u2069"),
    ],
)
def test_an_address_keeps_its_lines_and_its_direction(
    qtbot: QtBot, theme: Theme, language: str, shown: str
) -> None:
    phrases = load_phrasebook(language)
    client = replace(make_client(), address="Office 4, Al Quoz 2\nDubai")
    (face,) = field_faces(phrases, client, replace(client, address=""))
    choice = FieldChoice(theme, phrases, face, taken=0)
    qtbot.addWidget(choice)
    said = [text.text() for text in choice.cards[0].findChildren(Text)]
    assert said == [shown]
