"""Chips, segments and lists of choices."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from cardesk_desktop.ui.theme import Theme
from cardesk_desktop.ui.widgets.chips import ChipRow
from cardesk_desktop.ui.widgets.choice import Choice
from cardesk_desktop.ui.widgets.flow_row import FlowRow
from cardesk_desktop.ui.widgets.labels import Text
from cardesk_desktop.ui.widgets.segmented import Segmented
from cardesk_desktop.ui.widgets.select_field import SelectField
from tests.ui.widgets.conftest import Stage

Key = Qt.Key
WORDS = [Choice(1, "Favourites"), Choice(2, "Wash"), Choice(3, "Detailing")]


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def test_the_first_chip_is_chosen_and_nothing_is_announced(theme: Theme, stage: Stage) -> None:
    row, heard, shown = ChipRow(theme, "Categories"), list[object](), list[object]()
    stage(row)
    row.chosen.connect(heard.append)
    row.set_choices(WORDS)
    shown.append(row.current)
    row.set_choices(WORDS, current=3)
    shown.append(row.current)
    row.set_choices([])
    shown.append(row.current)
    assert shown == [1, 3, None]
    assert heard == []


@pytest.mark.parametrize(("ahead", "behind"), [(Key.Key_Right, Key.Key_Left), (Key.Key_Down, Key.Key_Up)])
def test_arrow_keys_move_the_chosen_chip_round_and_round(
    theme: Theme, stage: Stage, ahead: Qt.Key, behind: Qt.Key
) -> None:
    row, heard = ChipRow(theme, "Categories"), list[object]()
    row.set_choices(WORDS)
    stage(row)
    row.chosen.connect(heard.append)
    row.choose(1)
    row.findChildren(QWidget)[0].setFocus()
    for key in (ahead, ahead, ahead, behind):
        QTest.keyClick(focused(), key)
    assert heard == [1, 2, 3, 1, 3]
    assert focused().accessibleName() == "Detailing"


def test_right_to_left_the_arrows_follow_the_direction_of_reading(rtl_theme: Theme, stage: Stage) -> None:
    choice = Segmented(rtl_theme, "Show", WORDS)
    stage(choice)
    choice.findChildren(QWidget)[0].setFocus()
    QTest.keyClick(focused(), Key.Key_Left)
    assert choice.value == 2


def test_a_group_is_one_stop_for_the_tab_key(theme: Theme, stage: Stage) -> None:
    for group in (ChipRow(theme, "Categories"), Segmented(theme, "Show", WORDS)):
        if isinstance(group, ChipRow):
            group.set_choices(WORDS)
        stage(group)
        stops = [part for part in group.findChildren(QWidget) if part.focusPolicy() & Qt.FocusPolicy.TabFocus]
        assert len(stops) == 1


def test_a_press_on_a_segment_is_announced_once(theme: Theme, stage: Stage) -> None:
    choice, heard = Segmented(theme, "Show", WORDS, chosen=2), list[object]()
    stage(choice)
    choice.changed.connect(heard.append)
    segment = choice.findChildren(QWidget)[2]
    QTest.mouseClick(segment, Qt.MouseButton.LeftButton)
    QTest.mouseClick(segment, Qt.MouseButton.LeftButton)
    assert heard == [3]
    assert choice.value == 3
    choice.set_value(1)
    assert heard == [3]


def test_a_list_of_choices_announces_what_the_person_chose_only(theme: Theme, stage: Stage) -> None:
    field, heard = SelectField(theme, "Size", WORDS, 2), list[object]()
    stage(field)
    field.changed.connect(heard.append)
    field.set_value(3)
    assert (field.value, heard) == (3, [])
    QTest.keyClick(field.editor, Key.Key_Up)
    assert (field.value, heard) == (2, [2])
    field.set_choices([])
    assert field.value is None
    field.set_value(99)
    assert field.value is None


def test_scrolling_over_a_list_of_choices_changes_nothing(theme: Theme, stage: Stage) -> None:
    field = SelectField(theme, "Size", WORDS, 2)
    stage(field)
    here = field.editor.rect().center()
    event = QWheelEvent(
        here.toPointF(),
        field.editor.mapToGlobal(here).toPointF(),
        here,
        here * -1,
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(field.editor, event)
    assert field.value == 2


def test_a_row_wraps_where_there_is_no_more_room(theme: Theme, stage: Stage) -> None:
    row = FlowRow(theme)
    labels = [Text(theme, "Prices for SUV") for _ in range(6)]
    for label in labels:
        row.add(label)
    host = stage(row, width=260)
    tops = {label.geometry().top() for label in labels}
    assert len(tops) > 1
    assert all(label.geometry().right() <= row.width() for label in labels)
    assert row.heightForWidth(2000) < row.heightForWidth(200)
    host.resize(1200, 200)
    QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
    assert len({label.geometry().top() for label in labels}) == 1
    row.clear()
    assert row.sizeHint().height() == 0


def test_right_to_left_a_row_begins_at_the_right(rtl_theme: Theme, stage: Stage) -> None:
    row = FlowRow(rtl_theme)
    first, second = Text(rtl_theme, "one"), Text(rtl_theme, "two")
    row.add(first)
    row.add(second)
    stage(row)
    assert first.geometry().left() > second.geometry().right()
    assert first.geometry().right() == row.width() - 1
