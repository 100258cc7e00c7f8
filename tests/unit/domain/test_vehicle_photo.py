"""Marks on the photos of a car: their places, their numbers, and when they stay as they are."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.vehicle_photo import (
    MOST_MARKS,
    MOST_PHOTOS,
    DamageKind,
    DamageMark,
    Moment,
    VisitPhoto,
    check_marks,
    check_open,
    check_room,
    numbered,
)
from cardesk_desktop.domain.visit import Visit, VisitState
from tests.builders import NOW, identity

STAFF = identity("staff")
VISIT = Visit(identity("visit"), identity("car"), NOW)
PHOTO = VisitPhoto(identity("photo"), VISIT.id, Moment.CHECK_IN, "a" * 64, NOW, STAFF)
MARK = DamageMark(identity("mark"), PHOTO.id, DamageKind.DENT, 500, 500, NOW, STAFF)


@given(x=st.integers(-9_999, 9_999), y=st.integers(-9_999, 9_999))
def test_a_mark_never_leaves_the_photo(x: int, y: int) -> None:
    moved = MARK.at(x, y)
    assert 0 <= moved.x_permille <= 1_000
    assert 0 <= moved.y_permille <= 1_000
    assert moved.at(500, 500) == MARK


def test_marks_are_numbered_through_the_photos_of_a_moment() -> None:
    later = replace(PHOTO, id=identity("later"), taken_at=NOW + timedelta(minutes=1))
    after = replace(PHOTO, id=identity("after"), moment=Moment.DELIVERY)
    second = replace(MARK, id=identity("second"), made_at=NOW + timedelta(minutes=1))
    other = replace(MARK, id=identity("other"), photo_id=later.id)

    first, then = numbered((later, after, PHOTO), (other, second, MARK), Moment.CHECK_IN)

    assert (first.photo, first.marks, first.first_number) == (PHOTO, (MARK, second), 1)
    assert (then.photo, then.marks, then.first_number) == (later, (other,), 3)
    assert [each.photo for each in numbered((PHOTO, after), (), Moment.DELIVERY)] == [after]


@pytest.mark.parametrize("state", list(VisitState))
def test_what_was_handed_back_stays_as_it_is(state: VisitState) -> None:
    visit = replace(VISIT, state=state)
    if state in {VisitState.DELIVERED, VisitState.CANCELLED}:
        with pytest.raises(Refused) as refusal:
            check_open(visit)
        assert refusal.value.code is Code.VISIT_ENDED
    else:
        check_open(visit)


def test_there_may_be_so_many() -> None:
    photos = [PHOTO] * MOST_PHOTOS
    check_room(photos, Moment.DELIVERY)
    check_marks([MARK] * (MOST_MARKS - 1))
    with pytest.raises(Refused) as full:
        check_room(photos, Moment.CHECK_IN)
    with pytest.raises(Refused) as marked:
        check_marks([MARK] * MOST_MARKS)
    assert (full.value.code, marked.value.code) == (Code.GALLERY_FULL, Code.MARKS_FULL)


def test_a_mark_is_said_otherwise() -> None:
    assert MARK.corrected(DamageKind.PAINT, "door").note == "door"
