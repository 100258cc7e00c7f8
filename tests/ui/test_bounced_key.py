"""Enter twice in a hurry: the second one is not for what the first one brought."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.ui.bounced_key import BouncedKey
from cardesk_desktop.ui.input_watch import input_watch
from cardesk_desktop.ui.page import Page
from cardesk_desktop.ui.theme import Theme
from cardesk_desktop.ui.widgets.side_panel import SidePanel

ENTER, SPACE = Qt.Key.Key_Return, Qt.Key.Key_Space


class _Field(QLineEdit):
    """Counts how often Enter reaches it; what it does not want goes on to the page around."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self.taken = 0
        self.returnPressed.connect(self._take)
        layout = page.layout() or QVBoxLayout(page)
        layout.addWidget(self)

    def _take(self) -> None:
        self.taken += 1


@pytest.fixture
def clock() -> list[float]:
    """The seconds of now."""
    return [0.0]


@pytest.fixture
def looker(clock: list[float], qtbot: QtBot) -> Iterator[BouncedKey]:
    """Looks at all keys, by a clock that is set by hand."""
    looker = BouncedKey(monotonic=lambda: clock[0])
    yield looker
    input_watch().remove(looker)


@pytest.fixture
def pages(looker: BouncedKey, qtbot: QtBot) -> Iterator[tuple[_Field, _Field, _Field]]:
    """Two fields of one page, and one of another."""
    host = QWidget()
    layout = QVBoxLayout(host)
    first, second = Page(), Page()
    fields = _Field(first), _Field(first), _Field(second)
    for page in (first, second):
        layout.addWidget(page)
    qtbot.addWidget(host)
    host.show()
    yield fields
    host.close()


def test_a_second_enter_is_not_for_the_page_that_the_first_one_brought(
    pages: tuple[_Field, _Field, _Field], clock: list[float]
) -> None:
    here, _next, elsewhere = pages
    QTest.keyClick(here, ENTER)
    clock[0] += 0.2
    QTest.keyClick(elsewhere, ENTER)
    assert (here.taken, elsewhere.taken) == (1, 0)
    clock[0] += 0.2
    QTest.keyClick(elsewhere, ENTER)
    assert elsewhere.taken == 1


def _repeat(on: QWidget) -> None:
    """What the system sends again and again while Enter is held down."""
    none = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(on, QKeyEvent(QEvent.Type.KeyPress, ENTER, none, "\r", True))


def test_enter_that_is_held_down_is_for_where_it_was_pressed(
    pages: tuple[_Field, _Field, _Field], clock: list[float]
) -> None:
    """However long: the payment that it opened on the board would be taken."""
    here, after, elsewhere = pages
    QTest.keyPress(here, ENTER)
    for _ in range(3):
        clock[0] += 0.6
        _repeat(elsewhere)
        _repeat(after)
    assert (elsewhere.taken, after.taken) == (0, 3)


def test_what_was_dropped_is_dropped_as_long_as_it_is_held_down(
    pages: tuple[_Field, _Field, _Field], clock: list[float]
) -> None:
    here, _after, elsewhere = pages
    QTest.keyClick(here, ENTER)
    clock[0] += 0.2
    QTest.keyPress(elsewhere, ENTER)
    _repeat(elsewhere)
    assert elsewhere.taken == 0


def test_a_second_enter_is_not_for_what_the_first_one_opened_over_its_panel(
    pages: tuple[_Field, _Field, _Field], theme: Theme, phrases: Phrasebook
) -> None:
    """Both stand in the one side panel: a date that nobody had looked at was called right."""
    host = pages[0].window()
    panel = SidePanel(theme, phrases, host)
    asked, answer = QLineEdit(), QPushButton()
    said: list[bool] = []
    answer.setAutoDefault(True)
    answer.clicked.connect(lambda: said.append(True))
    asked.returnPressed.connect(
        lambda: panel.open_panel(answer, "Is the date right?", first_focus=answer, is_over=True)
    )
    panel.open_panel(asked, "Refund", first_focus=asked)
    QTest.keyClick(asked, SPACE)
    QTest.keyClick(asked, ENTER)
    QTest.keyClick(answer, ENTER)
    QTest.keyClick(answer, ENTER)
    assert panel.content is answer
    assert len(said) == 1


def _later(clock: list[float], _on: QWidget) -> None:
    clock[0] += 0.5


def _another_key(_clock: list[float], on: QWidget) -> None:
    QTest.keyClick(on, Qt.Key.Key_F6)


def _space(_clock: list[float], on: QWidget) -> None:
    QTest.keyClick(on, SPACE)


@pytest.mark.parametrize("between", [_later, _another_key, _space])
def test_what_is_meant_is_taken(
    pages: tuple[_Field, _Field, _Field],
    clock: list[float],
    between: Callable[[list[float], QWidget], None],
) -> None:
    here, _next, elsewhere = pages
    QTest.keyClick(here, ENTER)
    between(clock, here)
    QTest.keyClick(elsewhere, ENTER)
    assert elsewhere.taken == 1


def test_within_one_form_enter_leads_through_the_fields_at_any_speed(
    pages: tuple[_Field, _Field, _Field],
) -> None:
    here, after, _elsewhere = pages
    for field in (here, after, here):
        QTest.keyClick(field, ENTER)
    assert (here.taken, after.taken) == (2, 1)
