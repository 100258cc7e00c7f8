from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QGridLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from typing_extensions import override

from cardesk_desktop.ui.theme import Theme
from cardesk_desktop.ui.widgets.chips import ChipRow
from cardesk_desktop.ui.widgets.choice import Choice
from cardesk_desktop.ui.widgets.reading_order import step, stops
from cardesk_desktop.ui.widgets.scrolling import Scrolling


class _Form(QWidget):
    """Fields in a column, of which some come late."""

    def __init__(self, *names: str) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        for name in names:
            self.column.addWidget(_field(name))

    @override
    def focusNextPrevChild(self, is_next: bool, /) -> bool:
        return step(self, is_next=is_next)


def _field(name: str) -> QLineEdit:
    field = QLineEdit()
    field.setObjectName(name)
    return field


def _names(root: QWidget) -> list[str]:
    return [stop.objectName() for stop in stops(root)]


def _shown(qtbot: QtBot, form: QWidget) -> None:
    qtbot.addWidget(form)
    form.resize(400, 300)
    form.show()
    qtbot.waitUntil(form.isActiveWindow)


def test_a_row_that_came_late_is_reached_where_it_stands(qtbot: QtBot) -> None:
    form = _Form("name", "note")
    _shown(qtbot, form)
    late = _field("phone")
    form.column.insertWidget(1, late)
    qtbot.waitUntil(late.isVisible)

    assert _names(form) == ["name", "phone", "note"]


def test_a_grid_is_read_line_by_line(qtbot: QtBot) -> None:
    form = QWidget()
    grid = QGridLayout(form)
    for name, line, column in (("c", 1, 0), ("b", 0, 1), ("a", 0, 0)):
        grid.addWidget(_field(name), line, column)
    _shown(qtbot, form)

    assert _names(form) == ["a", "b", "c"]


def test_what_is_hidden_or_asleep_is_passed_over(qtbot: QtBot) -> None:
    form = _Form("name", "phone", "note")
    _shown(qtbot, form)
    stops(form)[1].setEnabled(False)
    stops(form)[0].hide()

    assert _names(form) == ["note"]


def test_what_no_layout_places_is_read_from_where_reading_begins(qtbot: QtBot) -> None:
    form = QWidget()
    for name, x, y in (("below", 0, 80), ("left", 0, 0), ("right", 120, 0)):
        field = _field(name)
        field.setParent(form)
        field.move(x, y)
    form.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    _shown(qtbot, form)
    assert _names(form) == ["left", "right", "below"]

    form.setLayoutDirection(Qt.LayoutDirection.RightToLeft)

    assert _names(form) == ["right", "left", "below"]


def test_tab_goes_around_both_ways(qtbot: QtBot) -> None:
    form = _Form("name", "note")
    _shown(qtbot, form)
    name, note = stops(form)
    note.setFocus()

    QTest.keyClick(note, Qt.Key.Key_Tab)
    assert name.hasFocus()
    QTest.keyClick(name, Qt.Key.Key_Backtab)
    assert note.hasFocus()


def test_from_beside_the_chosen_chip_tab_leaves_the_row(qtbot: QtBot, theme: Theme) -> None:
    form = _Form("name", "note")
    row = ChipRow(theme, "Size")
    row.set_choices([Choice("s", "Sedan"), Choice("v", "SUV")], "s")
    form.column.insertWidget(1, row)
    _shown(qtbot, form)
    other = next(chip for chip in row.findChildren(QWidget) if chip.accessibleName() == "SUV")
    other.setFocus()

    QTest.keyClick(other, Qt.Key.Key_Tab)

    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.objectName() == "note"


def test_what_lies_below_is_scrolled_to(qtbot: QtBot) -> None:
    form, tall = _Form("name"), QWidget()
    inside = QVBoxLayout(tall)
    inside.addSpacing(900)
    deep = QPushButton("deep")
    inside.addWidget(deep)
    area = Scrolling(tall)
    form.column.addWidget(area)
    _shown(qtbot, form)
    stops(form)[0].setFocus()

    QTest.keyClick(stops(form)[0], Qt.Key.Key_Tab)

    assert deep.hasFocus()
    assert not deep.visibleRegion().isEmpty()


def test_without_any_stop_nothing_happens(qtbot: QtBot) -> None:
    form = QWidget()
    _shown(qtbot, form)

    assert not step(form, is_next=True)
