"""When a code counts as scanned: once for each time that it is shown."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cardesk_desktop.vision.sightings import GONE_AFTER_S, STEADY_FRAMES, Sightings

_STEP_S = 1 / 15


def _scanned(sightings: Sightings, frames: list[list[str]]) -> list[str]:
    found = (sightings.see(texts, number * _STEP_S) for number, texts in enumerate(frames))
    return [text for text in found if text is not None]


def test_a_code_that_lies_there_is_scanned_once() -> None:
    assert _scanned(Sightings(), [["A"]] * 60) == ["A"]


def test_one_frame_is_not_enough() -> None:
    assert _scanned(Sightings(), [["A"], [], ["B"], [], ["A"]]) == []
    assert STEADY_FRAMES == 2


def test_shown_again_after_a_while_it_is_scanned_again() -> None:
    away: list[list[str]] = [[]] * (round(GONE_AFTER_S / _STEP_S) + 2)

    assert _scanned(Sightings(), [["A"]] * 5 + away + [["A"]] * 5) == ["A", "A"]


def test_a_hand_that_covers_it_for_a_moment_changes_nothing() -> None:
    assert _scanned(Sightings(), [["A"]] * 5 + [[]] * 5 + [["A"]] * 5) == ["A"]


def test_of_several_none_is_scanned_by_itself() -> None:
    assert _scanned(Sightings(), [["A", "B"]] * 20) == []


def test_the_one_that_is_left_alone_is_scanned() -> None:
    assert _scanned(Sightings(), [["A", "B"]] * 5 + [["B"]] * 5) == ["B"]


def test_one_that_was_chosen_is_not_scanned_by_itself_too() -> None:
    sightings = Sightings()
    sightings.see(["A", "B"], 0.0)
    sightings.take("A", 0.0)

    assert sightings.is_taken("A")
    assert not sightings.is_taken("B")
    assert [sightings.see(["A"], n * _STEP_S) for n in range(1, 5)] == [None] * 4


@given(st.lists(st.lists(st.sampled_from("AB"), max_size=2, unique=True), max_size=60))
def test_what_is_scanned_was_alone_in_view(frames: list[list[str]]) -> None:
    sightings = Sightings()
    for number, texts in enumerate(frames):
        scanned = sightings.see(texts, number * _STEP_S)
        assert scanned is None or texts == [scanned]
