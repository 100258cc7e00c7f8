"""A register forgets what it was taught, and learns it again as it was."""

from __future__ import annotations

from datetime import timedelta

from cardesk_desktop.domain.look import Lesson, Look
from cardesk_desktop.operations.lessons import forget_all_lessons, products_taught, put_lessons_back
from tests.builders import NOW, identity, make_product
from tests.builders.open_shop import MANAGER, OpenShop

BALM, WAX = make_product("Seat balm"), make_product("Paint polish")
LATER = NOW + timedelta(days=1)


def test_all_is_forgotten_and_comes_back_as_it_was(shop: OpenShop) -> None:
    with shop.desk.store.write() as work:
        for product in (BALM, WAX):
            work.catalogue.add_product(product)
        work.likenesses.teach(BALM.id, [Look(1), Look(2)], ["balm", "leather"], NOW)
        work.likenesses.teach(BALM.id, [Look(3)], [], LATER)
        work.likenesses.teach(WAX.id, [], ["wax"], NOW)
        work.likenesses.keep_photo(WAX.id, [Look(9)], NOW)
    assert products_taught(shop.desk).value == 2
    forgotten = forget_all_lessons(shop.desk, staff_id=MANAGER.id).value
    assert set(forgotten) == {
        Lesson(BALM.id, NOW, (Look(1), Look(2)), ("balm", "leather")),
        Lesson(BALM.id, LATER, (Look(3),), ()),
        Lesson(WAX.id, NOW, (), ("wax",)),
    }
    assert products_taught(shop.desk).value == 0
    with shop.desk.store.read() as work:
        assert [each.is_taught for each in work.likenesses.near([Look(9)])] == [False]
    gone = Lesson(identity("gone"), NOW, (Look(7),), ("gone",))
    put_lessons_back(shop.desk, staff_id=MANAGER.id, lessons=(*forgotten, gone))
    assert products_taught(shop.desk).value == 2
    again = forget_all_lessons(shop.desk, staff_id=MANAGER.id).value
    assert set(again) == set(forgotten)
