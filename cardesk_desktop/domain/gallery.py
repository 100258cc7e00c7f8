"""The photos of a product: in an order, the first of them stands for it in lists and on tiles."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from uuid import UUID

from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.ids import derived

MOST_PHOTOS = 8
"""Of one product: what a person looks through before choosing."""


def in_order(first: str, others: Iterable[str]) -> tuple[str, ...]:
    """The photos by their hashes, the chosen first one before all others, each once.

    The first one may be among the others or not: a release that knew one photo only wrote no row for it.
    """
    return tuple(photo for photo in dict.fromkeys((first, *others)) if photo)


def joined(now: Sequence[str], shown: Sequence[str], wanted: Sequence[str]) -> tuple[str, ...]:
    """The gallery after a person who was shown one state of it wanted another.

    What came meanwhile stays, behind the rest; what went meanwhile stays away.
    """
    gone = set(shown) - set(now)
    came = [photo for photo in now if photo not in shown]
    return tuple(photo for photo in dict.fromkeys((*wanted, *came)) if photo not in gone)


def checked(photos: Sequence[str]) -> tuple[str, ...]:
    """The photos, when a product may have so many; refuses with GALLERY_FULL."""
    if len(photos) > MOST_PHOTOS:
        raise Refused(Code.GALLERY_FULL, most=MOST_PHOTOS)
    return tuple(photos)


def first_photo_id(product_id: UUID, sha256: str) -> UUID:
    """The identity of the row of a photo that was a product's only one: the same at every register."""
    return derived(product_id, b"cardesk-first-photo\n" + product_id.bytes + sha256.encode())
