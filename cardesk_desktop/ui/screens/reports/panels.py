"""What the reports show in the side panel: the documents behind a figure, and the paper of a report."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QObject

from cardesk_desktop.domain.company import Company
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.store.report_views import Figure
from cardesk_desktop.store.views import Order
from cardesk_desktop.ui.navigator import Action, Window
from cardesk_desktop.ui.paper.loose import LoosePaper
from cardesk_desktop.ui.screens.reports.behind_panel import BehindPanel
from cardesk_desktop.ui.screens.reports.face import Behind, MovementsOf, ReportFace, ShelfOf
from cardesk_desktop.ui.screens.reports.paper_panel import ReportPaperPanel
from cardesk_desktop.ui.tasks import Tasks
from cardesk_desktop.ui.theme import Theme


class ReportPanels(QObject):
    """Builds the panels and opens them in the window."""

    def __init__(
        self,
        theme: Theme,
        phrases: Phrasebook,
        company: Company,
        tasks: Tasks,
        acting: Callable[[], UUID],
        window: Window,
        paper: LoosePaper,
    ) -> None:
        super().__init__()
        self._theme, self._, self._company, self._tasks = theme, phrases, company, tasks
        self._acting, self._window, self._paper = acting, window, paper

    def open_figure(self, figure: Behind, title: str) -> None:
        """Show the documents behind a figure, or the movements or products on the screen of the stock."""
        if isinstance(figure, MovementsOf):
            self._window.open_stock(figure.product_id)
            return
        if isinstance(figure, ShelfOf):
            self._window.open_shelf(figure.category_id)
            return
        panel = self.behind(figure)
        self._window.open_panel(panel, title, first_focus=panel.rows)

    def behind(self, figure: Figure) -> BehindPanel:
        """The list of the documents behind a figure."""
        company = self._company
        panel = BehindPanel(
            self._theme, self._, self._tasks, self._acting, company.time_zone, company.currency, figure
        )
        panel.invoice_asked.connect(self._on_invoice)
        again = Action(self._("Try again"), panel.read_again)
        panel.failed.connect(lambda error: self._window.explain(error, retry=again))
        return panel

    def open_paper(self, face: ReportFace, order: Order) -> None:
        """Show a report as it would be printed."""
        panel = self.paper(face, order)
        title = self._("Print: {report}", report=face.title)
        self._window.open_panel(panel, title, first_focus=panel.drawn.print_button)

    def paper(self, face: ReportFace, order: Order) -> ReportPaperPanel:
        """A report on paper, its table in an order."""
        return ReportPaperPanel(self._theme, self._, self._tasks, self._acting, self._paper, face, order)

    def _on_invoice(self, invoice_id: UUID) -> None:
        self._window.close_panel()
        self._window.open_invoice(invoice_id)
