from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TypeVar
from uuid import UUID

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from cardesk_desktop.domain.visit import VisitState
from cardesk_desktop.i18n import load_phrasebook
from cardesk_desktop.operations.standing_figures import StandingFigure
from cardesk_desktop.ui.requests import OpenVehicle, OpenVisit, StartCheckIn
from cardesk_desktop.ui.screens.reports.behind_panel import BehindPanel
from cardesk_desktop.ui.screens.visits.cards import Step
from cardesk_desktop.ui.screens.visits.cars_panel import CarsPanel
from cardesk_desktop.ui.screens.visits.figure_grid import FigureGrid
from cardesk_desktop.ui.screens.visits.figures import BoardFigure
from cardesk_desktop.ui.screens.visits.past_panel import PastPanel
from cardesk_desktop.ui.theme import Theme
from tests.ui.screens.visits.floor import Floor
from tests.ui.shop import Shop

ENTER, SPACE = Qt.Key.Key_Return, Qt.Key.Key_Space
UP, DOWN, LEFT, RIGHT = Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right

P = TypeVar("P", CarsPanel, BehindPanel, PastPanel)


@pytest.fixture
def double_click_within(qapp: QApplication) -> Iterator[Callable[[int], None]]:
    """Sets the milliseconds within which a second press belongs to the first."""
    before = QApplication.doubleClickInterval()
    yield QApplication.setDoubleClickInterval
    QApplication.setDoubleClickInterval(before)


def _state(floor: Floor, visit_id: UUID) -> VisitState:
    return floor.card(visit_id).face.state


def _first_row(floor: Floor, kind: type[P]) -> P:
    """The list that is open, once its first row was read."""
    assert floor.window.panel is not None
    panel = floor.window.panel.findChildren(kind)[-1]
    floor.until(lambda: panel.rows.current is not None)
    return panel


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
    floor.until(lambda: _state(floor, visit_id) is VisitState.IN_WORK)
    assert floor.focus() is page.board.card(visit_id)
    QTest.qWait(QApplication.doubleClickInterval() + 20)
    floor.press(ENTER)
    floor.until(lambda: _state(floor, visit_id) is VisitState.READY)
    floor.press(ENTER)
    assert floor.window.calls == [("open_payment", here.ticket_id)]
    floor.pay(here.ticket_id)
    floor.until(lambda: floor.card(visit_id).button(Step.DELIVER) is not None)
    QTest.qWait(QApplication.doubleClickInterval() + 20)
    floor.press(ENTER)

    floor.until(lambda: _state(floor, visit_id) is VisitState.DELIVERED)


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
    floor.until(lambda: _state(floor, here.visit.id) is VisitState.IN_WORK)
    floor.press(ENTER)
    qtbot.wait(50)

    assert [card.visit.id for card in floor.board().in_work] == [here.visit.id]


def test_a_double_click_starts_one_car_not_two(floor: Floor, qtbot: QtBot) -> None:
    first, second = floor.arrive("A 1"), floor.arrive("A 2")
    floor.show()
    button = floor.card(first.visit.id).button(Step.START)
    assert button is not None
    floor.click(button)
    floor.until(lambda: _state(floor, first.visit.id) is VisitState.IN_WORK)
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
    floor.until(lambda: _state(floor, here.visit.id) is VisitState.READY)

    page.board.stepped.emit(stale, Step.START)

    floor.until(lambda: floor.window.shown is not None)


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_arrows_walk_over_the_board(
    shop: Shop, qtbot: QtBot, theme: Theme, rtl_theme: Theme, language: str
) -> None:
    phrases = load_phrasebook(language)
    floor = Floor(shop, qtbot, rtl_theme if phrases.language.is_rtl else theme, phrases)
    first, second, third = (floor.arrive(f"A {number}").visit.id for number in (1, 2, 3))
    floor.move(third, VisitState.READY)
    ahead, back = (LEFT, RIGHT) if phrases.language.is_rtl else (RIGHT, LEFT)
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


def test_space_and_the_mouse_open_the_car_with_its_history(floor: Floor) -> None:
    before = floor.arrive("R 60917", floor.full_wash)
    floor.pay(before.ticket_id, paid=50)
    floor.move(before.visit.id, VisitState.DELIVERED)
    here = floor.arrive("R 60917", floor.express)
    page = floor.show()
    page.board.focus_on(here.visit.id)

    floor.press(SPACE)

    panel = floor.history_panel()
    assert [row.face.services for row in panel.rows] == ["Full wash"]
    assert panel.rows[0].face.tag == "AED\u00a045.00 unpaid"
    assert panel.buttons.main.words == "Start"
    assert page.panels.visit_id == here.visit.id
    floor.window.close_panel()
    floor.click(floor.card(here.visit.id))
    assert floor.history_panel().vehicle_id == floor.shop.vehicle.id


