"""A long list is read page by page, as far as somebody looks."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from cardesk_desktop.domain.changes import Outcome
from cardesk_desktop.domain.errors import Code, Unavailable
from cardesk_desktop.store.views import Page
from cardesk_desktop.ui.tasks import Tasks
from cardesk_desktop.ui.widgets.paged_model import PagedModel, from_operation
from tests.ui.widgets.read_list import Table, model_of


def test_only_the_pages_that_are_looked_at_are_read(qapp: QObject) -> None:
    table = Table(40_000)
    model = model_of(table)
    assert (model.total, table.asked) == (40_000, [0])
    assert model.row_at(5) == "row 5"
    assert model.row_at(39_995) == "row 39995"
    assert table.asked == [0, 39_990]


def test_a_page_is_asked_for_once_while_it_is_awaited(qapp: QObject) -> None:
    table = Table(100, is_slow=True)
    model = model_of(table)
    states = [model.is_loading]
    table.answer()
    states.append(model.is_loading)
    assert states == [True, False]
    assert [model.row_at(55), model.row_at(56), model.row_at(57)] == [None, None, None]
    assert table.asked == [0, 50]
    table.answer()
    assert model.row_at(57) == "row 57"


def test_answers_of_an_older_filter_are_dropped(qapp: QObject) -> None:
    old, new = Table(100, is_slow=True), Table(3, is_slow=True)
    model = model_of(old)
    model.start(new.load)
    new.answer()
    old.answer()
    assert model.total == 3


def test_a_refresh_keeps_the_rows_in_place_until_the_new_ones_come(qapp: QObject) -> None:
    table = Table(30, is_slow=True)
    model = model_of(table)
    table.answer()
    table.names[2] = "changed"
    model.refresh()
    assert model.row_at(2) == "row 2"
    table.answer()
    assert model.row_at(2) == "changed"


@pytest.mark.parametrize("count", [45, 12, 0])
def test_rows_that_came_or_went_are_announced(qapp: QObject, qtbot: QtBot, count: int) -> None:
    table = Table(30)
    model = model_of(table)
    model.row_at(25)
    table.names = [f"row {n}" for n in range(count)]
    model.refresh()
    assert model.rowCount() == count
    assert model.row_at(count - 1) == (f"row {count - 1}" if count else None)


def test_pages_far_away_are_forgotten_and_read_again(qapp: QObject) -> None:
    table = Table(10_000)
    model = model_of(table)
    for row in range(0, 500, 10):
        model.row_at(row)
    assert len(table.asked) == 50
    model.row_at(3)
    assert table.asked[-1] == 0
    assert len(table.asked) == 51


def test_an_error_is_told_once_and_a_refresh_tries_again(qapp: QObject) -> None:
    table, errors = Table(30), list[Unavailable]()
    model: PagedModel[str] = PagedModel(page_size=10)
    model.failed.connect(errors.append)
    table.error = Unavailable(Code.DATABASE_BUSY)
    model.start(table.load)
    assert [error.code for error in errors] == [Code.DATABASE_BUSY]
    table.error = None
    model.refresh()
    assert model.row_at(0) == "row 0"
    assert model.position_of(lambda row: row == "row 4") == 4
    assert model.position_of(lambda row: row == "row 400") is None


def test_pages_can_come_from_an_operation(qtbot: QtBot) -> None:
    tasks, owner = Tasks("desk"), QObject()

    def rows(desk: object, *, offset: int, limit: int, prefix: str) -> Outcome[Page[str]]:
        return Outcome(Page(tuple(f"{prefix}{n}" for n in range(offset, offset + limit)), 100, offset))

    model: PagedModel[str] = PagedModel(page_size=10)
    with qtbot.waitSignal(model.loaded):
        model.start(from_operation(tasks, owner, rows, prefix="R03-"))
    assert model.row_at(7) == "R03-7"
    assert tasks.close(5)
