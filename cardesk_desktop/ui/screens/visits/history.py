"""What the panel of a car says: who comes with it, what was done, what it brought and still owes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from cardesk_desktop.domain.plate import Plate
from cardesk_desktop.domain.visit import ENDED, VisitState
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.operations.standing_figures import StandingFigure
from cardesk_desktop.operations.vehicle_history import PastVisit, VehicleHistory
from cardesk_desktop.phones import phone_words
from cardesk_desktop.ui import words
from cardesk_desktop.ui.screens.visits.cards import services_line
from cardesk_desktop.ui.screens.visits.figures import Figure
from cardesk_desktop.ui.theme import Tone


@dataclass(frozen=True, slots=True)
class PastFace:
    """One visit of the past; `invoice_id` is what pressing it opens. The tag is empty when all is well."""

    invoice_id: UUID | None
    day: str
    services: str
    amount: str
    tag: str
    tone: Tone


@dataclass(frozen=True, slots=True)
class HistoryFace:
    """A car at a glance. `open_visit_id` is that of a visit which has not ended."""

    vehicle_id: UUID
    plate: Plate
    car: str
    details: str
    client: str
    phone: str
    figures: dict[StandingFigure, Figure]
    visits: tuple[PastFace, ...]
    older: str
    open_visit_id: UUID | None
    first_time: str


def history_face(_: Phrasebook, history: VehicleHistory, time_zone: ZoneInfo) -> HistoryFace:
    """A car's history in the words of the screen."""
    vehicle, client = history.vehicle, history.client
    size = words.size_class(_, vehicle.size_class)
    past = tuple(visit for visit in history.visits if visit.visit.state in ENDED)
    present = next((visit.visit.id for visit in history.visits if visit.visit.state not in ENDED), None)
    unseen = history.visit_count - len(history.visits)
    return HistoryFace(
        vehicle_id=vehicle.id,
        plate=vehicle.plate,
        car=vehicle.name or size,
        details=_.side_by_side((vehicle.colour, size if vehicle.name else "")),
        client=client.name if client else "",
        phone=phone_words(client.phone) if client else "",
        figures=_figures(_, history, past, time_zone),
        visits=tuple(past_face(_, visit, time_zone) for visit in past),
        older=_.plural("{n} older visit is not shown.", "{n} older visits are not shown.", unseen)
        if unseen > 0
        else "",
        open_visit_id=present,
        first_time="" if past else _("This is the first visit. What is done now appears here next time."),
    )


def last_seen(_: Phrasebook, visit_count: int, last: datetime | None, time_zone: ZoneInfo) -> str:
    """How well a car is known: `12 visits, last on 3 Nov 2026`."""
    if last is None:
        return _("Never here before")
    day = _.date(last.astimezone(time_zone).date())
    return _.plural("{n} visit, on {day}", "{n} visits, last on {day}", visit_count, day=day)


def _figures(
    _: Phrasebook, history: VehicleHistory, past: tuple[PastVisit, ...], time_zone: ZoneInfo
) -> dict[StandingFigure, Figure]:
    last = past[0].visit.arrived_at.astimezone(time_zone).date() if past else None
    owed = history.client_balance
    return {
        StandingFigure.VISITS: Figure(_("Visits"), _.number(history.visit_count)),
        StandingFigure.LAST_VISIT: Figure(_("Last visit"), _.date(last) if last else "–"),
        StandingFigure.SPENT: Figure(_("Spent"), _.money(history.spent)),
        StandingFigure.OWED: Figure(
            _("Client owes"), _.money(owed), Tone.DUE if owed.minor > 0 else Tone.TEXT
        ),
    }


def past_face(_: Phrasebook, past: PastVisit, time_zone: ZoneInfo) -> PastFace:
    """One visit in the words of the screen."""
    tag, tone = "", Tone.MUTED
    if past.visit.state is VisitState.CANCELLED:
        tag = words.visit_state(_, past.visit.state)
    elif past.balance:
        tag, tone = _.context("visit card", "{amount} unpaid", amount=past.balance), Tone.DUE
    day = _.date(past.visit.arrived_at.astimezone(time_zone).date())
    photos = _.plural("{n} photo", "{n} photos", past.photo_count) if past.photo_count else ""
    return PastFace(
        invoice_id=past.invoice_id,
        day=_.side_by_side((day, photos)),
        services=services_line(_, past.services) or _("No services"),
        amount=_.amount(past.gross) if past.gross else "",
        tag=tag,
        tone=tone,
    )
