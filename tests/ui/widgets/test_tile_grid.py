"""Tiles in columns, chosen by press and by key."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QStringListModel, Qt
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from typing_extensions import override

from cardesk_desktop.ui.theme import Theme, Tone
from cardesk_desktop.ui.widgets.few_lines import FewLines
from cardesk_desktop.ui.widgets.tile_delegate import TileFace
from cardesk_desktop.ui.widgets.tile_grid import TileGrid

NAMES = ["Express wash", "Full wash", "Interior steam and leather care, all", "Clay", "Wax", "Oud", "Tea"]


class Heard(QWidget):
    """A page around the grid that hears the keys the grid leaves to it."""

    def __init__(self, grid: TileGrid) -> None:
        super().__init__()
        self.keys: list[str] = []
        QVBoxLayout(self).addWidget(grid)

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        self.keys.append(event.text())


def face_at(row: int) -> TileFace | None:
    if row == 5:
        return None
    picture = QImage(40, 40, QImage.Format.Format_RGB32) if row == 1 else None
    tone = Tone.DUE if row == 3 else None
    return TileFace(NAMES[row], "45.00", "25 min", tone, "sky", picture, is_faded=row == 4)


@pytest.fixture
def grid(theme: Theme) -> TileGrid:
    return TileGrid(theme, "Services", QStringListModel(NAMES), face_at)


@pytest.fixture
def page(grid: TileGrid, qtbot: QtBot) -> Heard:
    made = Heard(grid)
    qtbot.addWidget(made)
    made.resize(860, 500)
    made.show()
    grid.focus_first()
    return made


@pytest.fixture
def chosen(grid: TileGrid) -> list[int]:
    rows: list[int] = []
    grid.chosen.connect(rows.append)
    return rows


def columns(grid: TileGrid) -> int:
    model = grid.model()
    tops = [grid.visualRect(model.index(row, 0)).top() for row in range(model.rowCount())]
    return tops.count(tops[0])


def place(grid: TileGrid, row: int) -> QPoint:
    return grid.visualRect(grid.model().index(row, 0)).center() - QPoint(grid.gap, grid.gap)


def test_there_are_as_many_columns_as_there_is_room_for(grid: TileGrid, page: Heard) -> None:
    assert columns(grid) == 4
    page.resize(460, 500)
    assert columns(grid) == 2
    page.resize(200, 500)
    assert columns(grid) == 1
    rect = grid.visualRect(grid.model().index(0, 0))
    assert rect.right() - grid.gap <= grid.viewport().width()


def test_tiles_run_from_the_side_where_reading_begins(
    grid: TileGrid, page: Heard, rtl_theme: Theme, qtbot: QtBot
) -> None:
    arabic = TileGrid(rtl_theme, "خدمات", QStringListModel(NAMES), face_at)
    around = Heard(arabic)
    qtbot.addWidget(around)
    around.resize(860, 500)
    around.show()
    model = arabic.model()
    assert arabic.visualRect(model.index(0, 0)).left() > arabic.visualRect(model.index(1, 0)).left()
    assert not around.grab().isNull()


def test_a_press_chooses_and_a_quick_second_one_too(grid: TileGrid, page: Heard, chosen: list[int]) -> None:
    left, at = Qt.MouseButton.LeftButton, place(grid, 2)
    QTest.mouseClick(grid.viewport(), left, pos=at)
    assert chosen == [2]
    QTest.mouseDClick(grid.viewport(), left, pos=at)
    QTest.mouseRelease(grid.viewport(), left, pos=at)
    assert chosen == [2, 2]


def test_arrows_move_the_ring_and_enter_chooses(grid: TileGrid, page: Heard, chosen: list[int]) -> None:
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Left, Qt.Key.Key_Space):
        QTest.keyClick(grid, key)
    assert chosen == [5, 4]


def test_up_from_the_first_line_leaves_the_grid(grid: TileGrid, page: Heard, qtbot: QtBot) -> None:
    QTest.keyClick(grid, Qt.Key.Key_Down)
    QTest.keyClick(grid, Qt.Key.Key_Up)
    with qtbot.waitSignal(grid.left_upwards):
        QTest.keyClick(grid, Qt.Key.Key_Up)


def test_letters_are_left_to_the_page(grid: TileGrid, page: Heard, chosen: list[int]) -> None:
    QTest.keyClicks(grid, "tea5")
    assert page.keys == ["t", "e", "a", "5"]
    assert grid.currentIndex().row() == 0


def test_an_empty_grid_takes_keys_without_choosing(theme: Theme, qtbot: QtBot) -> None:
    empty = TileGrid(theme, "Services", QStringListModel([]), face_at)
    page = Heard(empty)
    qtbot.addWidget(page)
    page.show()
    assert not empty.choose_current()
    QTest.keyClick(empty, Qt.Key.Key_Return)


def test_everything_a_tile_can_show_is_drawn(grid: TileGrid, page: Heard) -> None:
    image = page.grab().toImage()
    seen = {image.pixelColor(x, y).name() for x in range(0, 840, 3) for y in range(0, 330, 3)}
    assert len(seen) > 20


def test_a_long_name_takes_two_lines_and_is_then_cut(theme: Theme) -> None:
    few = FewLines(theme.font(is_bold=True), 2)
    assert few.lines("Wax", 160) == ("Wax",)
    first, second = few.lines(NAMES[2], 160)
    assert f"{first} {second}" == NAMES[2]
    first, second = few.lines(NAMES[2], 90)
    assert second.endswith("…")
    assert "".join(few.lines("", 160)) == ""


def test_in_arabic_the_arrow_keys_go_where_they_point(rtl_theme: Theme, qtbot: QtBot) -> None:
    arabic = TileGrid(rtl_theme, "خدمات", QStringListModel(NAMES), face_at)
    page = Heard(arabic)
    page.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    qtbot.addWidget(page)
    page.resize(860, 500)
    page.show()
    arabic.focus_first()
    rows = []
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Right):
        QTest.keyClick(arabic, key)
        rows.append(arabic.currentIndex().row())
    assert rows == [1, 2, 1]
    assert (
        arabic.visualRect(arabic.currentIndex()).right()
        < arabic.visualRect(arabic.model().index(0, 0)).left()
    )
