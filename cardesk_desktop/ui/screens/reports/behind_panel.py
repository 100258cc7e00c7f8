"""The documents behind a figure, in the side panel."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from zoneinfo import ZoneInfo

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cardesk_desktop.domain.changes import Outcome
from cardesk_desktop.domain.errors import Refused, Unavailable
from cardesk_desktop.domain.money import Currency
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.store.report_views import DocumentBehind
from cardesk_desktop.store.views import Page
from cardesk_desktop.ui.screens.reports.words import money_cell
from cardesk_desktop.ui.tasks import Tasks
from cardesk_desktop.ui.theme import Theme, Tone
from cardesk_desktop.ui.widest import every_moment
from cardesk_desktop.ui.widgets.cell import Cell
from cardesk_desktop.ui.widgets.labels import Text
from cardesk_desktop.ui.widgets.paged_model import PagedModel, from_operation
from cardesk_desktop.ui.widgets.row_list import Column, RowList


class BehindPanel(QWidget):
    """A list that is read as it is scrolled, from an operation that takes `offset` and `limit` beside what
    it was given. One press opens the invoice."""

    invoice_asked = Signal(object)
    """The UUID of the invoice that the person wants to see."""
    failed = Signal(object)
    """`Refused` or `Unavailable`: documents could not be read; `read_again` tries once more."""

    def __init__(
        self,
        theme: Theme,
        _: Phrasebook,
        tasks: Tasks,
        time_zone: ZoneInfo,
        currency: Currency,
        documents: Callable[..., Outcome[Page[DocumentBehind]]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._ = _
        self._model: PagedModel[DocumentBehind] = PagedModel(parent=self)
        columns: tuple[Column[DocumentBehind], ...] = (
            Column(
                _("Number"),
                120,
                lambda row: _number_cell(_, time_zone, row),
                samples=tuple(Cell(detail=moment) for moment in every_moment(_)),
            ),
            Column(_("Client"), 90, partial(_client_cell, _), stretch=1),
            Column(
                _("Amount {currency}", currency=_.currency_name(currency)),
                104,
                lambda row: money_cell(_, row.amount, is_bold=True),
                is_figure=True,
            ),
        )
        self._count = Text(theme, _("Loading"), tone=Tone.MUTED)
        name = _("Documents behind the figure")
        self.rows = RowList(theme, name, self._model, columns, opens_at_once=True)
        self.rows.row_activated.connect(lambda row: self.invoice_asked.emit(row.invoice_id))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space.one)
        column.addWidget(self._count)
        column.addWidget(self.rows, 1)
        hint = _("Press a line, or Enter on it, to open the invoice.")
        column.addWidget(Text(theme, hint, tone=Tone.MUTED, is_wrapping=True))
        self._model.loaded.connect(self._on_loaded)
        self._model.failed.connect(self._on_failed)
        self._model.start(from_operation(tasks, self, documents))

    @property
    def count_words(self) -> str:
        """How many documents there are, in words."""
        return self._count.text()

    def read_again(self) -> None:
        """Read what could not be read."""
        self._count.setText(self._("Loading"))
        self._model.refresh()

    def _on_failed(self, error: Refused | Unavailable) -> None:
        self._count.setText("")
        self.failed.emit(error)

    def _on_loaded(self, total: int) -> None:
        self._count.setText(self._.plural("{n} document", "{n} documents", total))
        if total and self.rows.current is None:
            self.rows.choose(0)


def _number_cell(_: Phrasebook, time_zone: ZoneInfo, row: DocumentBehind) -> Cell:
    return Cell(row.number, is_bold=True, detail=_.date_time(row.at, time_zone))


def _client_cell(_: Phrasebook, row: DocumentBehind) -> Cell:
    return Cell(row.buyer_name) if row.buyer_name else Cell(_("Counter sale"), tone=Tone.MUTED)
