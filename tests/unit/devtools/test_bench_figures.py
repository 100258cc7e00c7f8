"""The arithmetic of the benchmarks; how fast anything is depends on the machine, and no test says it."""

from __future__ import annotations

import pytest

from benchmarks.figure import Figure, Times, at, growth, worst


def test_a_figure_is_so_many_times_its_floor() -> None:
    assert Figure("a", 3.0, 2.0, "ms", 1).ratio == 1.5
    assert Figure("a", 3.0, None, "MB", 1).ratio is None


def test_the_middle_and_the_end_of_many_runs() -> None:
    times = Times(tuple(float(run) for run in range(1, 101)), tuple(float(run) for run in range(2, 202, 2)))
    middle, end = times.median("m"), times.percentile("e", 95)
    assert (middle.ours, middle.floor, middle.runs) == (50.5, 101.0, 100)
    assert (end.ours, end.floor) == (96.0, 192.0)


@pytest.mark.parametrize(("percent", "run"), [(0, 1.0), (50, 2.0), (99, 3.0), (100, 3.0)])
def test_a_percentile_of_few_runs_is_one_of_them(percent: int, run: float) -> None:
    assert at((3.0, 1.0, 2.0), percent) == run


def test_the_worst_of_several_is_told_by_its_name() -> None:
    figure = worst("list.open", [("clients", 4.0), ("products by level", 9.0)], 7)
    assert (figure.ours, figure.note, figure.runs) == (9.0, "products by level", 7)


def test_growth_is_the_large_company_beside_the_small_one() -> None:
    large, small = Figure("x", 130.0, 2.0, "ms", 7, "there"), Figure("x", 100.0, 2.0, "ms", 7, "here")
    grown = growth("x", large, small)
    assert (grown.name, grown.ratio) == ("growth.x", 1.3)
    assert grown.note == "130.00 beside 100.00 ms, there"


def test_what_is_done_before_the_next_picture_of_the_screen_has_not_grown() -> None:
    grown = growth("x", Figure("x", 12.0, None, "ms", 7), Figure("x", 0.2, None, "ms", 7))
    assert (grown.ratio, grown.note) == (1.0, "12.00 beside 0.20 ms")
    assert growth("x", Figure("x", 12.0, None, "MB", 1), Figure("x", 4.0, None, "MB", 1)).ratio == 3.0
