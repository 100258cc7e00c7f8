"""Photos of a car and the marks on them: kept, changed, taken back, and fixed once it is handed back."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from cardesk_desktop.domain.errors import Code
from cardesk_desktop.domain.ids import successor
from cardesk_desktop.domain.journal import JournalEvent
from cardesk_desktop.domain.vehicle_photo import DamageKind, Moment
from cardesk_desktop.domain.visit import VisitState
from cardesk_desktop.operations.photographing import (
    Condition,
    add_visit_photo,
    change_mark,
    condition,
    photographed_visits,
    put_mark_back,
    put_visit_photo_back,
    remove_mark,
    remove_visit_photo,
)
from tests.builders.open_shop import OWNER, OpenShop
from tests.unit.operations.deeds_photographing import mark, take


def _condition(shop: OpenShop, visit_id: UUID) -> Condition:
    return condition(shop.desk, visit_id=visit_id).value


def _file(shop: OpenShop, sha256: str) -> bytes | None:
    with shop.desk.store.read() as work:
        return work.blobs.get(sha256)


def _hand_back(shop: OpenShop, visit_id: UUID) -> None:
    with shop.desk.store.write() as work:
        visit = work.visits.get(visit_id)
        work.visits.save(visit.moved(VisitState.DELIVERED, shop.desk.clock.now()))


def test_a_car_is_shown_before_and_after(shop: OpenShop) -> None:
    before = take(shop)
    visit_id = before.visit_id
    after = add_visit_photo(
        shop.desk, staff_id=OWNER.id, visit_id=visit_id, moment=Moment.DELIVERY, photo=b"after"
    ).value
    scratch = mark(shop, before, " left  door ")

    seen = _condition(shop, visit_id)

    assert [each.photo for each in seen.of(Moment.CHECK_IN)] == [before]
    assert [each.photo for each in seen.of(Moment.DELIVERY)] == [after]
    assert seen.before[0].marks == (scratch,)
    assert (scratch.note, scratch.is_later) == ("left door", False)
    assert (seen.authors, seen.may_change) == ({OWNER.id: OWNER.name}, True)
    (listed,) = photographed_visits(shop.desk, vehicle_id=seen.vehicle.id).value
    assert (listed.visit_id, listed.photos) == (visit_id, 2)


def test_a_photo_goes_with_its_file_and_comes_back_with_its_marks(shop: OpenShop) -> None:
    photo = take(shop)
    made = mark(shop, photo)
    removed = remove_visit_photo(shop.desk, staff_id=OWNER.id, photo_id=photo.id).value
    assert _file(shop, photo.sha256) is None
    assert _condition(shop, photo.visit_id).before == ()
    assert photographed_visits(shop.desk, vehicle_id=_condition(shop, photo.visit_id).vehicle.id).value == ()

    back = put_visit_photo_back(shop.desk, staff_id=OWNER.id, removed=removed).value

    assert _file(shop, photo.sha256) == b"webp"
    assert back == replace(photo, id=successor(photo.id))
    assert _condition(shop, photo.visit_id).before[0].marks == (
        replace(made, id=successor(made.id), photo_id=back.id),
    )


def test_a_photo_that_has_not_arrived_is_removed_and_put_back_too(shop: OpenShop) -> None:
    photo = take(shop)
    removed = remove_visit_photo(shop.desk, staff_id=OWNER.id, photo_id=photo.id).value
    put_visit_photo_back(shop.desk, staff_id=OWNER.id, removed=replace(removed, content=None))
    assert _file(shop, photo.sha256) is None
    assert len(_condition(shop, photo.visit_id).before) == 1


def test_a_file_stays_as_long_as_something_names_it(shop: OpenShop) -> None:
    photo = take(shop)
    again = add_visit_photo(
        shop.desk, staff_id=OWNER.id, visit_id=photo.visit_id, moment=Moment.DELIVERY, photo=b"webp"
    ).value
    remove_visit_photo(shop.desk, staff_id=OWNER.id, photo_id=photo.id)
    assert _file(shop, photo.sha256) == b"webp"
    remove_visit_photo(shop.desk, staff_id=OWNER.id, photo_id=again.id)
    assert _file(shop, photo.sha256) is None


def test_a_mark_is_moved_said_otherwise_taken_away_and_put_back(shop: OpenShop) -> None:
    made = mark(shop, take(shop))
    moved = made.corrected(DamageKind.DENT, "bonnet").at(100, 2_000)
    assert change_mark(shop.desk, staff_id=OWNER.id, mark=moved).value == made
    with shop.desk.store.read() as work:
        kept = work.visit_photos.mark(made.id)
    assert (kept.kind, kept.note, kept.x_permille, kept.y_permille) == (DamageKind.DENT, "bonnet", 100, 1_000)

    gone = remove_mark(shop.desk, staff_id=OWNER.id, mark_id=made.id).value
    assert put_mark_back(shop.desk, staff_id=OWNER.id, mark=gone).value.id == successor(made.id)


def test_what_was_handed_back_stays_and_a_new_mark_says_so(shop: OpenShop) -> None:
    photo = take(shop)
    made = mark(shop, photo)
    _hand_back(shop, photo.visit_id)

    for change in (
        lambda: remove_visit_photo(shop.desk, staff_id=OWNER.id, photo_id=photo.id),
        lambda: change_mark(shop.desk, staff_id=OWNER.id, mark=made.at(1, 1)),
        lambda: remove_mark(shop.desk, staff_id=OWNER.id, mark_id=made.id),
        lambda: add_visit_photo(
            shop.desk, staff_id=OWNER.id, visit_id=photo.visit_id, moment=Moment.DELIVERY, photo=b"late"
        ),
    ):
        with shop.refuses(Code.VISIT_ENDED):
            change()
    later = mark(shop, photo, "seen at the gate")

    assert later.is_later
    assert _condition(shop, photo.visit_id).before[0].marks == (made, later)
    with shop.desk.store.read() as work:
        assert work.journal.count(JournalEvent.DAMAGE_MARKED_LATER, photo.visit_id) == 1
