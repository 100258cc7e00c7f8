"""What is done with the photos of a car at its visit, and the permission each of it needs."""

from __future__ import annotations

from cardesk_desktop.domain.permission import Permission
from cardesk_desktop.domain.vehicle_photo import DamageKind, DamageMark, Moment, VisitPhoto
from cardesk_desktop.operations import photographing
from tests.builders.open_shop import OWNER, WASH, OpenShop
from tests.unit.operations.deeds import Deed, Preparation


def take(shop: OpenShop, moment: Moment = Moment.CHECK_IN, photo: bytes = b"webp") -> VisitPhoto:
    """A photo of a car that came in."""
    visit_id = shop.arrive(WASH).visit.id
    return photographing.add_visit_photo(
        shop.desk, staff_id=OWNER.id, visit_id=visit_id, moment=moment, photo=photo
    ).value


def mark(shop: OpenShop, photo: VisitPhoto, note: str = "") -> DamageMark:
    """A scratch in the middle of a photo."""
    return photographing.add_mark(
        shop.desk,
        staff_id=OWNER.id,
        photo_id=photo.id,
        kind=DamageKind.SCRATCH,
        x_permille=500,
        y_permille=500,
        note=note,
    ).value


def _add_photo(shop: OpenShop) -> Deed:
    visit_id = shop.arrive(WASH).visit.id
    return lambda shop, staff: photographing.add_visit_photo(
        shop.desk, staff_id=staff.id, visit_id=visit_id, moment=Moment.CHECK_IN, photo=b"webp"
    )


def _remove_photo(shop: OpenShop) -> Deed:
    photo = take(shop)
    return lambda shop, staff: photographing.remove_visit_photo(
        shop.desk, staff_id=staff.id, photo_id=photo.id
    )


def _put_photo_back(shop: OpenShop) -> Deed:
    photo = take(shop)
    removed = photographing.remove_visit_photo(shop.desk, staff_id=OWNER.id, photo_id=photo.id).value
    return lambda shop, staff: photographing.put_visit_photo_back(
        shop.desk, staff_id=staff.id, removed=removed
    )


def _add_mark(shop: OpenShop) -> Deed:
    photo = take(shop)
    return lambda shop, staff: photographing.add_mark(
        shop.desk,
        staff_id=staff.id,
        photo_id=photo.id,
        kind=DamageKind.DENT,
        x_permille=1,
        y_permille=1,
    )


def _change_mark(shop: OpenShop) -> Deed:
    made = mark(shop, take(shop))
    return lambda shop, staff: photographing.change_mark(shop.desk, staff_id=staff.id, mark=made.at(1, 1))


def _remove_mark(shop: OpenShop) -> Deed:
    made = mark(shop, take(shop))
    return lambda shop, staff: photographing.remove_mark(shop.desk, staff_id=staff.id, mark_id=made.id)


def _put_mark_back(shop: OpenShop) -> Deed:
    made = mark(shop, take(shop))
    photographing.remove_mark(shop.desk, staff_id=OWNER.id, mark_id=made.id)
    return lambda shop, staff: photographing.put_mark_back(shop.desk, staff_id=staff.id, mark=made)


PHOTOGRAPHING_DEEDS: dict[str, tuple[Permission, Preparation]] = {
    "add_visit_photo": (Permission.MOVE_VISIT, _add_photo),
    "remove_visit_photo": (Permission.MOVE_VISIT, _remove_photo),
    "put_visit_photo_back": (Permission.MOVE_VISIT, _put_photo_back),
    "add_mark": (Permission.MOVE_VISIT, _add_mark),
    "change_mark": (Permission.MOVE_VISIT, _change_mark),
    "remove_mark": (Permission.MOVE_VISIT, _remove_mark),
    "put_mark_back": (Permission.MOVE_VISIT, _put_mark_back),
}