def test_a_visit_of_the_past_opens_its_invoice(floor: Floor) -> None:
    before = floor.arrive("R 60917", floor.full_wash)
    sold = floor.pay(before.ticket_id)
    floor.move(before.visit.id, VisitState.DELIVERED)
    page = floor.show()
    page.on_request(OpenVehicle(floor.shop.vehicle.id))
    panel = floor.history_panel()
    floor.until(lambda: bool(panel.rows))

    floor.click(panel.rows[0])

    assert floor.window.calls == [("open_invoice", sold.file.invoice.id)]


def test_the_panel_takes_the_next_step(floor: Floor) -> None:
    here = floor.arrive()
    page = floor.show()
    page.on_request(OpenVehicle(floor.shop.vehicle.id))
    panel = floor.history_panel()

    floor.click(panel.buttons.main)

    floor.until(lambda: _state(floor, here.visit.id) is VisitState.IN_WORK)
    assert floor.window.panel is None


def test_a_car_that_is_not_here_is_checked_in_from_its_history(floor: Floor) -> None:
    page = floor.show()
    page.on_request(OpenVehicle(floor.shop.vehicle.id))
    panel = floor.history_panel()
    assert panel.buttons.main.isHidden()

    floor.click(panel.buttons.check_in)

    known = floor.check_in_panel().draft.known
    assert known is not None
    assert known.vehicle == floor.shop.vehicle


def test_a_visit_is_cancelled_with_a_reason(floor: Floor) -> None:
    here = floor.arrive()
    page = floor.show()
    page.on_request(OpenVehicle(floor.shop.vehicle.id))
    panel = floor.history_panel()

    floor.click(panel.buttons.cancel)
    floor.click(panel.cancel.confirm)
    floor.until(lambda: bool(panel.cancel.reason.error))
    floor.click(panel.cancel.chips[0])
    floor.press(ENTER)

    floor.until(lambda: bool(floor.window.toasts))
    floor.until(lambda: page.board.card(here.visit.id) is None)
    assert not floor.board().waiting


def test_a_visit_may_be_kept_after_all(floor: Floor) -> None:
    floor.arrive()
    page = floor.show()
    page.on_request(OpenVehicle(floor.shop.vehicle.id))
    panel = floor.history_panel()
    floor.click(panel.buttons.cancel)

    floor.click(panel.cancel.keep)

    assert panel.cancel.isHidden()
    assert panel.buttons.isVisible()


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


def test_every_figure_opens_what_is_behind_it(floor: Floor) -> None:
    here = floor.arrive("R 60917", floor.full_wash)
    floor.pay(here.ticket_id, paid=50)
    page = floor.show()
    buttons = page.inside.figures.buttons

    floor.click(buttons[BoardFigure.CARS])
    assert _first_row(floor, CarsPanel).rows.current is not None
    floor.window.close_panel()
    buttons[BoardFigure.UNPAID].setFocus()
    floor.press(ENTER)
    unpaid = _first_row(floor, CarsPanel).rows
    unpaid.row_activated.emit(unpaid.current)
    assert floor.history_panel().vehicle_id == floor.shop.vehicle.id
    floor.click(buttons[BoardFigure.TAKEN])
    _first_row(floor, BehindPanel).invoice_asked.emit(here.visit.id)

    assert floor.window.calls[-1] == ("open_invoice", here.visit.id)


def test_every_figure_of_a_car_opens_what_is_behind_it(floor: Floor) -> None:
    here = floor.arrive("R 60917", floor.full_wash)
    invoice = floor.pay(here.ticket_id, paid=50).file.invoice
    floor.show().on_request(OpenVehicle(floor.shop.vehicle.id))
    buttons = floor.history_panel().findChildren(FigureGrid)[0].buttons

    for which in (StandingFigure.OWED, StandingFigure.SPENT):
        buttons[which].click()
        behind = _first_row(floor, BehindPanel)
        assert behind.count_words == "1 document"
        floor.window.close_panel()
    floor.click(buttons[StandingFigure.VISITS])
    visits = _first_row(floor, PastPanel)
    visits.rows.row_activated.emit(visits.rows.current)

    assert floor.window.calls[-1] == ("open_invoice", invoice.id)


def test_the_history_comes_back_after_the_window_was_rebuilt(floor: Floor) -> None:
    here = floor.arrive()
    page = floor.show()
    page.on_request(OpenVehicle(floor.shop.vehicle.id))
    memory = page.memory()
    floor.window.close_panel()
    page.close()

    floor.show(memory)

    assert memory.visit_id == here.visit.id
    assert floor.history_panel().vehicle_id == floor.shop.vehicle.id


def test_the_shortcuts_are_told(floor: Floor) -> None:
    table = {entry.key: entry for entry in floor.show().shortcuts()}

    run = table["F2"].run
    assert run is not None
    run()

    assert floor.check_in_panel().isVisible()
    assert set(table) == {"F2", "Up", "Enter", "Space"}
