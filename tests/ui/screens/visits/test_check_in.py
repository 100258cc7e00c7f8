"""A car is taken in: known or new, by its plate, with the keyboard alone, once."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt

from cardesk_desktop.domain.plate import Plate, Region
from cardesk_desktop.domain.vehicle import SizeClass
from cardesk_desktop.operations.ticket_view import view_ticket
from cardesk_desktop.store.unit_of_work import UnitOfWork
from cardesk_desktop.ui.requests import StartCheckIn
from tests.builders import make_vehicle
from tests.ui.screens.visits.at_the_door import type_plate
from tests.ui.screens.visits.floor import Floor

ENTER, DOWN, UP, SPACE = Qt.Key.Key_Return, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Space
CTRL = Qt.KeyboardModifier.ControlModifier


def test_a_known_car_is_checked_in_with_the_keyboard_alone(floor: Floor) -> None:
    page = floor.show()
    page.panels.start_check_in()

    type_plate(floor, "r60917")
    floor.press(ENTER)
    panel = floor.check_in_panel()
    car = panel.car
    assert car is not None
    floor.until(lambda: len(car.services.tiles) == 2)
    floor.type("1")
    assert panel.button.words == "Check in for AED\u00a075.00"
    floor.press(ENTER)

    floor.until(lambda: bool(floor.window.toasts))
    (card,) = floor.board().waiting
    assert card.vehicle == floor.shop.vehicle
    assert card.client_name == floor.shop.client.name
    assert floor.page.panels.check_in is None
    floor.until(lambda: floor.focus() is page.board.card(card.visit.id))
    ticket = floor.shop.ask(view_ticket, ticket_id=card.ticket_id).ticket
    assert [line.item_id for line in ticket.lines] == [floor.express.id]
    assert ticket.size_class is SizeClass.SUV


def test_what_is_typed_of_a_new_car_may_be_faster_than_the_answer(floor: Floor) -> None:
    floor.show().panels.start_check_in()

    floor.type("Z77")
    floor.press(ENTER)
    floor.type("Kia")
    floor.press(ENTER)
    floor.type("Rio")

    floor.until(lambda: floor.check_in_panel().draft.model == "Rio")
    assert floor.check_in_panel().draft.make == "Kia"
    assert floor.check_in_panel().draft.plate_text == "Z 77"


def test_what_is_typed_after_a_plate_that_is_none_does_not_end_up_in_it(floor: Floor) -> None:
    floor.show().panels.start_check_in()

    floor.type("ZZZZ")
    floor.press(ENTER)
    floor.type("Kia")

    stage = floor.check_in_panel().plate
    floor.until(lambda: stage.field.editor.hasFocus())
    assert floor.check_in_panel().car is None
    assert stage.field.text == "ZZZZ"


def test_the_toast_leads_to_the_ticket(floor: Floor) -> None:
    floor.show().panels.start_check_in()
    type_plate(floor, "R 60917")
    floor.press(ENTER)
    floor.press(ENTER, CTRL)
    floor.until(lambda: bool(floor.window.onwards))

    floor.window.onwards[0].run()

    assert floor.window.calls == [("open_ticket", floor.board().waiting[0].ticket_id)]


def test_enter_may_be_faster_than_the_answer(floor: Floor) -> None:
    floor.show().panels.start_check_in()

    floor.type("R60917")
    floor.press(ENTER)

    floor.until(lambda: floor.check_in_panel().car is not None)
    known = floor.check_in_panel().draft.known
    assert known is not None
    assert known.vehicle == floor.shop.vehicle


def test_a_car_is_found_by_its_number_alone(floor: Floor) -> None:
    floor.show().panels.start_check_in()

    type_plate(floor, "609")

    assert floor.check_in_panel().plate.suggestions.current == floor.shop.vehicle.id


def test_the_plate_typed_out_in_full_is_highlighted_before_longer_ones(floor: Floor) -> None:
    longer = make_vehicle("R 609170")
    twin = replace(make_vehicle("Z 1"), plate=Plate(Region.SHARJAH, "R 60917"))

    def add(work: UnitOfWork) -> None:
        work.vehicles.add(longer)
        work.vehicles.add(twin)

    floor.shop.write(add)
    floor.show().panels.start_check_in()

    type_plate(floor, "R 60917")
    suggestions = floor.check_in_panel().plate.suggestions
    assert suggestions.current == floor.shop.vehicle.id
    floor.press(UP)
    floor.press(DOWN)
    floor.press(DOWN)
    floor.press(DOWN)
    floor.press(DOWN)
    assert suggestions.current == suggestions.keys[-1]


def test_what_cannot_be_a_plate_is_refused_beside_it(floor: Floor) -> None:
    floor.show().panels.start_check_in()
    type_plate(floor, "abc")

    floor.press(ENTER)

    panel = floor.check_in_panel()
    assert panel.car is None
    assert "plate" in panel.plate.field.error


def test_a_car_that_is_here_leads_to_its_card(floor: Floor) -> None:
    here = floor.arrive()
    page = floor.show()
    page.on_request(StartCheckIn("R 609"))
    stage = floor.check_in_panel().plate
    floor.until(lambda: bool(stage.suggestions.keys))

    floor.press(ENTER)

    floor.until(lambda: floor.focus() is page.board.card(here.visit.id))
    assert floor.page.panels.check_in is None


def test_a_car_that_arrived_meanwhile_is_said_with_the_way_to_its_card(floor: Floor) -> None:
    page = floor.show()
    page.panels.start_check_in()
    type_plate(floor, "R 60917")
    floor.press(ENTER)
    here = floor.arrive()

    floor.press(ENTER, CTRL)
    panel = floor.check_in_panel()
    floor.until(lambda: panel.refusal.isVisible())
    assert "R 60917" in panel.refusal.words.text()
    floor.click(panel.refusal.way_out)

    floor.until(lambda: floor.focus() is page.board.card(here.visit.id))
    assert len(floor.board().waiting) == 1


def test_pressing_the_button_twice_checks_in_once(floor: Floor) -> None:
    floor.show().panels.start_check_in()
    type_plate(floor, "R 60917")
    floor.press(ENTER)
    button = floor.check_in_panel().button

    floor.click(button)
    floor.click(button)

    floor.until(lambda: bool(floor.window.toasts))
    assert len(floor.board().waiting) == 1
    assert floor.window.shown is None
