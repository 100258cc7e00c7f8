"""The visits behind a figure of a client or of a car, in the side panel."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from zoneinfo import ZoneInfo

from PySide6.QtCore import Signal

from cardesk_desktop.domain.changes import Outcome
from cardesk_desktop.domain.money import Currency
from cardesk_desktop.i18n import Phrasebook, left_to_right
from cardesk_desktop.operations.client_file import ClientVisit
from cardesk_desktop.store.views import Page
from cardesk_desktop.ui.screens.visits.history import past_face
from cardesk_desktop.ui.tasks import Tasks
from cardesk_desktop.ui.theme import Theme
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
        columns: tuple[Column[ClientVisit], ...] = (
            Column(_("Day"), 120, partial(_day, _, time_zone)),
            Column(_("Services"), 90, partial(_services, _, time_zone), stretch=1),
            Column(
                _("Total {currency}", currency=_.currency_name(currency)),
                104,
                partial(_total, _, time_zone),
                is_figure=True,
            ),
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


def _day(_: Phrasebook, time_zone: ZoneInfo, row: ClientVisit) -> Cell:
    day = past_face(_, row.past, time_zone).day
    return Cell(day, is_bold=True, detail=left_to_right(row.vehicle.plate.text))


def _services(_: Phrasebook, time_zone: ZoneInfo, row: ClientVisit) -> Cell:
    face = past_face(_, row.past, time_zone)
    return Cell(face.services, detail=face.tag)


def _total(_: Phrasebook, time_zone: ZoneInfo, row: ClientVisit) -> Cell:
    return Cell(past_face(_, row.past, time_zone).amount, CellKind.FIGURE, is_bold=True)
