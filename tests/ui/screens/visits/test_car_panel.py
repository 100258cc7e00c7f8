"""The panel of a car: its history, its next step, why a visit is cancelled, and what is behind a figure."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import Qt

from cardesk_desktop.domain.visit import VisitState
from cardesk_desktop.operations.standing_figures import StandingFigure
from cardesk_desktop.ui.requests import OpenVehicle
from cardesk_desktop.ui.screens.reports.behind_panel import BehindPanel
from cardesk_desktop.ui.screens.visits.cars_panel import CarsPanel
from cardesk_desktop.ui.screens.visits.figure_grid import FigureGrid
from cardesk_desktop.ui.screens.visits.figures import BoardFigure
from cardesk_desktop.ui.screens.visits.past_panel import PastPanel
from tests.ui.screens.visits.at_the_door import state_of
from tests.ui.screens.visits.floor import Floor

ENTER, SPACE = Qt.Key.Key_Return, Qt.Key.Key_Space


P = TypeVar("P", CarsPanel, BehindPanel, PastPanel)


def _first_row(floor: Floor, kind: type[P]) -> P:
    """The list that is open, once its first row was read."""
    assert floor.window.panel is not None
    panel = floor.window.panel.findChildren(kind)[-1]
    floor.until(lambda: panel.rows.current is not None)
    return panel


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

    floor.until(lambda: state_of(floor, here.visit.id) is VisitState.IN_WORK)
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
    floor.until(lambda: panel.cancel.reason.error == "Reason is missing. Fill it in to go on.")
    assert not panel.cancel.confirm.is_busy
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
