"""What is kept of a picture, as its frame is pulled about."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cardesk_desktop.ui.camera.crop import LEAST, Crop, Handle

_PULLS = st.lists(
    st.tuples(st.sampled_from(Handle), st.integers(-2000, 2000), st.integers(-2000, 2000)), max_size=8
)


@given(st.integers(1, 1280), st.integers(1, 1280), _PULLS)
def test_the_frame_stays_in_the_picture_and_never_vanishes(
    width: int, height: int, pulls: list[tuple[Handle, int, int]]
) -> None:
    crop = Crop.whole(width, height)
    for handle, x, y in pulls:
        crop = crop.pulled(handle, x, y)
    assert 0 <= crop.left < crop.right <= width
    assert 0 <= crop.top < crop.bottom <= height
    assert crop.right - crop.left >= min(LEAST, width)
    assert crop.bottom - crop.top >= min(LEAST, height)


def test_a_corner_moves_its_own_sides_only() -> None:
    crop = Crop.whole(1280, 720).pulled(Handle.TOP_LEFT, 100, 50)
    assert (crop.left, crop.top, crop.right, crop.bottom) == (100, 50, 1280, 720)
    assert not crop.is_whole
    assert crop.pulled(Handle.TOP_LEFT, -100, -50).is_whole


def test_the_square_is_in_the_middle() -> None:
    square = Crop.whole(1280, 720).square()
    assert (square.left, square.top, square.right, square.bottom) == (280, 0, 1000, 720)
    assert square.square() == square
