"""The history of a client, a page at a time: visits with what was done, or every invoice."""

from __future__ import annotations

from enum import Enum
from uuid import UUID
from zoneinfo import ZoneInfo

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cardesk_desktop.directions import isolated, left_to_right
from cardesk_desktop.domain.company import Company
from cardesk_desktop.domain.money import Money
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.operations.client_file import ClientVisit, client_invoices, client_visits
from cardesk_desktop.store.client_views import ClientInvoice
from cardesk_desktop.store.views import Page
from cardesk_desktop.ui.latest import Latest
from cardesk_desktop.ui.screens.visits.history import PastFace, past_face
from cardesk_desktop.ui.screens.visits.past_row import PastRow
from cardesk_desktop.ui.tasks import Tasks
from cardesk_desktop.ui.theme import Theme, Tone
from cardesk_desktop.ui.widgets.buttons import Button, ButtonKind
from cardesk_desktop.ui.widgets.choice import Choice
from cardesk_desktop.ui.widgets.labels import Text
from cardesk_desktop.ui.widgets.segmented import Segmented

PAGE = 8
"""Rows that are added each time."""


class Kind(Enum):
    """What the history is made of."""

    VISITS = "visits"
    INVOICES = "invoices"


class HistoryPart(QWidget):
    """Reads its rows itself. Pressing one opens its invoice."""

    invoice_wanted = Signal(object)

    def __init__(
        self,
        theme: Theme,
        _: Phrasebook,
        tasks: Tasks,
        company: Company,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._, self._company = theme, _, company
        self._latest = Latest(tasks, self)
        self._client_id: UUID | None = None
        self.rows: list[PastRow] = []
        choices = (Choice(Kind.VISITS, _("Visits")), Choice(Kind.INVOICES, _("Invoices")))
        self.kind = Segmented(theme, _("History"), choices)
        self.kind.changed.connect(lambda _kind: self._begin())
        self._none = Text(theme, tone=Tone.MUTED, is_wrapping=True)
        self.more = Button(theme, _("Show more"), kind=ButtonKind.QUIET)
        self.more.activated.connect(self._ask)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space.half)
        column.addWidget(self.kind)
        column.addWidget(self._none)
        column.addLayout(self._list)
        column.addWidget(self.more)
        self._none.hide()
        self.more.hide()

    def show_client(self, client_id: UUID) -> None:
        """Show somebody's history; of the same client, as far as it was unfolded."""
        is_same = client_id == self._client_id
        self._client_id = client_id
        self._begin(max(PAGE, len(self.rows)) if is_same else PAGE)

    def _begin(self, count: int = PAGE) -> None:
        self._read(0, count)

    def _ask(self) -> None:
        self._read(len(self.rows), PAGE)

    def _read(self, offset: int, limit: int) -> None:
        which = {"client_id": self._client_id, "offset": offset, "limit": limit}
        if self.kind.value is Kind.VISITS:
            self._latest.ask(client_visits, on_done=self._show, **which)
        else:
            self._latest.ask(client_invoices, on_done=self._show, **which)

    def _show(self, page: Page[ClientVisit] | Page[ClientInvoice]) -> None:
        if not page.offset:
            for old in self.rows:
                old.hide()
                old.deleteLater()
            self.rows = []
        for row in page.rows:
            shown = PastRow(self._theme, self._face(row))
            shown.activated.connect(lambda row=shown: self.invoice_wanted.emit(row.face.invoice_id))
            self.rows.append(shown)
            self._list.addWidget(shown)
        self.more.setVisible(len(self.rows) < page.total)
        self._none.setVisible(not page.total)
        is_visits = self.kind.value is Kind.VISITS
        self._none.setText(self._("No visit yet.") if is_visits else self._("No invoice yet."))

    def _face(self, row: ClientVisit | ClientInvoice) -> PastFace:
        zone = self._company.time_zone
        if isinstance(row, ClientVisit):
            return visit_face(self._, row, zone)
        return invoice_face(self._, row, self._company)


def visit_face(_: Phrasebook, row: ClientVisit, time_zone: ZoneInfo) -> PastFace:
    """A visit with the plate of the car beside its day."""
    face = past_face(_, row.past, time_zone)
    plate = left_to_right(row.vehicle.plate.text)
    return PastFace(face.invoice_id, f"{face.day} · {plate}", face.services, face.amount, face.tag, face.tone)


def invoice_face(_: Phrasebook, row: ClientInvoice, company: Company) -> PastFace:
    """An invoice with its number, its day and what is left to pay of it."""
    balance = Money(row.open_minor, company.currency)
    credited = Money(row.credited_minor, company.currency)
    tag, tone = "", Tone.DUE
    if balance:
        tag = _.context("visit card", "{amount} unpaid", amount=balance)
    elif credited:
        tag, tone = _.context("invoice", "{amount} credited", amount=credited), Tone.WORK
    plate = f" · {isolated(row.plate, is_rtl=_.language.is_rtl)}" if row.plate else ""
    amount = _.amount(Money(row.gross_minor, company.currency))
    return PastFace(
        row.id, f"{_.date(row.business_day)}{plate}", left_to_right(row.number), amount, tag, tone
    )
