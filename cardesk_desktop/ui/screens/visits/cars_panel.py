"""The cars behind a figure of the board, in the side panel."""

from __future__ import annotations

from functools import partial
from zoneinfo import ZoneInfo

from PySide6.QtCore import Signal

from cardesk_desktop.directions import isolated
from cardesk_desktop.domain.visit import VisitState
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.operations.board_figures import CarsFigure, cars_behind
from cardesk_desktop.operations.visits import BoardCard, wait_of
from cardesk_desktop.ui import words
from cardesk_desktop.ui.screens.visits.figures import wait_words
from cardesk_desktop.ui.tasks import Tasks
from cardesk_desktop.ui.theme import Theme
from cardesk_desktop.ui.widgets.cell import Cell, CellKind
from cardesk_desktop.ui.widgets.opening_list import OpeningList
from cardesk_desktop.ui.widgets.paged_model import from_operation
from cardesk_desktop.ui.widgets.row_list import Column


class CarsPanel(OpeningList[BoardCard]):
    """Plate, car and what the figure adds up; one press opens the car."""

    car_asked = Signal(object)
    """The `BoardCard` that the person wants to see."""

    def __init__(
        self, theme: Theme, _: Phrasebook, tasks: Tasks, time_zone: ZoneInfo, figure: CarsFigure
    ) -> None:
        columns: tuple[Column[BoardCard], ...] = (
            Column(_("Plate"), 176, _plate),
            Column(_("Car"), 90, partial(_car, _), stretch=1),
            _last_column(_, figure, time_zone),
        )
        super().__init__(
            theme,
            _,
            _("Cars behind the figure"),
            columns,
            _("Press a line, or Enter on it, to open the car."),
            count=lambda total: _.plural("{n} car", "{n} cars", total),
        )
        self.rows.row_activated.connect(self.car_asked)
        self.read(from_operation(tasks, self, cars_behind, figure=figure))


def _plate(card: BoardCard) -> Cell:
    return Cell(kind=CellKind.PLATE, plate=card.vehicle.plate)


def _car(_: Phrasebook, card: BoardCard) -> Cell:
    name = isolated(card.vehicle.name, is_rtl=_.language.is_rtl)
    return Cell(name or words.size_class(_, card.vehicle.size_class), detail=card.client_name)


def _last_column(_: Phrasebook, figure: CarsFigure, time_zone: ZoneInfo) -> Column[BoardCard]:
    match figure:
        case CarsFigure.TODAY:
            states = tuple(Cell(detail=words.visit_state(_, state)) for state in VisitState)
            return Column(_("Arrived"), 96, partial(_arrived, _, time_zone), samples=states)
        case CarsFigure.WAIT:
            return Column(_("Wait"), 96, partial(_wait, _), is_figure=True)
        case CarsFigure.UNPAID:
            return Column(_("Unpaid"), 88, partial(_unpaid, _), is_figure=True)


def _arrived(_: Phrasebook, time_zone: ZoneInfo, card: BoardCard) -> Cell:
    state = words.visit_state(_, card.visit.state)
    return Cell(_.time(card.visit.arrived_at, time_zone), is_bold=True, detail=state)


def _wait(_: Phrasebook, card: BoardCard) -> Cell:
    wait = wait_of(card.visit)
    minutes = None if wait is None else round(wait.total_seconds() / 60)
    return Cell(wait_words(_, minutes), CellKind.FIGURE, is_bold=True)


def _unpaid(_: Phrasebook, card: BoardCard) -> Cell:
    balance = _.amount(card.balance) if card.balance is not None else ""
    return Cell(balance, CellKind.FIGURE, is_bold=True)
