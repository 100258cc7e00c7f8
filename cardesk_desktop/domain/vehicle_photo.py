"""Photos of a car at a visit, and what is marked on them: how it came, and how it was handed back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.visit import ENDED, Visit

MOST_PHOTOS = 12
"""At one moment of one visit."""
MOST_MARKS = 20
"""On one photo."""
NOTE_LIMIT = 80
SIDE = 1000
"""Places on a photo are in thousandths of its width and height, so that they hold at any size."""


class Moment(StrEnum):
    """When a photo was taken."""

    CHECK_IN = "check_in"
    DELIVERY = "delivery"


class DamageKind(StrEnum):
    """What is seen at a place of a car."""

    SCRATCH = "scratch"
    DENT = "dent"
    CRACK = "crack"
    PAINT = "paint"
    MISSING = "missing"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class VisitPhoto:
    """One photo of the car of a visit."""

    id: UUID
    visit_id: UUID
    moment: Moment
    sha256: str
    taken_at: datetime
    staff_id: UUID


@dataclass(frozen=True, slots=True)
class DamageMark:
    """A mark on a photo. `x_permille` is counted from the left, `y_permille` from the top.

    `is_later`: it was made after the visit had ended, as a correction of what stands there.
    """

    id: UUID
    photo_id: UUID
    kind: DamageKind
    x_permille: int
    y_permille: int
    made_at: datetime
    staff_id: UUID
    note: str = ""
    is_later: bool = False

    def at(self, x_permille: int, y_permille: int) -> DamageMark:
        """The mark at another place; one beyond the edge lies on it."""
        return replace(self, x_permille=_inside(x_permille), y_permille=_inside(y_permille))

    def corrected(self, kind: DamageKind, note: str) -> DamageMark:
        """The mark, said otherwise."""
        return replace(self, kind=kind, note=note)


@dataclass(frozen=True, slots=True)
class MarkedPhoto:
    """A photo with its marks, in the order of their numbers."""

    photo: VisitPhoto
    marks: tuple[DamageMark, ...]
    first_number: int = 1


def numbered(
    photos: Iterable[VisitPhoto], marks: Iterable[DamageMark], moment: Moment
) -> tuple[MarkedPhoto, ...]:
    """The photos of a moment in the order they were taken, their marks numbered through.

    The order is that of the clock and then of the identities, so that every register gives the same numbers.
    """
    by_photo: dict[UUID, list[DamageMark]] = {}
    for mark in sorted(marks, key=lambda each: (each.made_at, each.id)):
        by_photo.setdefault(mark.photo_id, []).append(mark)
    found: list[MarkedPhoto] = []
    number = 1
    of_moment = (photo for photo in photos if photo.moment is moment)
    for photo in sorted(of_moment, key=lambda each: (each.taken_at, each.id)):
        own = tuple(by_photo.get(photo.id, ()))
        found.append(MarkedPhoto(photo, own, number))
        number += len(own)
    return tuple(found)


def may_change(visit: Visit) -> bool:
    """True until the visit has ended: from then on only a new mark is added, with its author and time."""
    return visit.state not in ENDED


def check_open(visit: Visit) -> None:
    """Refuses with VISIT_ENDED what would alter how a car was handed back."""
    if not may_change(visit):
        raise Refused(Code.VISIT_ENDED)


def check_room(photos: Sequence[VisitPhoto], moment: Moment) -> None:
    """Refuses with GALLERY_FULL one photo more than a moment may have."""
    if sum(photo.moment is moment for photo in photos) >= MOST_PHOTOS:
        raise Refused(Code.GALLERY_FULL, most=MOST_PHOTOS)


def check_marks(marks: Sequence[DamageMark]) -> None:
    """Refuses with MARKS_FULL one mark more than a photo may have."""
    if len(marks) >= MOST_MARKS:
        raise Refused(Code.MARKS_FULL, most=MOST_MARKS)


def _inside(permille: int) -> int:
    return max(0, min(SIDE, permille))
