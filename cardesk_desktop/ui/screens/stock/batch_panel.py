"""A delivery or a count in the side panel: its lines, who did it and when, and the way to take it back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from uuid import UUID
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from cardesk_desktop.domain.changes import Outcome
from cardesk_desktop.domain.stock import MovementKind
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.operations.correcting_stock import take_back, take_back_count, take_back_receipt
from cardesk_desktop.operations.looking_at_batches import BatchLine, StockBatch
from cardesk_desktop.store.stock_views import MovementRow
from cardesk_desktop.ui.screens.stock.faces import batch_lines, signed_quantity
from cardesk_desktop.ui.tasks import Tasks
from cardesk_desktop.ui.theme import TextSize, Theme, Tone
from cardesk_desktop.ui.widgets.buttons import Button
from cardesk_desktop.ui.widgets.labels import Text
from cardesk_desktop.ui.widgets.panel_content import PanelContent
from cardesk_desktop.ui.words import called

_MOST_LINES = 200
"""A count of a large shop differs in more products than anybody reads in a panel."""


class BatchPanel(PanelContent):
    """`row` is the movement from which it was opened; it can be taken back alone."""

    done = Signal()
    """Something of it was taken back."""

    def __init__(
        self,
        theme: Theme,
        phrases: Phrasebook,
        tasks: Tasks,
        acting: Callable[[], UUID],
        batch: StockBatch,
        row: MovementRow,
        time_zone: ZoneInfo,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent)
        self._, self._tasks, self._acting, self._batch, self._row = phrases, tasks, acting, batch, row
        _ = phrases
        about = "\n".join(batch_lines(_, batch, time_zone))
        self.body.addWidget(Text(theme, batch.number, size=TextSize.LARGE, is_bold=True))
        self.body.addWidget(Text(theme, about, tone=Tone.MUTED, is_wrapping=True))
        for line in batch.lines[:_MOST_LINES]:
            self.body.addLayout(self._line(theme, line))
        more = len(batch.lines) - _MOST_LINES
        if more > 0:
            words = _.plural("and {n} more", "and {n} more", more)
            self.body.addWidget(Text(theme, words, tone=Tone.MUTED))
        self.body.addStretch(1)
        self.one = Button(theme, _("Take back only this product"), is_once=True)
        is_receipt = batch.kind is MovementKind.RECEIPT
        words = _("Take back the whole delivery") if is_receipt else _("Take back the whole count")
        self.whole = Button(theme, words, icon="undo-2", is_once=True)
        self.one.setVisible(not row.is_reversed and len(batch.lines) > 1)
        self.whole.setVisible(batch.is_standing)
        self.footer.addWidget(self.one)
        self.footer.addWidget(self.whole)
        self.one.activated.connect(self._take_back_one)
        self.whole.activated.connect(self._take_back_whole)

    def _line(self, theme: Theme, line: BatchLine) -> QHBoxLayout:
        _ = self._
        gone = _.context("stock movement", "taken back later") if line.is_taken_back else ""
        worth = _.amount(line.value) if line.value is not None else ""
        name = Text(
            theme,
            called(_, line.names),
            is_wrapping=True,
            tone=Tone.MUTED if gone else Tone.TEXT,
        )
        said = _.side_by_side((gone, signed_quantity(_, line.quantity), worth))
        figure = Text(theme, said, is_bold=not gone, tone=Tone.MUTED if gone else Tone.TEXT)
        figure.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignTop)
        across = QHBoxLayout()
        across.setSpacing(theme.space.two)
        across.addWidget(name, 1)
        across.addWidget(figure)
        return across

    def _take_back_one(self) -> None:
        self._run(partial(take_back, movement_id=self._row.id))

    def _take_back_whole(self) -> None:
        if self._batch.kind is MovementKind.RECEIPT:
            self._run(partial(take_back_receipt, receipt_id=self._batch.id))
        else:
            self._run(partial(take_back_count, count_id=self._batch.id))

    def _run(self, operation: Callable[..., Outcome[object]]) -> None:
        self._tasks.run(
            operation,
            on_done=lambda _moved: self.done.emit(),
            on_settled=self._on_settled,
            owner=self,
            staff_id=self._acting(),
        )

    def _on_settled(self) -> None:
        self.one.set_busy(False)
        self.whole.set_busy(False)
