"""A column has room for what it shows in every language, and one press opens where it is said to."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cardesk_desktop.i18n import LANGUAGES, load_phrasebook
from cardesk_desktop.store.views import Page
from cardesk_desktop.ui.theme import TextSize, Theme
from cardesk_desktop.ui.widest import every_day, every_moment
from cardesk_desktop.ui.widgets.cell import Cell
from cardesk_desktop.ui.widgets.paged_model import PagedModel
from cardesk_desktop.ui.widgets.paint import width_of
from cardesk_desktop.ui.widgets.row_list import Column, RowList


@pytest.mark.parametrize("language", [each.code for each in LANGUAGES])
def test_a_date_is_never_cut(qtbot: QtBot, theme: Theme, language: str) -> None:
    phrases = load_phrasebook(language)
    model: PagedModel[str] = PagedModel()
    days = tuple(map(Cell, every_day(phrases)))
    moments = tuple(Cell(detail=moment) for moment in every_moment(phrases))
    columns = [Column("", 10, Cell, samples=samples) for samples in (days, moments)]
    rows = RowList(theme, "Days", model, columns)
    qtbot.addWidget(rows)
    rows.resize(800, 200)
    rows.show()
    edges = 2 * theme.space.one_half
    for month in range(1, 13):
        at = datetime(2026, month, 23, 16, 40, tzinfo=UTC)
        day, moment = phrases.date(at.date()), phrases.date_time(at, ZoneInfo("UTC"))
        assert rows.columnWidth(0) >= width_of(theme.font(), day) + edges
        assert rows.columnWidth(1) >= width_of(theme.font(TextSize.SMALL), moment) + edges


@pytest.mark.parametrize(("width", "drawn"), [(500, "name, plate"), (200, "both")])
def test_what_a_column_says_that_gave_way_stands_in_another(
    qtbot: QtBot, theme: Theme, width: int, drawn: str
) -> None:
    model: PagedModel[str] = PagedModel()
    asked: list[str] = []

    def cell(words: str, _row: str) -> Cell:
        asked.append(words)
        return Cell(words)

    columns = [
        Column("Name", 150, partial(cell, "name"), stretch=1, when_narrow=partial(cell, "both")),
        Column("Plate", 150, partial(cell, "plate"), gives_way=True),
    ]
    rows = RowList(theme, "Cars", model, columns)
    qtbot.addWidget(rows)
    rows.resize(width, 200)
    rows.show()
    model.start(lambda offset, _limit, deliver, _fail: deliver(Page(("a",), 1, offset)))
    asked.clear()
    rows.grab()
    assert ", ".join(dict.fromkeys(asked)) == drawn


@pytest.mark.parametrize(("opens_at_once", "opened"), [(True, ["a"]), (False, [])])
def test_one_press_opens_where_it_is_said_to(
    qtbot: QtBot, theme: Theme, opens_at_once: bool, opened: list[str]
) -> None:
    model: PagedModel[str] = PagedModel()
    rows = RowList(theme, "Letters", model, [Column("", 100, Cell)], opens_at_once=opens_at_once)
    qtbot.addWidget(rows)
    model.start(lambda offset, _limit, deliver, _fail: deliver(Page(("a",), 1, offset)))
    rows.resize(300, 200)
    rows.show()
    seen: list[str] = []
    rows.row_activated.connect(seen.append)
    box = rows.visualRect(model.index(0, 0))
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    assert seen == opened
    assert rows.height_of(1) > box.height()
