"""What the page says of a photo: pure functions from a question and one language."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from uuid import UUID
from zoneinfo import ZoneInfo

from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.recognition import AskState, SizeUnit, full_name
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.store.views import QueuedPhoto
from cardesk_desktop.ui.errors import sentence
from cardesk_desktop.ui.theme import Tone
from cardesk_desktop.ui.widgets.cell import Cell, CellKind
from cardesk_desktop.ui.widgets.row_list import Column
from cardesk_desktop.ui.words import called


def columns(_: Phrasebook, time_zone: ZoneInfo) -> tuple[Column[QueuedPhoto], ...]:
    """Whose photo it is and when it was asked about, and how far it has come."""
    return (
        Column(_("Photo"), 140, partial(_photo, _, time_zone), stretch=1),
        Column(_("State"), 156, partial(_state, _)),
    )


def state_tag(_: Phrasebook, state: AskState) -> tuple[str, Tone]:
    """The state in a word."""
    match state:
        case AskState.WAITING:
            return _.context("photo", "Waiting"), Tone.WAIT
        case AskState.ANSWERED:
            return _.context("photo", "To look at"), Tone.READY
        case AskState.REFUSED:
            return _.context("photo", "Refused"), Tone.DUE


def waiting_words(
    _: Phrasebook, fault: str, not_before: datetime | None, now: datetime, time_zone: ZoneInfo
) -> str:
    """Why a photo waits, and until when."""
    if not fault:
        return _("It is being asked about. You can go on working meanwhile.")
    why = sentence(_, Refused(Code(fault)))
    if not_before is None or not_before <= now:
        return why
    return "\n".join((why, _("Next try: {time}", time=_.date_time(not_before, time_zone))))


def refused_words(_: Phrasebook, fault: str) -> str:
    """Why a photo will not be recognised."""
    return sentence(_, Refused(Code(fault)))


def unit_words(_: Phrasebook, unit: SizeUnit | None) -> str:
    """The sign of a unit as it stands behind a number."""
    match unit:
        case None:
            return ""
        case SizeUnit.MILLILITRE:
            return _.context("unit", "ml")
        case SizeUnit.LITRE:
            return _.context("unit", "l")
        case SizeUnit.GRAM:
            return _.context("unit", "g")
        case SizeUnit.KILOGRAM:
            return _.context("unit", "kg")
        case SizeUnit.CENTIMETRE:
            return _.context("unit", "cm")
        case SizeUnit.METRE:
            return _.context("unit", "m")
        case SizeUnit.PIECE:
            return _.context("unit", "pcs")


def _photo(_: Phrasebook, time_zone: ZoneInfo, row: QueuedPhoto) -> Cell:
    seen = row.suggestion
    name = full_name(seen.name, seen.brand, "", "") if seen is not None else ""
    known = called(_, row.product) if row.product is not None else ""
    asked = _.date_time(row.asked_at, time_zone)
    return Cell(known or name or _("New product"), is_bold=True, detail=asked)


def _state(_: Phrasebook, row: QueuedPhoto) -> Cell:
    text, tone = state_tag(_, row.state)
    return Cell(text, CellKind.TAG, tone)


def is_of(question_id: UUID | None, row: QueuedPhoto) -> bool:
    """Whether a row is about this question."""
    return row.id == question_id
