"""Charts that answer to mouse and keys in both directions of reading."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cardesk_desktop.ui.charts import BarChart, Chart, ColumnChart, Mark
from cardesk_desktop.ui.charts.scale import ticks
from cardesk_desktop.ui.theme import Theme

MARKS = tuple(
    Mark(
        f"{day} Nov",
        f"{day} November",
        (f"AED {day}00",),
        day * 10_000,
        day * 5_000,
        (day * 6_000, day * 4_000),
    )
    for day in range(1, 15)
)


@given(st.integers(0, 10**13), st.sampled_from([1, 100, 1000]))
def test_an_axis_has_few_round_lines_and_holds_all(most: int, unit: int) -> None:
    lines = ticks(most, unit=unit)
    assert lines[0] == 0
    assert lines[-1] >= most
    assert 2 <= len(lines) <= 6
    steps = {two - one for one, two in pairwise(lines)}
    assert len(steps) == 1
    step = steps.pop()
    assert step % unit == 0
    assert str(step // unit).rstrip("0") in ("1", "2", "5")


def _charts(theme: Theme) -> tuple[Chart, ...]:
    return (
        ColumnChart(theme, "Sales", str, legend=("Cash", "Card"), before="Before"),
        ColumnChart(theme, "Sales", str),
        BarChart(theme, "Ranking"),
    )


@pytest.mark.parametrize("which", range(3))
@pytest.mark.parametrize("count", [0, 1, 2, 14])
def test_every_chart_is_drawn_with_any_number_of_marks(
    qtbot: QtBot, theme: Theme, which: int, count: int
) -> None:
    chart = _charts(theme)[which]
    qtbot.addWidget(chart)
    chart.resize(500, 300)
    chart.show_marks(MARKS[:count])
    chart.show()
    assert not chart.grab().isNull()
    if count:
        chart.go_to(count - 1)
        assert not chart.grab().isNull()
        assert chart.accessibleDescription() == MARKS[count - 1].spoken


@pytest.mark.parametrize("width", [420, 487, 520, 900])
def test_labels_stand_at_even_distances_and_the_newest_is_never_left_out(
    qtbot: QtBot, rtl_theme: Theme, width: int
) -> None:
    chart = ColumnChart(rtl_theme, "Sales", str)
    qtbot.addWidget(chart)
    chart.resize(width, 300)
    chart.show_marks([replace(mark, label=f"{day} ديسمبر") for day, mark in enumerate(MARKS, 3)])
    boxes = chart.label_boxes()
    places = list(boxes)
    assert places[0] == len(MARKS) - 1
    assert len({one - two for one, two in pairwise(places)}) == 1
    assert all(not one.intersects(two) for one, two in pairwise(boxes.values()))
    assert all(chart.rect().contains(box) for box in boxes.values())


def _shown(qtbot: QtBot, theme: Theme) -> ColumnChart:
    chart = ColumnChart(theme, "Sales", str)
    qtbot.addWidget(chart)
    chart.setLayoutDirection(theme.direction)
    chart.resize(600, 300)
    chart.show_marks(MARKS)
    chart.show()
    chart.activateWindow()
    chart.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(chart.hasFocus)
    return chart


def test_arrows_follow_the_direction_of_reading(qtbot: QtBot, theme: Theme) -> None:
    chart = _shown(qtbot, theme)
    assert chart.current == len(MARKS) - 1
    assert chart.place(0).left() < chart.place(1).left()
    QTest.keyClick(chart, Qt.Key.Key_Left)
    assert chart.current == len(MARKS) - 2


def test_they_are_mirrored_with_the_screen(qtbot: QtBot, rtl_theme: Theme) -> None:
    chart = _shown(qtbot, rtl_theme)
    assert chart.place(0).left() > chart.place(1).left()
    QTest.keyClick(chart, Qt.Key.Key_Right)
    assert chart.current == len(MARKS) - 2


def test_a_click_opens_a_mark_and_leaving_forgets_it(qtbot: QtBot, theme: Theme) -> None:
    chart, opened = _shown(qtbot, theme), list[int]()
    chart.mark_opened.connect(opened.append)
    QTest.mouseClick(chart, Qt.MouseButton.LeftButton, pos=chart.place(3).center())
    assert opened == [3]
    chart.clearFocus()
    chart.go_to(3)
    QApplication.sendEvent(chart, QEvent(QEvent.Type.Leave))
    assert chart.current is None


def test_other_keys_are_left_to_the_page(qtbot: QtBot, theme: Theme) -> None:
    chart = _shown(qtbot, theme)
    chart.show_marks(())
    QTest.keyClick(chart, Qt.Key.Key_Right)
    assert chart.current is None
    chart.show_marks(MARKS)
    QTest.keyClick(chart, Qt.Key.Key_A)
    QTest.keyClick(chart, Qt.Key.Key_Return)
    assert chart.current is None
