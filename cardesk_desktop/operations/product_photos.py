"""The photos of a product: looked at, added to, put in another order, and put back in one step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from cardesk_desktop.domain.catalogue import Product
from cardesk_desktop.domain.changes import Changes, Noun, Outcome
from cardesk_desktop.domain.gallery import checked, joined
from cardesk_desktop.domain.permission import Permission
from cardesk_desktop.operations.desk import Desk, acting
from cardesk_desktop.operations.photos import PHOTO_TYPE
from cardesk_desktop.store.unit_of_work import UnitOfWork

Picture = str | bytes
"""The hash of a photo that is kept, or the bytes of a new one as `prepare_photo` made them."""


@dataclass(frozen=True, slots=True)
class GalleryChanged:
    """The product as it is now, and the hashes of its photos before and after, in their order."""

    product: Product
    before: tuple[str, ...]
    after: tuple[str, ...]


def gallery(desk: Desk, *, product_id: UUID) -> Outcome[tuple[str, ...]]:
    """The photos of a product by their hashes, the first one first. Refuses with NOT_FOUND."""
    with desk.store.read() as work:
        return Outcome(_gallery(work, work.catalogue.product(product_id)))


def add_photo(desk: Desk, *, staff_id: UUID, product_id: UUID, photo: bytes) -> Outcome[GalleryChanged]:
    """Put a photo before the others of a product. Refuses with NOT_FOUND, GALLERY_FULL."""
    return _change(desk, staff_id, product_id, (), (photo,))


def change_gallery(
    desk: Desk, *, staff_id: UUID, product_id: UUID, shown: Sequence[str], wanted: Sequence[Picture]
) -> Outcome[GalleryChanged]:
    """Let a product have the photos that are wanted, in this order, instead of those that were shown.

    What another register added meanwhile stays behind them. Refuses with NOT_FOUND, GALLERY_FULL.
    """
    return _change(desk, staff_id, product_id, shown, wanted)


def photos_after(
    work: UnitOfWork, product: Product | None, shown: Sequence[str], wanted: Sequence[Picture]
) -> tuple[str, ...]:
    """The hashes of the photos that a product (None: a new one) has then; new ones are kept.

    The row of each follows with `keep_photos`, once that of the product is there.
    """
    now = _gallery(work, product) if product is not None else ()
    hashes = [each if isinstance(each, str) else work.blobs.put(each, PHOTO_TYPE) for each in wanted]
    return checked(joined(now, shown, hashes))


def keep_photos(desk: Desk, work: UnitOfWork, product_id: UUID, photos: Sequence[str]) -> None:
    """Write a gallery down. The product itself names the first of it."""
    work.galleries.put(product_id, photos, desk.new_id)


def _change(
    desk: Desk, staff_id: UUID, product_id: UUID, shown: Sequence[str], wanted: Sequence[Picture]
) -> Outcome[GalleryChanged]:
    with desk.store.write() as work:
        acting(desk, work, staff_id, Permission.EDIT_CATALOGUE)
        product = work.catalogue.product(product_id)
        before = _gallery(work, product)
        after = photos_after(work, product, shown, wanted)
        product = replace(product, photo_sha256=next(iter(after), ""))
        work.catalogue.save_product(product)
        keep_photos(desk, work, product_id, after)
        return Outcome(GalleryChanged(product, before, after), Changes.of((Noun.CATALOGUE, product_id)))


def _gallery(work: UnitOfWork, product: Product) -> tuple[str, ...]:
    return work.galleries.of(product.id, product.photo_sha256)
