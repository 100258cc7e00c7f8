"""The photo of a product alone: changed in one step, and put back in one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from uuid import UUID

from cardesk_desktop.domain.catalogue import Product
from cardesk_desktop.domain.changes import Changes, Noun, Outcome
from cardesk_desktop.domain.permission import Permission
from cardesk_desktop.operations.desk import Desk, acting
from cardesk_desktop.operations.photos import PHOTO_TYPE
from cardesk_desktop.store.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class PhotoChanged:
    """The product as it is now, and the hash of the photo it had before; empty when it had none."""

    product: Product
    before_sha256: str


def change_photo(desk: Desk, *, staff_id: UUID, product_id: UUID, photo: bytes) -> Outcome[PhotoChanged]:
    """Give a product another photo, as `prepare_photo` made it. Refuses with NOT_FOUND."""
    with desk.store.write() as work:
        acting(desk, work, staff_id, Permission.EDIT_CATALOGUE)
        before = work.catalogue.product(product_id)
        after = _with_photo(work, before, work.blobs.put(photo, PHOTO_TYPE))
        return Outcome(PhotoChanged(after, before.photo_sha256), Changes.of((Noun.CATALOGUE, product_id)))


def put_photo_back(desk: Desk, *, staff_id: UUID, product_id: UUID, sha256: str) -> Outcome[Product]:
    """Show the photo of this hash again, or none when it is empty. Refuses with NOT_FOUND."""
    with desk.store.write() as work:
        acting(desk, work, staff_id, Permission.EDIT_CATALOGUE)
        after = _with_photo(work, work.catalogue.product(product_id), sha256)
        return Outcome(after, Changes.of((Noun.CATALOGUE, product_id)))


def _with_photo(work: UnitOfWork, product: Product, sha256: str) -> Product:
    after = replace(product, photo_sha256=sha256)
    work.catalogue.save_product(after)
    return after
