"""Photos of cars at their visits, and the marks on them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from uuid import UUID

from sqlalchemy import bindparam, delete, insert, or_, select

from cardesk_desktop.domain.vehicle_photo import DamageMark, VisitPhoto
from cardesk_desktop.store.column_types import Id
from cardesk_desktop.store.engine import Database
from cardesk_desktop.store.rows import by_id, put_back
from cardesk_desktop.store.statement import Statement, change, one_of
from cardesk_desktop.store.tables.people_and_cars import VEHICLE, VISIT
from cardesk_desktop.store.tables.photos import DAMAGE_MARK, VISIT_PHOTO

_P, _M = VISIT_PHOTO.c, DAMAGE_MARK.c
_PHOTOS = select(_P.id, _P.visit_id, _P.moment, _P.sha256, _P.taken_at, _P.staff_id)
_MARKS = select(
    _M.id,
    _M.photo_id,
    _M.kind,
    _M.x_permille,
    _M.y_permille,
    _M.made_at,
    _M.staff_id,
    _M.note,
    _M.is_later,
)
_GET = Statement(_PHOTOS.where(_P.id == bindparam("id")))
_OF_VISITS = Statement(_PHOTOS.where(one_of(_P.visit_id)).order_by(_P.visit_id, _P.taken_at, _P.id))
_ADD = Statement(insert(VISIT_PHOTO))
_REMOVE = Statement(delete(VISIT_PHOTO).where(_P.id == bindparam("id")))
_GET_MARK = Statement(_MARKS.where(_M.id == bindparam("id")))
_MARKS_OF = Statement(_MARKS.where(one_of(_M.photo_id)).order_by(_M.made_at, _M.id))
_ADD_MARK = Statement(insert(DAMAGE_MARK))
_SAVE_MARK = change(DAMAGE_MARK, ("kind", "x_permille", "y_permille", "note"))
_REMOVE_MARK = Statement(delete(DAMAGE_MARK).where(_M.id == bindparam("id")))
_REMOVE_MARKS = Statement(delete(DAMAGE_MARK).where(_M.photo_id == bindparam("id")))
_CLIENT = bindparam("client", type_=Id())
_OF_CLIENT = Statement(
    select(VISIT.c.id).where(
        or_(
            VISIT.c.client_id == _CLIENT,
            VISIT.c.vehicle_id.in_(select(VEHICLE.c.id).where(VEHICLE.c.client_id == _CLIENT)),
        )
    )
)


class VisitPhotoRepository:
    """By identity and by visit. A photo's file goes with its last row (`tables.photos`)."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, identity: UUID) -> VisitPhoto:
        """The photo of this identity; refuses with NOT_FOUND."""
        return VisitPhoto(*by_id(self._database, _GET, identity))

    def mark(self, identity: UUID) -> DamageMark:
        """The mark of this identity; refuses with NOT_FOUND."""
        return DamageMark(*by_id(self._database, _GET_MARK, identity))

    def of_visits(self, visit_ids: Sequence[UUID]) -> tuple[VisitPhoto, ...]:
        """The photos of these visits, in the order they were taken."""
        return tuple(VisitPhoto(*row) for row in self._database.rows(_OF_VISITS, {"ids": visit_ids}))

    def marks_of(self, photos: Iterable[VisitPhoto]) -> tuple[DamageMark, ...]:
        """The marks on these photos, in the order they were made."""
        ids = [photo.id for photo in photos]
        return tuple(DamageMark(*row) for row in self._database.rows(_MARKS_OF, {"ids": ids}))

    def of_client(self, client_id: UUID) -> tuple[VisitPhoto, ...]:
        """The photos that show a car of a client: of their visits, and of all visits of their cars."""
        visits = [row[0] for row in self._database.rows(_OF_CLIENT, {"client": client_id})]
        return self.of_visits(visits)

    def add(self, photo: VisitPhoto) -> None:
        """Add a photo whose file is here."""
        self._database.run(
            _ADD,
            {
                "id": photo.id,
                "visit_id": photo.visit_id,
                "moment": photo.moment,
                "sha256": photo.sha256,
                "taken_at": photo.taken_at,
                "staff_id": photo.staff_id,
            },
        )

    def remove(self, identity: UUID) -> None:
        """Take a photo away with its marks."""
        for statement in (_REMOVE_MARKS, _REMOVE):
            self._database.run(statement, {"id": identity})

    def add_mark(self, mark: DamageMark) -> None:
        """Add a mark."""
        facts = {"made_at": mark.made_at, "staff_id": mark.staff_id, "is_later": mark.is_later}
        row = {"id": mark.id, "photo_id": mark.photo_id, **facts, **_shown(mark)}
        self._database.run(_ADD_MARK, row)

    def save_mark(self, mark: DamageMark) -> None:
        """Write a mark that was moved or corrected; refuses with NOT_FOUND."""
        put_back(self._database, _SAVE_MARK, mark.id, _shown(mark))

    def remove_mark(self, identity: UUID) -> None:
        """Take a mark away."""
        self._database.run(_REMOVE_MARK, {"id": identity})


def _shown(mark: DamageMark) -> dict[str, object]:
    return {
        "kind": mark.kind,
        "x_permille": mark.x_permille,
        "y_permille": mark.y_permille,
        "note": mark.note,
    }
