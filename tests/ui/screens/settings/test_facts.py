"""Facts below one another: names and values begin on one line, however long they are."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from cardesk_desktop.ui.screens.settings.facts import Facts
from cardesk_desktop.ui.theme import Theme
from cardesk_desktop.ui.widgets.labels import Text

LONG = "Invoices, payments and stock movements as they were sealed, with the proof of each of them. "


@pytest.mark.parametrize(("name", "value"), [("Documents", LONG * 3), (LONG, "1")])
def test_a_name_begins_on_the_first_line_of_its_value(
    qtbot: QtBot, theme: Theme, name: str, value: str
) -> None:
    facts = Facts(theme, ((name, value), ("Logs", "0 kB")))
    qtbot.addWidget(facts)
    facts.resize(420, 400)
    facts.show()
    qtbot.waitExposed(facts)
    tops = [_top_of_ink(text) for text in facts.findChildren(Text)[:2]]
    assert abs(tops[0] - tops[1]) <= theme.space.half


def _top_of_ink(text: Text) -> int:
    """How far below the top of the window the first line of a text is drawn."""
    picture = text.grab().toImage()
    ground = picture.pixel(0, 0)
    drawn = (
        row
        for row in range(picture.height())
        if any(picture.pixel(column, row) != ground for column in range(picture.width()))
    )
    return text.y() + next(drawn)
