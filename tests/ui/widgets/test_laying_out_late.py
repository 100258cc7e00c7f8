"""What is built is dressed and laid out when somebody looks at it, not before: pages are built quickly."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from cardesk_desktop.ui.theme import Theme
from cardesk_desktop.ui.widgets.buttons import Button
from cardesk_desktop.ui.widgets.fields import TextField
from cardesk_desktop.ui.widgets.flow_row import FlowRow
from cardesk_desktop.ui.widgets.labels import Text
from cardesk_desktop.ui.widgets.scrolling import Scrolling, SideBySide
from cardesk_desktop.ui.widgets.stacked import Stacked, StackedParts


def _is_dressed(widget: QWidget) -> bool:
    return widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished)


def _in_a_column(*parts: QWidget) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    for part in parts:
        column.addWidget(part)
    return holder


def test_nothing_is_dressed_before_it_is_seen(qtbot: QtBot, theme: Theme) -> None:
    words, field = Text(theme, "Words"), TextField(theme, "Name")
    row = FlowRow(theme)
    button = Button(theme, "Press")
    row.add(button)
    stack_holder = QWidget()
    stack = Stacked(stack_holder)
    for part in (_in_a_column(words), _in_a_column(Text(theme, "Behind"))):
        stack.addWidget(part)
    stacked = StackedParts()
    stacked.addWidget(_in_a_column(row, field))
    page = _in_a_column(SideBySide(theme, stack_holder, stacked, shares=(1, 1)))
    qtbot.addWidget(page)
    inside = (words, button, field.label)
    assert not any(_is_dressed(part) for part in inside)

    page.show()
    assert all(_is_dressed(part) and part.isVisible() for part in inside)
    assert button.width() >= button.sizeHint().width()


def test_a_stack_turns_over_before_and_after_it_is_seen(qtbot: QtBot, theme: Theme) -> None:
    stacked = StackedParts()
    qtbot.addWidget(stacked)
    words = [Text(theme, text) for text in ("one", "two", "three")]
    for each in words:
        stacked.addWidget(_in_a_column(each))
    stacked.setCurrentIndex(1)
    stacked.show()
    assert [each.isVisible() for each in words] == [False, True, False]
    stacked.setCurrentIndex(2)
    assert [each.isVisible() for each in words] == [False, False, True]
    assert words[2].width() > 0


def test_what_lies_far_down_is_brought_into_view_though_nobody_has_looked(qtbot: QtBot, theme: Theme) -> None:
    texts = [Text(theme, f"line {number}") for number in range(60)]
    area = Scrolling(_in_a_column(*texts))
    qtbot.addWidget(area)
    area.ensureWidgetVisible(texts[-1])
    area.resize(300, 200)
    area.show()
    qtbot.wait(1)
    area.ensureWidgetVisible(texts[-1])
    assert area.verticalScrollBar().value() > 0


def test_a_row_places_what_was_added_while_it_was_hidden(qtbot: QtBot, theme: Theme) -> None:
    row = FlowRow(theme, gap=8)
    qtbot.addWidget(row)
    row.resize(600, 100)
    row.show()
    row.hide()
    first, second = Button(theme, "First"), Button(theme, "Second")
    row.add(first)
    row.add(second)
    row.show()
    assert second.x() >= first.width() + 8
