"""The panel of the check-in under the hand: the way by Tab, what is seen, survives and leads back."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt

from cardesk_desktop.domain.vehicle import SizeClass
from cardesk_desktop.ui.widgets.reading_order import stops
from tests.ui.screens.visits.at_the_door import type_plate
from tests.ui.screens.visits.floor import Floor

ENTER, DOWN, UP, SPACE = Qt.Key.Key_Return, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Space


def test_another_car_leads_back_to_the_plate(floor: Floor) -> None:
    floor.show().panels.start_check_in()
    type_plate(floor, "R 60917")
    floor.press(ENTER)
    panel = floor.check_in_panel()
    car = panel.car
    assert car is not None
    floor.until(lambda: len(car.services.tiles) == 2)
    floor.type("2")

    car.head.another_wanted.emit()

    assert panel.car is None
    assert panel.plate.field.text == ""
    assert panel.draft.services == (floor.full_wash.id,)
    assert floor.focus() is panel.plate.field.editor


def test_a_check_in_survives_the_rebuilding_of_the_window(floor: Floor) -> None:
    page = floor.show()
    page.panels.start_check_in()
    type_plate(floor, "R 60917")
    floor.press(ENTER)
    first = floor.check_in_panel().car
    assert first is not None
    floor.until(lambda: len(first.services.tiles) == 2)
    floor.type("1")
    memory = page.memory()
    floor.window.close_panel()
    page.close()

    floor.show(memory)

    panel = floor.check_in_panel()
    assert panel.draft == memory.draft
    car = panel.car
    assert car is not None
    floor.until(lambda: len(car.services.tiles) == 2)
    assert car.services.tiles[0].isChecked()


def test_a_check_in_that_was_closed_by_a_slip_goes_on_where_it_was(floor: Floor) -> None:
    page = floor.show()
    page.panels.start_check_in()
    type_plate(floor, "Z 4321")
    floor.press(ENTER)
    floor.type("Kia")
    left = floor.check_in_panel().draft
    floor.window.close_panel()
    floor.until(lambda: bool(floor.window.undos))
    (undo,) = floor.window.undos
    assert "Z 4321" in floor.window.toasts[-1]

    undo.run()

    assert left.make == "Kia"
    assert floor.check_in_panel().draft == left
    assert floor.window.calls[-1] == ("open_visits", None)


def test_a_check_in_of_which_only_the_plate_is_known_is_left_in_silence(floor: Floor) -> None:
    page = floor.show()
    for plate in ("Z 4321", "R 60917"):
        page.panels.start_check_in()
        type_plate(floor, plate)
        floor.press(ENTER)
        assert floor.check_in_panel().draft.is_car_set
        floor.window.close_panel()
    floor.qtbot.wait(10)

    assert not floor.window.toasts


def test_a_check_in_that_is_closed_while_it_is_saved_is_not_called_unfinished(floor: Floor) -> None:
    page = floor.show()
    page.panels.start_check_in()
    type_plate(floor, "Z 4321")
    floor.press(ENTER)
    floor.type("Kia")
    floor.check_in_panel().button.click()
    floor.window.close_panel()
    (card,) = floor.board().waiting
    assert card.vehicle.plate.text == "Z 4321"
    floor.qtbot.wait(10)
    assert not floor.window.toasts


def test_tab_goes_through_the_form_as_one_reads_it(floor: Floor) -> None:
    floor.show().panels.start_check_in()
    type_plate(floor, "R 60917")
    floor.press(ENTER)
    car = floor.check_in_panel().car
    assert car is not None
    floor.until(lambda: len(car.services.tiles) == 2)
    car.sizes.choose(SizeClass.LARGE)
    size = car.sizes
    floor.until(lambda: car.services.tiles[0].service.price == floor.express.prices[SizeClass.LARGE])

    reached = stops(floor.check_in_panel())

    order = [*car.services.tiles, car.services.search.editor]
    # Before the tiles there is the way to another car, above them.
    reached = reached[1:]
    assert reached[:3] == order
    assert size.isAncestorOf(reached[3])
    rest = [car.client.another, car.make.editor, car.model.editor, car.colour.editor]
    last = [car.odometer.editor, car.note.editor, floor.check_in_panel().button]
    assert reached[4:11] == [*rest, *last]


def test_what_takes_the_keyboard_is_scrolled_into_view(floor: Floor) -> None:
    floor.show().panels.start_check_in()
    type_plate(floor, "A 1")
    floor.press(ENTER)
    panel = floor.check_in_panel()
    car = panel.car
    assert car is not None
    floor.until(lambda: bool(car.services.tiles))

    car.note.editor.setFocus()

    view = panel.area.viewport()
    box = car.note.editor.rect().translated(car.note.editor.mapTo(view, QPoint(0, 0)))
    assert view.rect().contains(box)
    assert panel.area.verticalScrollBar().value() > 0
