"""The board under the keyboard: arrows, Tab, letters, menu and shortcuts."""

from __future__ import annotations

from uuid import UUID

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from cardesk_desktop.domain.visit import VisitState
from cardesk_desktop.i18n import load_phrasebook
from cardesk_desktop.ui.theme import Theme
from tests.ui.screens.visits.floor import Floor
from tests.ui.shop import Shop

UP, DOWN, LEFT, RIGHT = Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_arrows_walk_over_the_board(
    shop: Shop,
    qtbot: QtBot,
    theme: Theme,
    rtl_theme: Theme,
    request: pytest.FixtureRequest,
    language: str,
) -> None:
    phrases = load_phrasebook(language)
    floor = Floor(shop, qtbot, rtl_theme if phrases.language.is_rtl else theme, phrases)
    first, second, third = (floor.arrive(f"A {number}").visit.id for number in (1, 2, 3))
    floor.move(third, VisitState.READY)
    ahead, back = (LEFT, RIGHT) if phrases.language.is_rtl else (RIGHT, LEFT)
    before = QApplication.layoutDirection()
    request.addfinalizer(lambda: QApplication.setLayoutDirection(before))
    QApplication.setLayoutDirection(floor.direction)
    page = floor.show()

    def at(visit_id: UUID) -> bool:
        return floor.focus() is page.board.card(visit_id)

    assert at(first)
    floor.press(DOWN)
    assert at(second)
    floor.press(DOWN)
    assert at(second)
    floor.press(ahead)
    assert at(third)
    floor.press(ahead)
    assert at(third)
    floor.press(back)
    assert at(first)
    floor.press(Qt.Key.Key_End)
    assert at(second)
    floor.press(Qt.Key.Key_Home)
    assert at(first)
    floor.press(UP)
    assert at(first)


def test_only_one_card_is_a_stop_of_the_tab_key(floor: Floor) -> None:
    ids = [floor.arrive(f"A {number}").visit.id for number in (1, 2, 3)]
    page = floor.show()
    floor.press(DOWN)

    stops = [visit_id for visit_id in ids if floor.card(visit_id).focusPolicy() & Qt.FocusPolicy.TabFocus]

    assert stops == [ids[1]]
    assert page.board.current is not None
    assert page.board.current.visit_id == ids[1]


def test_letters_typed_on_the_board_begin_a_check_in(floor: Floor) -> None:
    floor.arrive("A 1")
    floor.show()

    floor.type("r6")

    panel = floor.check_in_panel()
    assert panel.plate.field.text == "R6"
    floor.until(lambda: panel.plate.suggestions.current == floor.shop.vehicle.id)


def _menu(floor: Floor, card: QWidget) -> QMenu:
    at = QPoint(5, 5)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, at, card.mapToGlobal(at))
    QApplication.sendEvent(card, event)
    menu = floor.page.findChild(QMenu)
    assert isinstance(menu, QMenu)
    return menu


def test_the_menu_holds_everything_that_can_be_done(floor: Floor) -> None:
    here = floor.arrive("A 1", floor.full_wash)
    floor.show()

    menu = _menu(floor, floor.card(here.visit.id))
    words = [action.text() for action in menu.actions() if not action.isSeparator()]
    menu.actions()[-1].trigger()
    menu.close()

    assert words == ["Start", "Open the ticket", "History of the car", "Cancel the visit …"]
    assert floor.history_panel().cancel.isVisible()


def test_the_shortcuts_are_told(floor: Floor) -> None:
    table = {entry.key: entry for entry in floor.show().shortcuts()}

    run = table["F2"].run
    assert run is not None
    run()

    assert floor.check_in_panel().isVisible()
    assert set(table) == {"F2", "Up", "Enter", "Space"}
