"""Opens what is behind a figure of a client or of a car: visits, or the invoices that add up."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from uuid import UUID
from zoneinfo import ZoneInfo

from cardesk_desktop.domain.changes import Outcome
from cardesk_desktop.domain.money import Currency
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.operations.client_file import ClientVisit
from cardesk_desktop.operations.standing_figures import (
    StandingFigure,
    client_counted_visits,
    client_documents,
    vehicle_documents,
    vehicle_visits,
)
from cardesk_desktop.store.report_views import DocumentBehind
from cardesk_desktop.store.views import Page
from cardesk_desktop.ui.navigator import Action, Window
from cardesk_desktop.ui.screens.reports.behind_panel import BehindPanel
from cardesk_desktop.ui.screens.visits.past_panel import PastPanel
from cardesk_desktop.ui.tasks import Tasks
from cardesk_desktop.ui.theme import Theme

_COUNT_VISITS = (StandingFigure.VISITS, StandingFigure.LAST_VISIT)


@dataclass(frozen=True)
class StandingPanels:
    """Builds the panels and opens them in the window, over the panel of a car where that is open."""

    theme: Theme
    phrases: Phrasebook
    tasks: Tasks
    window: Window
    time_zone: ZoneInfo
    currency: Currency

    def show_client(self, client_id: UUID, figure: StandingFigure, title: str) -> None:
        """Show what is behind a figure of a client."""
        if figure in _COUNT_VISITS:
            self._show(self._past(partial(client_counted_visits, client_id=client_id)), title)
        else:
            documents = partial(client_documents, client_id=client_id, figure=figure)
            self._show(self._behind(documents), title)

    def show_car(self, vehicle_id: UUID, client_id: UUID | None, figure: StandingFigure, title: str) -> None:
        """Show what is behind a figure of a car; what its client owes is of all their cars."""
        if figure in _COUNT_VISITS:
            self._show(self._past(partial(vehicle_visits, vehicle_id=vehicle_id)), title)
        elif figure is StandingFigure.OWED and client_id is not None:
            self.show_client(client_id, figure, title)
        else:
            self._show(self._behind(partial(vehicle_documents, vehicle_id=vehicle_id)), title)

    def _past(self, visits: Callable[..., Outcome[Page[ClientVisit]]]) -> PastPanel:
        on = (self.theme, self.phrases, self.tasks, self.time_zone, self.currency)
        panel = PastPanel(*on, visits)
        panel.visit_asked.connect(self._on_visit)
        return panel

    def _behind(self, documents: Callable[..., Outcome[Page[DocumentBehind]]]) -> BehindPanel:
        on = (self.theme, self.phrases, self.tasks, self.time_zone, self.currency)
        panel = BehindPanel(*on, documents)
        panel.invoice_asked.connect(self._on_invoice)
        return panel

    def _show(self, panel: BehindPanel | PastPanel, title: str) -> None:
        again = Action(self.phrases("Try again"), panel.read_again)
        panel.failed.connect(lambda error: self.window.explain(error, retry=again))
        self.window.open_panel(panel, title, first_focus=panel.rows, is_over=True)

    def _on_invoice(self, invoice_id: UUID) -> None:
        self.window.close_panel()
        self.window.open_invoice(invoice_id)

    def _on_visit(self, row: ClientVisit) -> None:
        """A visit that was not invoiced yet, or was called off, shows its car."""
        if row.past.invoice_id is not None:
            self._on_invoice(row.past.invoice_id)
        else:
            self.window.close_panel()
            self.window.open_vehicle(row.vehicle.id)
