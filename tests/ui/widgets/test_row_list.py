"""A column has room for what it shows in every language, and one press opens where it is said to."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cardesk_desktop.i18n import LANGUAGES, load_phrasebook
from cardesk_desktop.store.views import Page
from cardesk_desktop.ui.theme import TextSize, Theme
from cardesk_desktop.ui.widest import widest_day, widest_moment
from cardesk_desktop.ui.widgets.cell import Cell
from cardesk_desktop.ui.widgets.paged_model import PagedModel
from cardesk_desktop.ui.widgets.paint import width_of
from cardesk_desktop.ui.widgets.row_list import Column, RowList


@pytest.mark.parametrize("language", [each.code for each in LANGUAGES])
def test_a_date_is_never_cut(qtbot: QtBot, theme: Theme, language: str) -> None:
    phrases = load_phrasebook(language)
    model: PagedModel[str] = PagedModel()
    day, moment = Cell(widest_day(phrases)), Cell(detail=widest_moment(phrases))
    columns = [Column("", 10, Cell, sample=sample) for sample in (day, moment)]
    rows = RowList(theme, "Days", model, columns)
    qtbot.addWidget(rows)
    rows.resize(800, 200)
    rows.show()
    fonts = theme.font(), theme.font(TextSize.SMALL)
    for place, (font, words) in enumerate(zip(fonts, (day.text, moment.detail), strict=True)):
        assert rows.columnWidth(place) >= width_of(font, words) + 2 * theme.space.one_half


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
