"""Services are chosen at check-in by what was done last, by name and by arrows."""

from __future__ import annotations

from PySide6.QtCore import Qt

from cardesk_desktop.domain.vehicle import SizeClass
from cardesk_desktop.operations.ticket_view import view_ticket
from tests.ui.screens.visits.at_the_door import deliver, type_plate
from tests.ui.screens.visits.floor import Floor

ENTER, DOWN, UP, SPACE = Qt.Key.Key_Return, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Space


def test_digits_may_be_faster_than_the_services(floor: Floor) -> None:
    page = floor.show()
    page.panels.start_check_in()

    floor.type("R60917")
    floor.press(ENTER)
    floor.type("21")
    floor.press(ENTER)

    floor.until(lambda: bool(floor.window.toasts))
    (card,) = floor.board().waiting
    assert card.vehicle == floor.shop.vehicle
    ticket = floor.shop.ask(view_ticket, ticket_id=card.ticket_id).ticket
    assert [line.item_id for line in ticket.lines] == [floor.full_wash.id, floor.express.id]


def test_what_was_done_last_time_comes_first(floor: Floor) -> None:
    before = floor.arrive("R 60917", floor.ceramic)
    floor.pay(before.ticket_id)
    deliver(floor, before)
    floor.show().panels.start_check_in()
    type_plate(floor, "R 60917")
    floor.press(ENTER)
    car = floor.check_in_panel().car
    assert car is not None

    floor.until(lambda: len(car.services.tiles) == 3)

    first = car.services.tiles[0].service
    assert first.id == floor.ceramic.id
    assert first.was_last


def test_enter_in_the_search_may_be_faster_than_its_answer(floor: Floor) -> None:
    floor.show().panels.start_check_in()
    type_plate(floor, "A 1")
    floor.press(ENTER)
    panel = floor.check_in_panel()
    car = panel.car
    assert car is not None
    floor.until(lambda: bool(car.services.tiles))
    car.services.search.editor.setFocus()

    floor.type("cera")
    floor.press(ENTER)

    floor.until(lambda: panel.draft.services == (floor.ceramic.id,))


def test_enter_on_words_that_no_service_has_says_so(floor: Floor) -> None:
    floor.show().panels.start_check_in()
    type_plate(floor, "R 60917")
    floor.press(ENTER)
    car = floor.check_in_panel().car
    assert car is not None
    floor.until(lambda: len(car.services.tiles) == 2)

    floor.type("submarine")
    floor.press(ENTER)

    floor.until(lambda: not car.services.nothing.isHidden())
    assert car.services.nothing.text() == "Nothing found for “submarine”."
    assert car.services.search.editor.hasFocus()
    car.services.search.set_text("submarin")
    floor.until(lambda: "submarine" not in car.services.nothing.text())
    car.services.search.clear()
    assert car.services.nothing.isHidden()


def test_enter_in_the_empty_search_of_services_checks_in(floor: Floor) -> None:
    floor.show().panels.start_check_in()
    type_plate(floor, "R 60917")
    floor.press(ENTER)
    car = floor.check_in_panel().car
    assert car is not None
    floor.until(lambda: len(car.services.tiles) == 2)
    car.services.search.editor.setFocus()

    floor.press(SPACE)
    floor.press(ENTER)

    floor.until(lambda: bool(floor.board().waiting))
    assert floor.board().waiting[0].vehicle == floor.shop.vehicle


def test_another_service_is_found_by_its_name(floor: Floor) -> None:
    floor.show().panels.start_check_in()
    type_plate(floor, "R 60917")
    floor.press(ENTER)
    car = floor.check_in_panel().car
    assert car is not None
    floor.until(lambda: len(car.services.tiles) == 2)

    floor.type("ceram")
    floor.until(lambda: car.services.found.keys == (floor.ceramic.id,))
    floor.press(ENTER)

    floor.until(lambda: len(car.services.tiles) == 3)
    assert floor.check_in_panel().draft.services == (floor.ceramic.id,)
    assert car.services.tiles[2].isChecked()


def test_another_size_takes_off_what_has_no_price_for_it_and_says_so(floor: Floor) -> None:
    floor.show().panels.start_check_in()
    type_plate(floor, "R 60917")
    floor.press(ENTER)
    panel = floor.check_in_panel()
    car = panel.car
    assert car is not None
    floor.until(lambda: len(car.services.tiles) == 2)
    floor.type("1")

    car.sizes.choose(SizeClass.MOTORCYCLE)

    floor.until(lambda: car.unpriced.isVisible())
    assert "Express wash" in car.unpriced.text()
    assert panel.draft.services == ()
    assert panel.button.words == "Check in"


def test_the_arrows_walk_over_the_services_and_stop_at_the_edges(floor: Floor) -> None:
    floor.show().panels.start_check_in()
    type_plate(floor, "R 60917")
    floor.press(ENTER)
    car = floor.check_in_panel().car
    assert car is not None
    floor.until(lambda: len(car.services.tiles) == 2)
    first, second = car.services.tiles

    floor.press(Qt.Key.Key_Right)
    assert floor.focus() is second
    floor.press(DOWN)
    assert floor.focus() is second
    floor.press(Qt.Key.Key_Left)
    floor.press(UP)
    assert floor.focus() is first
    floor.press(SPACE)
    assert floor.check_in_panel().draft.services == (floor.express.id,)
    floor.press(SPACE)
    assert floor.check_in_panel().draft.services == ()
