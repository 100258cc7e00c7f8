"""Who brings the car: a client who is known, a new one, somebody else, and what is owed."""

from __future__ import annotations

from PySide6.QtCore import Qt

from cardesk_desktop.domain.plate import Plate, Region
from cardesk_desktop.operations.clients import ClientForm, add_client
from tests.ui.screens.visits.at_the_door import deliver, type_plate
from tests.ui.screens.visits.floor import Floor

ENTER, DOWN, UP, SPACE = Qt.Key.Key_Return, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Space
CTRL = Qt.KeyboardModifier.ControlModifier


def test_a_new_car_and_a_new_client_are_written_down_on_the_same_panel(floor: Floor) -> None:
    floor.show().panels.start_check_in()
    type_plate(floor, "a48213")
    floor.press(ENTER)
    panel = floor.check_in_panel()
    car = panel.car
    assert car is not None
    assert floor.focus() is car.make.editor

    for text in ("Toyota", "Camry", "silver", "Sara Haddad", "050 765 4321"):
        floor.type(text)
        floor.press(ENTER)
    floor.until(lambda: bool(car.services.tiles))
    car.services.focus_tiles()
    floor.press(SPACE)
    floor.press(ENTER)

    floor.until(lambda: bool(floor.window.toasts))
    (card,) = floor.board().waiting
    assert card.vehicle.plate == Plate(Region.DUBAI, "A 48213")
    assert card.vehicle.name == "Toyota Camry"
    assert card.vehicle.colour == "silver"
    assert card.client_name == "Sara Haddad"
    assert len(card.services) == 1


def test_a_known_client_is_offered_while_a_name_is_typed(floor: Floor) -> None:
    other = floor.shop.ask(
        add_client, staff_id=floor.shop.owner.id, form=ClientForm("Fatima Noor", "+971501112233")
    )
    floor.show().panels.start_check_in()
    type_plate(floor, "A 1")
    floor.press(ENTER)
    car = floor.check_in_panel().car
    assert car is not None
    car.client.name.editor.setFocus()

    floor.type("fatima")
    floor.until(lambda: len(car.client.offers.keys) == 2)
    assert car.client.offers.current is None
    while car.client.offers.current != other.id:
        floor.press(DOWN)
    floor.press(ENTER)

    assert floor.check_in_panel().draft.client == other
    assert car.isVisible()
    assert not car.client.name.isVisible()
    floor.press(ENTER, CTRL)
    floor.until(lambda: bool(floor.window.toasts))
    assert floor.board().waiting[0].client_name == "Fatima Noor"


def test_a_wrong_phone_is_said_at_its_field_and_nothing_is_kept(floor: Floor) -> None:
    floor.show().panels.start_check_in()
    type_plate(floor, "A 1")
    floor.press(ENTER)
    panel = floor.check_in_panel()
    car = panel.car
    assert car is not None
    car.client.phone.editor.setFocus()
    floor.type("12")
    floor.press(ENTER, CTRL)

    floor.until(lambda: bool(car.client.phone.error))
    assert "phone number" in car.client.phone.error
    assert floor.focus() is car.client.phone.editor
    assert not panel.button.is_busy
    assert not floor.board().waiting


def test_what_the_client_still_owes_is_said_at_the_door(floor: Floor) -> None:
    before = floor.arrive("R 60917", floor.full_wash)
    floor.pay(before.ticket_id, paid=0)
    deliver(floor, before)
    floor.show().panels.start_check_in()
    type_plate(floor, "R 60917")
    floor.press(ENTER)
    car = floor.check_in_panel().car
    assert car is not None

    floor.until(lambda: car.head.owed.isVisible())

    assert car.head.owed.text == "AED\u00a090.00 unpaid"


def test_somebody_else_may_bring_the_car(floor: Floor) -> None:
    floor.show().panels.start_check_in()
    type_plate(floor, "R 60917")
    floor.press(ENTER)
    car = floor.check_in_panel().car
    assert car is not None
    floor.until(lambda: len(car.services.tiles) == 2)

    floor.click(car.client.another)
    assert floor.focus() is car.client.name.editor
    floor.type("Omar Said")
    floor.press(ENTER)
    floor.press(ENTER)
    assert floor.focus() is car.services.tiles[0]
    floor.press(ENTER)

    floor.until(lambda: bool(floor.window.toasts))
    assert floor.board().waiting[0].client_name == "Omar Said"
