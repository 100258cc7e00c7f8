"""The documents behind a figure, in the side panel."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from zoneinfo import ZoneInfo

from PySide6.QtCore import Signal

from cardesk_desktop.domain.changes import Outcome
from cardesk_desktop.domain.money import Currency
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.store.report_views import DocumentBehind
from cardesk_desktop.store.views import Page
from cardesk_desktop.ui.screens.reports.words import money_cell
from cardesk_desktop.ui.tasks import Tasks
from cardesk_desktop.ui.theme import Theme, Tone
from cardesk_desktop.ui.widest import every_moment
from cardesk_desktop.ui.widgets.cell import Cell
from cardesk_desktop.ui.widgets.opening_list import OpeningList
from cardesk_desktop.ui.widgets.paged_model import from_operation
from cardesk_desktop.ui.widgets.row_list import Column


class BehindPanel(OpeningList[DocumentBehind]):
    """A list that is read as it is scrolled, from an operation that takes `offset` and `limit` beside what
    it was given. One press opens the invoice, or what `hint` says in its place."""

    invoice_asked = Signal(object)
    """The UUID of the invoice that the person wants to see."""
    document_asked = Signal(object)
    """The UUID of the document itself, where that is to be opened: a credit note is not its invoice."""

    def __init__(
        self,
        theme: Theme,
        _: Phrasebook,
        tasks: Tasks,
        time_zone: ZoneInfo,
        currency: Currency,
        documents: Callable[..., Outcome[Page[DocumentBehind]]],
        hint: str = "",
    ) -> None:
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
        super().__init__(
            theme,
            _,
            _("Documents behind the figure"),
            columns,
            hint or _("Press a line, or Enter on it, to open the invoice."),
            count=lambda total: _.plural("{n} document", "{n} documents", total),
        )
        self.rows.row_activated.connect(self._on_row)
        self.read(from_operation(tasks, self, documents))

    def _on_row(self, row: DocumentBehind) -> None:
        self.invoice_asked.emit(row.invoice_id)
        self.document_asked.emit(row.id)


def _number_cell(_: Phrasebook, time_zone: ZoneInfo, row: DocumentBehind) -> Cell:
    return Cell(row.number, is_bold=True, detail=_.date_time(row.at, time_zone))


def _client_cell(_: Phrasebook, row: DocumentBehind) -> Cell:
    return Cell(row.buyer_name) if row.buyer_name else Cell(_("Counter sale"), tone=Tone.MUTED)
