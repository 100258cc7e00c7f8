"""Chips in one line, with a menu for those that do not fit."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.ui.theme import Theme
from cardesk_desktop.ui.widgets.chip_strip import ChipStrip
from cardesk_desktop.ui.widgets.chips import Chip

NAMES = ("Favourites", "Wash", "Detailing", "Protection", "Car care", "Fresheners")
LEFT = Qt.MouseButton.LeftButton


def made(qtbot: QtBot, theme: Theme, phrases: Phrasebook, *, is_choice: bool, width: int) -> ChipStrip:
    strip = ChipStrip(theme, phrases, "Shelves", is_choice=is_choice)
    qtbot.addWidget(strip)
    strip.resize(width, theme.target)
    strip.show()
    qtbot.waitUntil(strip.isActiveWindow)
    chips = [(place, Chip(theme, name, is_checkable=True)) for place, name in enumerate(NAMES)]
    strip.set_chips(chips, 0)
    return strip


@pytest.fixture
def shelves(qtbot: QtBot, theme: Theme, phrases: Phrasebook) -> ChipStrip:
    return made(qtbot, theme, phrases, is_choice=True, width=420)


def heard(strip: ChipStrip) -> list[object]:
    keys: list[object] = []
    strip.chosen.connect(keys.append)
    return keys


def shown(strip: ChipStrip) -> list[str]:
    return [chip.words for chip in strip.chips if chip.isVisible()]


def test_all_are_shown_where_there_is_room(qtbot: QtBot, theme: Theme, phrases: Phrasebook) -> None:
    strip = made(qtbot, theme, phrases, is_choice=True, width=1000)
    assert shown(strip) == list(NAMES)
    assert not strip.more.isVisible()
    strip.resize(420, theme.target)
    assert len(shown(strip)) < len(NAMES)
    assert strip.more.isVisible()


def test_nothing_stands_outside_or_over_another(shelves: ChipStrip) -> None:
    parts = sorted(
        (part.geometry() for part in (*shelves.chips, shelves.more) if part.isVisible()),
        key=lambda box: box.left(),
    )
    assert parts[-1].right() < shelves.width()
    assert all(left.right() < right.left() for left, right in pairwise(parts))


def test_the_menu_holds_the_rest_and_says_how_many(shelves: ChipStrip, qtbot: QtBot) -> None:
    keys = heard(shelves)
    hidden = len(NAMES) - len(shown(shelves))
    assert shelves.more.words == f"{hidden} more"
    QTest.mouseClick(shelves.more, LEFT)
    menu = shelves.findChild(QMenu)
    assert menu is not None
    actions = menu.actions()
    assert [action.text() for action in actions] == list(NAMES[-hidden:])
    actions[-1].trigger()
    menu.close()
    assert keys == [5]
    # What was chosen in the menu is in the line from now on.
    assert "Fresheners" in shown(shelves)
    assert shelves.chip(5).isChecked()


def test_a_name_in_the_menu_is_shown_as_it_is_written(shelves: ChipStrip, theme: Theme) -> None:
    names = (*NAMES, "Smith & Sons <b>VIP</b>")
    shelves.set_chips([(place, Chip(theme, name)) for place, name in enumerate(names)], 0)
    QTest.mouseClick(shelves.more, LEFT)
    menu = shelves.findChild(QMenu)
    assert menu is not None
    assert menu.actions()[-1].text() == "Smith && Sons <b>VIP</b>"
    menu.close()


def test_arrows_choose_and_go_around(shelves: ChipStrip) -> None:
    keys = heard(shelves)
    shelves.chip(0).setFocus()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Left):
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key)
    assert keys == [1, 2, 1, 0, 5]
    assert shelves.chip(5).hasFocus()


def test_without_a_choice_arrows_move_and_enter_chooses(
    qtbot: QtBot, theme: Theme, phrases: Phrasebook
) -> None:
    strip = made(qtbot, theme, phrases, is_choice=False, width=1000)
    keys = heard(strip)
    strip.chip(0).setFocus()
    QTest.keyClick(strip.chip(0), Qt.Key.Key_Right)
    assert keys == []
    assert strip.chip(1).hasFocus()
    QTest.keyClick(strip.chip(1), Qt.Key.Key_Return)
    assert keys == [1]
    # The mark follows what is in front, not what was pressed.
    assert [chip.isChecked() for chip in strip.chips[:2]] == [True, False]


def test_only_one_chip_is_a_stop_for_tab(shelves: ChipStrip) -> None:
    stops = [chip for chip in shelves.chips if chip.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert stops == [shelves.chip(0)]


def test_the_keyboard_stays_when_the_chips_are_made_anew(shelves: ChipStrip, theme: Theme) -> None:
    shelves.chip(0).setFocus()
    shelves.set_chips([(7, Chip(theme, "New", is_checkable=True))], 7)
    assert shelves.chip(7).hasFocus()


def test_none_is_marked_while_a_search_is_shown(shelves: ChipStrip) -> None:
    shelves.show_current(0, is_marked=False)
    assert not any(chip.isChecked() for chip in shelves.chips)
