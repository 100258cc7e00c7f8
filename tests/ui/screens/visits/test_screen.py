"""The board of visits takes cars through the house, by keyboard and by mouse, each step once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cardesk_desktop.domain.visit import VisitState
from cardesk_desktop.ui.requests import OpenVisit, StartCheckIn
from cardesk_desktop.ui.screens.visits.cards import Step
from tests.ui.screens.visits.at_the_door import state_of
from tests.ui.screens.visits.floor import Floor

ENTER, SPACE = Qt.Key.Key_Return, Qt.Key.Key_Space
UP, DOWN, LEFT, RIGHT = Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right


@pytest.fixture
def double_click_within(qapp: QApplication) -> Iterator[Callable[[int], None]]:
    """Sets the milliseconds within which a second press belongs to the first."""
    before = QApplication.doubleClickInterval()
    yield QApplication.setDoubleClickInterval
    QApplication.setDoubleClickInterval(before)


def _has_button(floor: Floor, visit_id: UUID, step: Step) -> bool:
    return floor.card(visit_id).button(step) is not None


def test_an_empty_board_says_how_the_first_car_comes(floor: Floor) -> None:
    page = floor.show()

    assert page.inside.empty.isVisible()
    assert page.first_focus() is page.inside.check_in
    floor.press(SPACE)
    assert floor.check_in_panel().isVisible()
    assert floor.focus() is floor.check_in_panel().plate.field.editor


def test_the_keyboard_takes_a_car_through_the_house(
    floor: Floor, double_click_within: Callable[[int], None]
) -> None:
    double_click_within(10)
    here = floor.arrive("R 60917", floor.full_wash)
    page = floor.show()
    visit_id = here.visit.id
    assert floor.focus() is page.board.card(visit_id)

    floor.press(ENTER)
    floor.until(lambda: state_of(floor, visit_id) is VisitState.IN_WORK)
    assert floor.focus() is page.board.card(visit_id)
    QTest.qWait(QApplication.doubleClickInterval() + 20)
    floor.press(ENTER)
    floor.until(lambda: state_of(floor, visit_id) is VisitState.READY)
    floor.press(ENTER)
    assert floor.window.calls == [("open_payment", here.ticket_id)]
    floor.pay(here.ticket_id)
    floor.until(lambda: floor.card(visit_id).button(Step.DELIVER) is not None)
    QTest.qWait(QApplication.doubleClickInterval() + 20)
    floor.press(ENTER)

    floor.until(lambda: state_of(floor, visit_id) is VisitState.DELIVERED)


def test_the_mouse_takes_a_car_through_the_house(
    floor: Floor, double_click_within: Callable[[int], None]
) -> None:
    double_click_within(10)
    here = floor.arrive("R 60917", floor.full_wash)
    floor.show()
    visit_id = here.visit.id

    for step, after in ((Step.START, Step.FINISH), (Step.FINISH, Step.PAY)):
        button = floor.card(visit_id).button(step)
        assert button is not None
        floor.click(button)
        floor.until(partial(_has_button, floor, visit_id, after))
        QTest.qWait(QApplication.doubleClickInterval() + 20)
    ticket, pay = floor.card(visit_id).button(Step.OPEN_TICKET), floor.card(visit_id).button(Step.PAY)
    assert ticket is not None
    assert pay is not None
    assert pay.words == "Pay 90.00"
    floor.click(ticket)
    floor.click(pay)

    assert floor.window.calls == [("open_ticket", here.ticket_id), ("open_payment", here.ticket_id)]


def test_a_second_press_at_once_is_not_a_second_step(
    floor: Floor, qtbot: QtBot, double_click_within: Callable[[int], None]
) -> None:
    # However long a busy computer takes for the first step, the second press is at once.
    double_click_within(60_000)
    here = floor.arrive()
    floor.show()

    floor.press(ENTER)
    floor.until(lambda: state_of(floor, here.visit.id) is VisitState.IN_WORK)
    floor.press(ENTER)
    qtbot.wait(50)

    assert [card.visit.id for card in floor.board().in_work] == [here.visit.id]


def test_a_double_click_starts_one_car_not_two(floor: Floor, qtbot: QtBot) -> None:
    first, second = floor.arrive("A 1"), floor.arrive("A 2")
    floor.show()
    button = floor.card(first.visit.id).button(Step.START)
    assert button is not None
    floor.click(button)
    floor.until(lambda: state_of(floor, first.visit.id) is VisitState.IN_WORK)
    moved_up = floor.card(second.visit.id).button(Step.START)
    assert moved_up is not None

    # Qt tells the second half of a double click apart, whatever lies under the mouse by then.
    QTest.mouseDClick(moved_up, Qt.MouseButton.LeftButton)
    QTest.mouseRelease(moved_up, Qt.MouseButton.LeftButton)
    qtbot.wait(50)

    assert [card.visit.id for card in floor.board().waiting] == [second.visit.id]


def test_an_unpaid_car_is_not_handed_over_and_the_way_to_pay_is_shown(floor: Floor) -> None:
    here = floor.arrive("A 1", floor.full_wash)
    page = floor.show()
    card = floor.card(here.visit.id)

    page.board.stepped.emit(card.face, Step.DELIVER)

    floor.until(lambda: floor.window.shown is not None)
    banner = floor.window.shown
    assert banner is not None
    assert banner.action is not None
    assert "not been paid" in banner.text
    banner.action.run()
    assert floor.window.calls == [("open_payment", here.ticket_id)]


def test_a_step_that_somebody_else_took_is_explained_and_read_again(floor: Floor) -> None:
    here = floor.arrive()
    page = floor.show()
    stale = floor.card(here.visit.id).face
    floor.move(here.visit.id, VisitState.READY)
    floor.until(lambda: state_of(floor, here.visit.id) is VisitState.READY)

    page.board.stepped.emit(stale, Step.START)

    floor.until(lambda: floor.window.shown is not None)


def test_a_visit_asked_for_before_it_was_read_comes_in_front(floor: Floor) -> None:
    floor.arrive("A 1")
    page = floor.show()

    page.on_request(OpenVisit())
    here = floor.arrive("A 2")
    page.on_request(OpenVisit(here.visit.id))

    floor.until(lambda: floor.focus() is page.board.card(here.visit.id))


def test_a_check_in_asked_for_elsewhere_begins_with_its_plate(floor: Floor) -> None:
    page = floor.show()

    page.on_request(StartCheckIn("r 60"))

    assert floor.check_in_panel().plate.field.text == "R 60"


def test_minutes_pass_without_reading_and_midnight_reads_again(floor: Floor) -> None:
    here = floor.arrive()
    page = floor.show()
    assert floor.card(here.visit.id).face.tag == "just now"

    floor.shop.clock.tick(360)
    page.on_shown()
    assert floor.card(here.visit.id).face.tag == "6 min"
    assert page.inside.figures.values[0] == "1"
    floor.shop.clock.tick(24 * 3600)
    page.pass_time()

    floor.until(lambda: page.inside.figures.values[0] == "0")
    assert floor.card(here.visit.id).face.state is VisitState.WAITING
