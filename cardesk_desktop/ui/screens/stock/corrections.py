"""What puts the stock right by hand: the panels that ask, and the way back from each deed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject

from cardesk_desktop.domain.company import Company
from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.stock import MovementKind, StockMovement
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.operations.correcting_stock import take_back
from cardesk_desktop.operations.looking_at_batches import StockBatch, stock_batch
from cardesk_desktop.operations.looking_at_stock import StockCard
from cardesk_desktop.store.stock_views import MovementRow
from cardesk_desktop.ui.navigator import Action, Window
from cardesk_desktop.ui.screens.stock.batch_panel import BatchPanel
from cardesk_desktop.ui.screens.stock.correcting import ADJUSTING, WASTING, CorrectionPanel, Deed
from cardesk_desktop.ui.screens.stock.faces import kind_words
from cardesk_desktop.ui.screens.stock.revaluing import RevaluationPanel
from cardesk_desktop.ui.tasks import Tasks
from cardesk_desktop.ui.theme import Theme


class Corrections(QObject):
    """Opens the panels for the product in front, and takes back what was done by hand."""

    def __init__(
        self,
        theme: Theme,
        phrases: Phrasebook,
        company: Company,
        tasks: Tasks,
        acting: Callable[[], UUID],
        window: Window,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._, self._theme, self._tasks, self._acting, self._window = phrases, theme, tasks, acting, window
        self._company = company

    def adjust(self, card: StockCard | None) -> None:
        """Say that more or less is there than the ledger knows."""
        self._ask(card, ADJUSTING, self._("Adjust the stock"))

    def waste(self, card: StockCard | None) -> None:
        """Write off what was wasted or used up."""
        self._ask(card, WASTING, self._("Write off"))

    def revalue(self, card: StockCard | None) -> None:
        """Give what is there another cost."""
        if card is None:
            return
        if card.level.milli <= 0:
            self._window.explain(Refused(Code.STOCK_NONE_THERE))
            return
        on = (self._theme, self._, self._company, self._tasks, self._acting)
        panel = RevaluationPanel(*on, card)
        panel.done.connect(self._on_done)
        self._window.open_panel(panel, self._("Correct the cost"), first_focus=panel.cost)

    def open(self, row: MovementRow) -> None:
        """A sale opens its invoice, a delivery or a count itself; what was done by hand can be taken back."""
        if row.invoice_id is not None:
            self._window.open_invoice(row.invoice_id)
        elif row.batch_id is not None:
            self._tasks.run(
                stock_batch,
                on_done=partial(self._show_batch, row),
                owner=self,
                viewer_id=self._acting(),
                batch_id=row.batch_id,
            )
        elif row.kind is not MovementKind.REVERSAL and not row.is_reversed:
            self._window.toast(
                kind_words(self._, row.kind),
                undo=Action(self._("Take this movement back"), lambda: self._take_back(row.id)),
            )

    def _show_batch(self, row: MovementRow, batch: StockBatch) -> None:
        zone = self._company.time_zone
        panel = BatchPanel(self._theme, self._, self._tasks, self._acting, batch, row, zone)
        panel.done.connect(self._window.close_panel)
        self._window.open_panel(panel, kind_words(self._, batch.kind), first_focus=panel.whole)

    def _ask(self, card: StockCard | None, deeds: tuple[Deed, ...], title: str) -> None:
        if card is None:
            return
        panel = CorrectionPanel(self._theme, self._, self._tasks, self._acting, card, deeds)
        panel.done.connect(self._on_done)
        self._window.open_panel(panel, title, first_focus=panel.quantity)

    def _on_done(self, movement: StockMovement) -> None:
        self._window.close_panel()
        self._window.toast(
            kind_words(self._, movement.kind),
            undo=Action(self._("Undo"), lambda: self._take_back(movement.id)),
        )

    def _take_back(self, movement_id: UUID) -> None:
        self._tasks.run(take_back, staff_id=self._acting(), movement_id=movement_id, owner=self)
