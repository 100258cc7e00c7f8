"""What is said of photos and marks on the screen."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID
from zoneinfo import ZoneInfo

from cardesk_desktop.directions import isolated
from cardesk_desktop.documents.fields.damage import mark_words
from cardesk_desktop.domain.vehicle_photo import DamageMark, MarkedPhoto
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.operations.photographing import PhotographedVisit
from cardesk_desktop.ui.screens.visits.photos.mark_pin import PinFace
from cardesk_desktop.ui.theme import Tone
from cardesk_desktop.ui.widgets.photo_strip import ThumbFace

Draft = tuple[int, int]
"""The place of a mark that is not saved yet, in thousandths."""


def pins(
    _: Phrasebook, shown: MarkedPhoto, *, may_change: bool, draft: Draft | None = None
) -> tuple[PinFace, ...]:
    """The marks of a photo as pins, with their numbers, and behind them the one that is being made."""
    found = [
        PinFace(
            mark.id,
            _.number(number),
            spoken_mark(_, mark, number),
            mark.x_permille,
            mark.y_permille,
            is_movable=may_change,
            tone=Tone.WORK if mark.is_later else Tone.DUE,
        )
        for number, mark in enumerate(shown.marks, start=shown.first_number)
    ]
    if draft is not None:
        found.append(PinFace(None, "+", _("New mark. Arrow keys move it."), *draft, is_movable=True))
    return tuple(found)


def spoken_mark(_: Phrasebook, mark: DamageMark, number: int) -> str:
    """A mark as a screen reader says it."""
    return _("Mark {n}: {what}", n=_.number(number), what=mark_words(_, mark))


def mark_line(_: Phrasebook, mark: DamageMark, authors: Mapping[UUID, str], zone: ZoneInfo) -> str:
    """Who marked it, and when; that it was later, where it was."""
    who = isolated(authors.get(mark.staff_id, ""), is_rtl=_.language.is_rtl)
    at = _.date_time(mark.made_at, zone)
    if mark.is_later:
        return _("Marked after the delivery by {who}, {at}", who=who, at=at)
    return _("{who}, {at}", who=who, at=at)


def thumbs(_: Phrasebook, photos: tuple[MarkedPhoto, ...]) -> tuple[ThumbFace, ...]:
    """The photos of a moment as small ones, with how much is marked on each."""
    count = _.number(len(photos))
    return tuple(
        ThumbFace(
            _("Photo {n} of {count}", n=_.number(place), count=count),
            _.number(len(each.marks)) if each.marks else "",
        )
        for place, each in enumerate(photos, start=1)
    )


def visit_words(_: Phrasebook, visit: PhotographedVisit, zone: ZoneInfo) -> str:
    """A visit in the choice of those that were photographed."""
    day = _.date(visit.arrived_at.astimezone(zone).date())
    return _.plural("{day}: {n} photo", "{day}: {n} photos", visit.photos, day=day)
