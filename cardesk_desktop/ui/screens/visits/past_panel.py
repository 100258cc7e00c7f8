"""The visits behind a figure of a client or of a car, in the side panel."""

from __future__ import annotations

from collections.abc import Callable
from zoneinfo import ZoneInfo

from PySide6.QtCore import Signal

from cardesk_desktop.directions import left_to_right
from cardesk_desktop.domain.changes import Outcome
from cardesk_desktop.domain.money import Currency
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.operations.client_file import ClientVisit
from cardesk_desktop.store.views import Page
from cardesk_desktop.ui.screens.visits.history import PastFace, past_face
from cardesk_desktop.ui.tasks import Tasks
from cardesk_desktop.ui.theme import Theme
from cardesk_desktop.ui.widest import every_day
from cardesk_desktop.ui.widgets.cell import Cell, CellKind
from cardesk_desktop.ui.widgets.opening_list import OpeningList
from cardesk_desktop.ui.widgets.paged_model import from_operation
from cardesk_desktop.ui.widgets.row_list import Column


class PastPanel(OpeningList[ClientVisit]):
    """Day and plate, what was done, what it came to; one press opens the invoice, or the car without one."""

    visit_asked = Signal(object)
    """The `ClientVisit` that the person wants to see."""

    def __init__(
        self,
        theme: Theme,
        _: Phrasebook,
        tasks: Tasks,
        time_zone: ZoneInfo,
        currency: Currency,
        visits: Callable[..., Outcome[Page[ClientVisit]]],
    ) -> None:
        cells, total = _Cells(_, time_zone), _("Total {currency}", currency=_.currency_name(currency))
        columns: tuple[Column[ClientVisit], ...] = (
            Column(_("Day"), 120, cells.day, samples=tuple(Cell(day, is_bold=True) for day in every_day(_))),
            Column(_("Services"), 90, cells.services, stretch=1),
            Column(total, 104, cells.total, is_figure=True),
        )
        super().__init__(
            theme,
            _,
            _("Visits behind the figure"),
            columns,
            _("Press a line, or Enter on it, to open the invoice of the visit."),
            count=lambda total: _.plural("{n} visit", "{n} visits", total),
        )
        self.rows.row_activated.connect(self.visit_asked)
        self.read(from_operation(tasks, self, visits))


class _Cells:
    """The three cells of a visit. They are asked for one after the other, and its face is made once."""

    def __init__(self, _: Phrasebook, time_zone: ZoneInfo) -> None:
        self._, self._time_zone = _, time_zone
        self._last: tuple[ClientVisit, PastFace] | None = None

    def day(self, row: ClientVisit) -> Cell:
        """When it was, and of which car."""
        return Cell(self._face(row).day, is_bold=True, detail=left_to_right(row.vehicle.plate.text))

    def services(self, row: ClientVisit) -> Cell:
        """What was done."""
        face = self._face(row)
        return Cell(face.services, detail=face.tag)

    def total(self, row: ClientVisit) -> Cell:
        """What it came to."""
        return Cell(self._face(row).amount, CellKind.FIGURE, is_bold=True)

    def _face(self, row: ClientVisit) -> PastFace:
        if self._last is None or self._last[0] is not row:
            self._last = row, past_face(self._, row.past, self._time_zone)
        return self._last[1]
