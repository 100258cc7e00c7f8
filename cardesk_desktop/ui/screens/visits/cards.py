"""What a card of the board says: a car, how long it has been where it is, and its next step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto
from uuid import UUID
from zoneinfo import ZoneInfo

from cardesk_desktop.directions import isolated
from cardesk_desktop.domain.catalogue import Names
from cardesk_desktop.domain.plate import Plate
from cardesk_desktop.domain.visit import VisitState
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.operations.visits import Board, BoardCard
from cardesk_desktop.ui import words
from cardesk_desktop.ui.theme import Tone
from cardesk_desktop.ui.widgets.plate_badge import spoken_plate

COLUMNS = (VisitState.WAITING, VisitState.IN_WORK, VisitState.READY, VisitState.DELIVERED)
"""The columns of the board, in the order in which a car passes through them."""

_MINUTES_READ_EASILY = 120


class Step(Enum):
    """What a card's button does."""

    START = auto()
    FINISH = auto()
    PAY = auto()
    DELIVER = auto()
    OPEN_TICKET = auto()


@dataclass(frozen=True, slots=True)
class Button:
    """A step and the words on its button."""

    step: Step
    words: str


@dataclass(frozen=True, slots=True)
class CardFace:
    """Everything that is shown of one car. Two equal faces look the same.

    `done_permille` is how much of the planned time has passed, None where nothing is planned.
    `main` is what Enter does; `spoken` is the card in one sentence for a screen reader.
    """

    visit_id: UUID
    vehicle_id: UUID
    ticket_id: UUID | None
    invoice_id: UUID | None
    state: VisitState
    plate: Plate
    car: str
    client: str
    services: str
    tag: str
    tone: Tone
    unpaid: str
    done_permille: int | None
    main: Button | None
    other: Button | None
    spoken: str


def faces(
    _: Phrasebook, board: Board, now: datetime, time_zone: ZoneInfo
) -> dict[VisitState, tuple[CardFace, ...]]:
    """The cards of every column at an instant."""
    columns = zip(COLUMNS, (board.waiting, board.in_work, board.ready, board.delivered), strict=True)
    return {state: tuple(face(_, card, now, time_zone) for card in cards) for state, cards in columns}


def face(_: Phrasebook, card: BoardCard, now: datetime, time_zone: ZoneInfo) -> CardFace:
    """One car as its card shows it."""
    visit, vehicle = card.visit, card.vehicle
    since_s = max(0, int((now - visit.since).total_seconds()))
    tag, tone = _tag(_, card, since_s, time_zone)
    is_rtl = _.language.is_rtl
    car = isolated(vehicle.name, is_rtl=is_rtl) or words.size_class(_, vehicle.size_class)
    services = services_line(_, card.services) or _("No services yet")
    unpaid = _unpaid(_, card)
    spoken = (spoken_plate(vehicle.plate), car, card.client_name, words.visit_state(_, visit.state))
    return CardFace(
        visit_id=visit.id,
        vehicle_id=vehicle.id,
        ticket_id=card.ticket_id,
        invoice_id=card.invoice_id,
        state=visit.state,
        plate=vehicle.plate,
        car=car,
        client=card.client_name,
        services=services,
        tag=tag,
        tone=tone,
        unpaid=unpaid,
        done_permille=_done_permille(card, since_s),
        main=_main(_, card),
        other=_other(_, card),
        spoken=_.listed((*spoken, tag, services, unpaid)),
    )


def services_line(_: Phrasebook, services: Sequence[Names]) -> str:
    """Names of services in the language of the screen, in one line; empty when there are none."""
    comma = _.context("between two services in a list", ", ")
    return comma.join(names.in_language(_.language.code) for names in services)


def _tag(_: Phrasebook, card: BoardCard, since_s: int, time_zone: ZoneInfo) -> tuple[str, Tone]:
    visit = card.visit
    match visit.state:
        case VisitState.IN_WORK if card.planned_min and since_s >= (card.planned_min + 1) * 60:
            late = _elapsed(_, since_s - card.planned_min * 60)
            return _.context("visit card", "{elapsed} late", elapsed=late), Tone.DUE
        case VisitState.IN_WORK if card.planned_min:
            return _of_planned(_, since_s // 60, card.planned_min), Tone.WORK
        case VisitState.READY:
            elapsed = _elapsed(_, since_s)
            return _.context("visit card", "ready {elapsed}", elapsed=elapsed), Tone.READY
        case VisitState.DELIVERED | VisitState.CANCELLED:
            return _.time(visit.since, time_zone), Tone.MUTED
        case _:
            return _elapsed(_, since_s), words.visit_tone(visit.state)


def _elapsed(_: Phrasebook, seconds: int) -> str:
    """Long times in whole hours: a card is read from across the room."""
    hours = seconds // 3600
    return _.elapsed(hours * 3600 if hours * 60 >= _MINUTES_READ_EASILY else seconds)


def _of_planned(_: Phrasebook, done_min: int, planned_min: int) -> str:
    if planned_min <= _MINUTES_READ_EASILY:
        return _.context("visit card", "{done} of {planned} min", done=done_min, planned=planned_min)
    planned = _elapsed(_, planned_min * 60)
    done = _elapsed(_, done_min * 60) if done_min else _.context("elapsed time", "{minutes} min", minutes=0)
    return _.context("visit card", "{elapsed} of {planned}", elapsed=done, planned=planned)


def _done_permille(card: BoardCard, since_s: int) -> int | None:
    if card.visit.state is not VisitState.IN_WORK or not card.planned_min:
        return None
    return min(1000, since_s * 1000 // (card.planned_min * 60))


def _unpaid(_: Phrasebook, card: BoardCard) -> str:
    """What an invoice of this visit still owes; a visit not invoiced yet says it on its button."""
    if card.invoice_id is None or card.balance is None or not card.balance:
        return ""
    return _.context("visit card", "{amount} unpaid", amount=card.balance)


def _main(_: Phrasebook, card: BoardCard) -> Button | None:
    match card.visit.state:
        case VisitState.WAITING:
            return Button(Step.START, _.context("visit card", "Start"))
        case VisitState.IN_WORK:
            return Button(Step.FINISH, _.context("visit card", "Ready"))
        case VisitState.READY if card.invoice_id is None and card.gross is not None:
            return Button(Step.PAY, _.context("visit card", "Pay {amount}", amount=_.amount(card.gross)))
        case VisitState.READY:
            return Button(Step.DELIVER, _.context("visit card", "Deliver"))
        case _:
            return None


def _other(_: Phrasebook, card: BoardCard) -> Button | None:
    if card.visit.state is not VisitState.READY or card.ticket_id is None or card.invoice_id is not None:
        return None
    return Button(Step.OPEN_TICKET, _.context("visit card", "Ticket"))
