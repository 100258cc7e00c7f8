"""What the reports show in the side panel: the documents behind a figure, and the paper of a report."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject

from cardesk_desktop.domain.company import Company
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.operations.reporting import documents_behind
from cardesk_desktop.store.report_figures import Figure
from cardesk_desktop.store.stock_views import MovementRow
from cardesk_desktop.store.views import Order, ProductValue
from cardesk_desktop.ui.navigator import Action, Window
from cardesk_desktop.ui.paper.loose import LoosePaper
from cardesk_desktop.ui.screens.reports.behind_panel import BehindPanel
from cardesk_desktop.ui.screens.reports.face import Behind, MovementsOf, ReportFace, ShelfOf
from cardesk_desktop.ui.screens.reports.paper_panel import ReportPaperPanel
from cardesk_desktop.ui.screens.reports.stock_panels import MovementsUntilPanel, ShelfOfDayPanel
from cardesk_desktop.ui.tasks import Tasks
from cardesk_desktop.ui.theme import Theme
from cardesk_desktop.ui.words import called


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
        """Show the documents behind a figure; of the stock the products or movements, as on its day."""
        if isinstance(figure, MovementsOf):
            if figure.day is None:
                self._window.open_stock(figure.product_id)
            else:
                self._open(self.movements(figure.product_id, figure.day), title)
        elif isinstance(figure, ShelfOf):
            if figure.day is None:
                self._window.open_shelf(figure.category_id)
            else:
                self._open(self.shelf(figure.category_id, figure.day), title)
        else:
            self._open(self.behind(figure), title)

    def behind(self, figure: Figure) -> BehindPanel:
        """The list of the documents behind a figure."""
        company = self._company
        documents = partial(documents_behind, staff_id=self._acting(), figure=figure)
        panel = BehindPanel(self._theme, self._, self._tasks, company.time_zone, company.currency, documents)
        panel.invoice_asked.connect(self._on_invoice)
        return panel

    def shelf(self, category_id: UUID | None, day: date) -> ShelfOfDayPanel:
        """The products of a category, or all, as they stood at the end of a day."""
        panel = ShelfOfDayPanel(
            self._theme, self._, self._tasks, self._acting, self._company.currency, day, category_id
        )
        panel.product_asked.connect(lambda row: self._on_product(row, day))
        return panel

    def movements(self, product_id: UUID, day: date) -> MovementsUntilPanel:
        """The movements of a product up to the end of a day."""
        zone = self._company.time_zone
        panel = MovementsUntilPanel(self._theme, self._, self._tasks, self._acting, zone, day, product_id)
        panel.movement_asked.connect(lambda row: self._on_movement(row, product_id))
        return panel

    def _open(
        self, panel: BehindPanel | ShelfOfDayPanel | MovementsUntilPanel, title: str, *, is_over: bool = False
    ) -> None:
        again = Action(self._("Try again"), panel.read_again)
        panel.failed.connect(lambda error: self._window.explain(error, retry=again))
        self._window.open_panel(panel, title, first_focus=panel.rows, is_over=is_over)

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

    def _on_product(self, row: ProductValue, day: date) -> None:
        self._open(self.movements(row.product_id, day), called(self._, row.names), is_over=True)

    def _on_movement(self, row: MovementRow, product_id: UUID) -> None:
        """A sale opens its invoice; what else moved is shown among all movements of the product."""
        if row.invoice_id is not None:
            self._on_invoice(row.invoice_id)
        else:
            self._window.close_panel()
            self._window.open_stock(product_id)
