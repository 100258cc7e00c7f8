"""The photos of products, a row for each."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import bindparam, delete, insert, select

from cardesk_desktop.domain.gallery import in_order
from cardesk_desktop.domain.ids import NewId
from cardesk_desktop.store.engine import Database
from cardesk_desktop.store.statement import Statement, change
from cardesk_desktop.store.tables.photos import PRODUCT_PHOTO

_OF_PRODUCT = Statement(
    select(PRODUCT_PHOTO.c.id, PRODUCT_PHOTO.c.sha256, PRODUCT_PHOTO.c.position)
    .where(PRODUCT_PHOTO.c.product_id == bindparam("product_id"))
    .order_by(PRODUCT_PHOTO.c.position, PRODUCT_PHOTO.c.id)
)
_ADD = Statement(insert(PRODUCT_PHOTO))
_PLACE = change(PRODUCT_PHOTO, ("position",))
_REMOVE = Statement(delete(PRODUCT_PHOTO).where(PRODUCT_PHOTO.c.id == bindparam("id")))


class GalleryRepository:
    """Galleries by product. Photos are named by their hashes; the files lie among the blobs."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, product_id: UUID, first: str) -> tuple[str, ...]:
        """The photos of a product in their order; `first` is the one that the product names."""
        rows = self._database.rows(_OF_PRODUCT, {"product_id": product_id})
        return in_order(first, (sha256 for _id, sha256, _position in rows))

    def put(self, product_id: UUID, photos: Sequence[str], new_id: NewId) -> None:
        """Let the gallery be these photos in this order. Rows that stay keep their identity."""
        places = {sha256: place for place, sha256 in enumerate(photos)}
        for identity, sha256, position in self._database.rows(_OF_PRODUCT, {"product_id": product_id}):
            place = places.pop(sha256, None)
            if place is None:
                # Gone, or a second row of a photo that two registers added.
                self._database.run(_REMOVE, {"id": identity})
            elif place != position:
                self._database.run(_PLACE, {"key": identity, "position": place})
        self._database.run_many(
            _ADD,
            [
                {"id": new_id(), "product_id": product_id, "sha256": sha256, "position": place}
                for sha256, place in places.items()
            ],
        )
