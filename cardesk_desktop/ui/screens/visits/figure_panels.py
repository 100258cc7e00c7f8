"""Opens what is behind a figure of the board: its cars, or the payments of the day."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID
from zoneinfo import ZoneInfo

from cardesk_desktop.domain.money import Currency
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.operations.board_figures import CarsFigure, payments_behind
from cardesk_desktop.operations.visits import BoardCard
from cardesk_desktop.ui.navigator import Action, Window
from cardesk_desktop.ui.screens.reports.behind_panel import BehindPanel
from cardesk_desktop.ui.screens.visits.cars_panel import CarsPanel
from cardesk_desktop.ui.screens.visits.figures import BoardFigure
from cardesk_desktop.ui.tasks import Tasks
from cardesk_desktop.ui.theme import Theme

_CARS = {
    BoardFigure.CARS: CarsFigure.TODAY,
    BoardFigure.WAIT: CarsFigure.WAIT,
    BoardFigure.UNPAID: CarsFigure.UNPAID,
}


@dataclass(frozen=True)
class FigurePanels:
    """Builds the panels and opens them in the window. `open_vehicle` shows a car that was pressed there."""

    theme: Theme
    phrases: Phrasebook
    tasks: Tasks
    window: Window
    time_zone: ZoneInfo
    open_vehicle: Callable[[UUID], None]

    def show(self, which: BoardFigure, title: str, currency: Currency) -> None:
        """Show what is behind a figure, below the words that stand above it."""
        if which is BoardFigure.TAKEN:
            on = (self.theme, self.phrases, self.tasks, self.time_zone, currency)
            taken = BehindPanel(*on, payments_behind)
            taken.invoice_asked.connect(self._on_invoice)
            self._show(taken, title)
        else:
            cars = CarsPanel(self.theme, self.phrases, self.tasks, self.time_zone, _CARS[which])
            cars.car_asked.connect(self._on_car)
            self._show(cars, title)

    def _show(self, panel: BehindPanel | CarsPanel, title: str) -> None:
        again = Action(self.phrases("Try again"), panel.read_again)
        panel.failed.connect(lambda error: self.window.explain(error, retry=again))
        self.window.open_panel(panel, title, first_focus=panel.rows)

    def _on_invoice(self, invoice_id: UUID) -> None:
        self.window.close_panel()
        self.window.open_invoice(invoice_id)

    def _on_car(self, card: BoardCard) -> None:
        self.window.close_panel()
        self.open_vehicle(card.vehicle.id)
