from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cardesk_desktop.ui.theme import Theme
from cardesk_desktop.ui.widgets.buttons import Button
from cardesk_desktop.ui.widgets.filled_rows import FilledRows


@pytest.mark.parametrize("direction", list(Qt.LayoutDirection)[:2])
def test_two_in_a_line_fill_it_and_a_long_one_has_its_own(
    qtbot: QtBot, theme: Theme, direction: Qt.LayoutDirection
) -> None:
    rows = FilledRows(theme)
    qtbot.addWidget(rows)
    rows.setLayoutDirection(direction)
    buttons = [Button(theme, words) for words in ("Photo", "Labels", "Look at the suggestion that waits")]
    for button in buttons:
        rows.add(button)
    width = buttons[2].minimumSizeHint().width() + 20
    rows.resize(width, rows.heightForWidth(width))
    rows.show()

    first, second, alone = (button.geometry() for button in buttons)
    assert first.top() == second.top() < alone.top()
    assert first.width() + second.width() + theme.space.one == alone.width() == width
    assert (first.left() < second.left()) is (direction is Qt.LayoutDirection.LeftToRight)
    assert rows.minimumSizeHint().width() == buttons[2].minimumSizeHint().width()
    assert rows.sizeHint().width() == buttons[2].sizeHint().width()
