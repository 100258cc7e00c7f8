"""What may be done about products in photos."""

from __future__ import annotations

from collections.abc import Callable

from cardesk_desktop.domain.look import Lesson, Look
from cardesk_desktop.domain.permission import Permission
from cardesk_desktop.domain.read_line import ReadLine
from cardesk_desktop.domain.seen import Seen
from cardesk_desktop.operations import identifying, lessons
from tests.builders import NOW, make_product
from tests.builders.open_shop import OpenShop
from tests.unit.operations.deeds import Deed, Preparation

_PRODUCT = make_product("Seen in a photo")
_SEEN = Seen((ReadLine("Shinex", 95, 0, 0, 300, 60),), looks=(Look(1),))
_LESSON = Lesson(_PRODUCT.id, NOW, (Look(9),), ("wax",))


def _about_product(operation: Callable[..., object], **arguments: object) -> Preparation:
    def prepare(shop: OpenShop) -> Deed:
        with shop.desk.store.write() as work:
            work.catalogue.add_product(_PRODUCT)
            work.likenesses.teach(_PRODUCT.id, _SEEN.looks, ["shinex", "wax"], NOW)
        return lambda shop, staff: operation(
            shop.desk, staff_id=staff.id, product_id=_PRODUCT.id, **arguments
        )

    return prepare


def _about_all(operation: Callable[..., object], **arguments: object) -> Preparation:
    def prepare(shop: OpenShop) -> Deed:
        with shop.desk.store.write() as work:
            work.catalogue.add_product(_PRODUCT)
            work.likenesses.teach(_PRODUCT.id, _SEEN.looks, ["shinex"], NOW)
        return lambda shop, staff: operation(shop.desk, staff_id=staff.id, **arguments)

    return prepare


DEEDS: dict[str, tuple[Permission, Preparation]] = {
    "confirm_product": (Permission.SELL, _about_product(identifying.confirm_product, seen=_SEEN)),
    "forget_all_lessons": (Permission.EDIT_REGISTER, _about_all(lessons.forget_all_lessons)),
    "put_lessons_back": (Permission.EDIT_REGISTER, _about_all(lessons.put_lessons_back, lessons=(_LESSON,))),
    "forget_lessons": (Permission.SELL, _about_product(identifying.forget_lessons)),
}
