"""Photos of a car at its visit and the marks on them, until it is handed back; then only marks are added."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from cardesk_desktop.domain.changes import Changes, Noun, Outcome
from cardesk_desktop.domain.ids import successor
from cardesk_desktop.domain.journal import JournalEvent
from cardesk_desktop.domain.permission import Permission
from cardesk_desktop.domain.text import one_line
from cardesk_desktop.domain.vehicle import Vehicle
from cardesk_desktop.domain.vehicle_photo import (
    NOTE_LIMIT,
    DamageKind,
    DamageMark,
    MarkedPhoto,
    Moment,
    VisitPhoto,
    check_marks,
    check_open,
    check_room,
    may_change,
    numbered,
)
from cardesk_desktop.domain.visit import Visit
from cardesk_desktop.operations.desk import Desk, acting, to_journal
from cardesk_desktop.operations.photos import PHOTO_TYPE
from cardesk_desktop.store.unit_of_work import UnitOfWork

VISITS_SHOWN = 50


@dataclass(frozen=True, slots=True)
class Condition:
    """How the car of a visit came and how it was handed back. `authors` are names by identity."""

    visit: Visit
    vehicle: Vehicle
    before: tuple[MarkedPhoto, ...]
    after: tuple[MarkedPhoto, ...]
    authors: Mapping[UUID, str]

    @property
    def may_change(self) -> bool:
        """False once the visit has ended: only new marks are added then."""
        return may_change(self.visit)

    def of(self, moment: Moment) -> tuple[MarkedPhoto, ...]:
        """The photos of one moment."""
        return self.before if moment is Moment.CHECK_IN else self.after


@dataclass(frozen=True, slots=True)
class PhotographedVisit:
    """A visit of a car of which there are photos."""

    visit_id: UUID
    arrived_at: datetime
    photos: int


@dataclass(frozen=True, slots=True)
class RemovedPhoto:
    """A photo that was taken away, with all that is needed to put it back."""

    photo: VisitPhoto
    marks: tuple[DamageMark, ...]
    content: bytes | None


def condition(desk: Desk, *, visit_id: UUID) -> Outcome[Condition]:
    """The photos and marks of a visit. Refuses with NOT_FOUND."""
    with desk.store.read() as work:
        return Outcome(condition_of(work, visit_id))


def condition_of(work: UnitOfWork, visit_id: UUID) -> Condition:
    """The same within a unit of work."""
    visit = work.visits.get(visit_id)
    photos = work.visit_photos.of_visits((visit_id,))
    marks = work.visit_photos.marks_of(photos)
    authors = {photo.staff_id for photo in photos} | {mark.staff_id for mark in marks}
    names = {person.id: person.name for person in work.staff.everyone() if person.id in authors}
    before, after = (numbered(photos, marks, moment) for moment in Moment)
    return Condition(visit, work.vehicles.get(visit.vehicle_id), before, after, names)


def photographed_visits(desk: Desk, *, vehicle_id: UUID) -> Outcome[tuple[PhotographedVisit, ...]]:
    """The visits of a car of which there are photos, newest first."""
    with desk.store.read() as work:
        visits = work.visits.of_vehicle(vehicle_id, VISITS_SHOWN)
        photos = work.visit_photos.of_visits([visit.id for visit in visits])
        counts = {visit.id: sum(photo.visit_id == visit.id for photo in photos) for visit in visits}
        return Outcome(
            tuple(
                PhotographedVisit(visit.id, visit.arrived_at, counts[visit.id])
                for visit in visits
                if counts[visit.id]
            )
        )


def add_visit_photo(
    desk: Desk, *, staff_id: UUID, visit_id: UUID, moment: Moment, photo: bytes
) -> Outcome[VisitPhoto]:
    """Keep a photo of the car, as `prepare_photo` made it. Refuses with VISIT_ENDED, GALLERY_FULL."""
    with desk.store.write() as work:
        acting(desk, work, staff_id, Permission.MOVE_VISIT)
        added = keep_visit_photo(desk, work, work.visits.get(visit_id), moment, photo, staff_id)
        return Outcome(added, Changes.of((Noun.VISIT, visit_id)))


def keep_visit_photo(
    desk: Desk, work: UnitOfWork, visit: Visit, moment: Moment, photo: bytes, by: UUID
) -> VisitPhoto:
    """The same within a unit of work, by somebody who may."""
    check_open(visit)
    check_room(work.visit_photos.of_visits((visit.id,)), moment)
    sha256 = work.blobs.put(photo, PHOTO_TYPE)
    added = VisitPhoto(desk.new_id(), visit.id, moment, sha256, desk.clock.now(), by)
    work.visit_photos.add(added)
    return added


def remove_visit_photo(desk: Desk, *, staff_id: UUID, photo_id: UUID) -> Outcome[RemovedPhoto]:
    """Take a photo away with its marks, and its file with it. Refuses with VISIT_ENDED, NOT_FOUND."""
    with desk.store.write() as work:
        acting(desk, work, staff_id, Permission.MOVE_VISIT)
        photo = work.visit_photos.get(photo_id)
        check_open(work.visits.get(photo.visit_id))
        marks = work.visit_photos.marks_of((photo,))
        removed = RemovedPhoto(photo, marks, work.blobs.get(photo.sha256))
        work.visit_photos.remove(photo_id)
        return Outcome(removed, Changes.of((Noun.VISIT, photo.visit_id)))


def put_visit_photo_back(desk: Desk, *, staff_id: UUID, removed: RemovedPhoto) -> Outcome[VisitPhoto]:
    """Bring back a photo that was taken away, under another identity. Refuses with VISIT_ENDED."""
    with desk.store.write() as work:
        acting(desk, work, staff_id, Permission.MOVE_VISIT)
        check_open(work.visits.get(removed.photo.visit_id))
        if removed.content is not None:
            work.blobs.put(removed.content, PHOTO_TYPE)
        photo = replace(removed.photo, id=successor(removed.photo.id))
        work.visit_photos.add(photo)
        for mark in removed.marks:
            work.visit_photos.add_mark(replace(mark, id=successor(mark.id), photo_id=photo.id))
        return Outcome(photo, Changes.of((Noun.VISIT, photo.visit_id)))


def add_mark(
    desk: Desk,
    *,
    staff_id: UUID,
    photo_id: UUID,
    kind: DamageKind,
    x_permille: int,
    y_permille: int,
    note: str = "",
) -> Outcome[DamageMark]:
    """Mark what is seen at a place of a photo.

    After the visit has ended it stands there as a later mark, and in the journal. Refuses with MARKS_FULL,
    TEXT_TOO_LONG, NOT_FOUND.
    """
    with desk.store.write() as work:
        acting(desk, work, staff_id, Permission.MOVE_VISIT)
        photo = work.visit_photos.get(photo_id)
        is_later = not may_change(work.visits.get(photo.visit_id))
        check_marks(work.visit_photos.marks_of((photo,)))
        now = desk.clock.now()
        mark = DamageMark(
            desk.new_id(), photo_id, kind, 0, 0, now, staff_id, note=_clean(note), is_later=is_later
        ).at(x_permille, y_permille)
        work.visit_photos.add_mark(mark)
        if is_later:
            event, visit_id = JournalEvent.DAMAGE_MARKED_LATER, photo.visit_id
            to_journal(desk, work, event, visit_id, staff_id, reason=kind.value, at=now)
        return Outcome(mark, Changes.of((Noun.VISIT, photo.visit_id)))


def change_mark(desk: Desk, *, staff_id: UUID, mark: DamageMark) -> Outcome[DamageMark]:
    """Write a mark that was moved or said otherwise; gives what it was before.

    Refuses with VISIT_ENDED, TEXT_TOO_LONG, NOT_FOUND.
    """
    with desk.store.write() as work:
        acting(desk, work, staff_id, Permission.MOVE_VISIT)
        before = work.visit_photos.mark(mark.id)
        photo = _open_photo(work, before)
        clean = before.corrected(mark.kind, _clean(mark.note)).at(mark.x_permille, mark.y_permille)
        work.visit_photos.save_mark(clean)
        return Outcome(before, Changes.of((Noun.VISIT, photo.visit_id)))


def remove_mark(desk: Desk, *, staff_id: UUID, mark_id: UUID) -> Outcome[DamageMark]:
    """Take a mark away. Refuses with VISIT_ENDED, NOT_FOUND."""
    with desk.store.write() as work:
        acting(desk, work, staff_id, Permission.MOVE_VISIT)
        mark = work.visit_photos.mark(mark_id)
        photo = _open_photo(work, mark)
        work.visit_photos.remove_mark(mark_id)
        return Outcome(mark, Changes.of((Noun.VISIT, photo.visit_id)))


def put_mark_back(desk: Desk, *, staff_id: UUID, mark: DamageMark) -> Outcome[DamageMark]:
    """Bring back a mark that was taken away, under another identity. Refuses with VISIT_ENDED."""
    with desk.store.write() as work:
        acting(desk, work, staff_id, Permission.MOVE_VISIT)
        photo = _open_photo(work, mark)
        back = replace(mark, id=successor(mark.id))
        work.visit_photos.add_mark(back)
        return Outcome(back, Changes.of((Noun.VISIT, photo.visit_id)))


def _open_photo(work: UnitOfWork, mark: DamageMark) -> VisitPhoto:
    """The photo of a mark, of a visit that has not ended."""
    photo = work.visit_photos.get(mark.photo_id)
    check_open(work.visits.get(photo.visit_id))
    return photo


def _clean(note: str) -> str:
    return one_line(note, field="note", limit=NOTE_LIMIT)
