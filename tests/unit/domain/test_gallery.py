"""The order of a product's photos, and what two people's changes make of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.gallery import MOST_PHOTOS, checked, first_photo_id, in_order, joined
from tests.builders import identity

GALLERIES = st.lists(st.sampled_from("abcdef"), unique=True).map(tuple)


def test_the_chosen_one_comes_first_and_each_once() -> None:
    assert in_order("b", ("a", "b", "a")) == ("b", "a")
    assert in_order("", ("a",)) == ("a",)
    assert in_order("", ()) == ()


@given(now=GALLERIES, shown=GALLERIES, wanted=GALLERIES)
def test_nobody_loses_what_came_meanwhile(
    now: tuple[str, ...], shown: tuple[str, ...], wanted: tuple[str, ...]
) -> None:
    after = joined(now, shown, wanted)
    assert set(now) - set(shown) <= set(after)
    assert not set(after) & (set(shown) - set(now))
    kept = [photo for photo in wanted if photo in after]
    assert list(after[: len(kept)]) == kept
    assert joined(shown, shown, wanted) == wanted


def test_there_may_be_so_many() -> None:
    most = tuple(map(str, range(MOST_PHOTOS)))
    assert checked(most) == most
    with pytest.raises(Refused) as refusal:
        checked((*most, "more"))
    assert refusal.value.code is Code.GALLERY_FULL


def test_every_register_gives_the_row_of_an_old_photo_the_same_identity() -> None:
    one = identity("product")
    assert first_photo_id(one, "a" * 64) == first_photo_id(one, "a" * 64)
    assert first_photo_id(one, "a" * 64) != first_photo_id(one, "b" * 64)
    assert first_photo_id(one, "a" * 64).version == 7
