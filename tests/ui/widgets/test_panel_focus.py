"""The keyboard is inside a panel as soon as it is open, whatever state the panel is in."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.ui.theme import Theme
from cardesk_desktop.ui.widgets.buttons import Button, ButtonKind
from cardesk_desktop.ui.widgets.labels import Text
from cardesk_desktop.ui.widgets.panel_content import PanelContent
from cardesk_desktop.ui.widgets.side_panel import SidePanel
from tests.ui.widgets.conftest import Stage
from tests.ui.widgets.paneled import focused

ENTER, ESCAPE, TAB = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Tab


class Counter(QWidget):
    """A page whose button sells, and a panel over it with one part to begin at and one to end with."""

    def __init__(self, theme: Theme, phrases: Phrasebook, *, kind: ButtonKind = ButtonKind.SECONDARY) -> None:
        super().__init__()
        self.sold: list[int] = []
        self.tile = Button(theme, "Sell")
        self.tile.activated.connect(lambda: self.sold.append(1))
        column = QVBoxLayout(self)
        column.addWidget(self.tile)
        column.addWidget(QLineEdit())
        self.setMinimumSize(900, 400)
        self.panel = SidePanel(theme, phrases, self)
        self.content, self.picture = PanelContent(theme), QLineEdit()
        self.done, self.other = Button(theme, "Done", kind=kind), Button(theme, "Other", kind=kind)
        self.content.body.addWidget(self.picture)
        for button in (self.done, self.other):
            self.content.footer.addWidget(button)

    def open(self) -> None:
        self.tile.setFocus()
        self.panel.open_panel(self.content, "Camera", first_focus=self.picture)


def press(key: Qt.Key) -> None:
    focus = focused()
    assert focus is not None
    QTest.keyClick(focus, key)


@pytest.fixture
def counter(theme: Theme, phrases: Phrasebook, stage: Stage) -> Counter:
    """Nothing is open yet."""
    made = Counter(theme, phrases)
    stage(made, width=1000)
    return made


def test_a_part_that_is_not_there_yet_leaves_the_keyboard_in_the_panel(counter: Counter) -> None:
    counter.picture.hide()
    counter.open()
    assert focused() is counter.done
    press(ENTER)
    assert not counter.sold
    press(ESCAPE)
    assert counter.panel.isHidden()
    assert focused() is counter.tile


def test_a_part_that_cannot_be_used_leaves_the_keyboard_in_the_panel(counter: Counter) -> None:
    counter.picture.setEnabled(False)
    counter.open()
    assert focused() is counter.done


def test_no_panel_begins_at_what_takes_away_for_good(theme: Theme, phrases: Phrasebook, stage: Stage) -> None:
    counter = Counter(theme, phrases, kind=ButtonKind.DESTRUCTIVE)
    stage(counter, width=1000)
    counter.picture.hide()
    counter.open()
    assert focused() is not None
    assert focused() not in (counter.done, counter.other)
    press(ENTER)
    assert counter.panel.isHidden()


@pytest.mark.parametrize("is_hidden", [True, False])
def test_what_was_wished_for_has_the_keyboard_once_it_can(counter: Counter, *, is_hidden: bool) -> None:
    counter.picture.setHidden(is_hidden)
    counter.picture.setEnabled(is_hidden)
    counter.open()
    counter.picture.show()
    counter.picture.setEnabled(True)
    assert focused() is counter.picture


def test_who_moved_on_meanwhile_is_left_alone(counter: Counter) -> None:
    counter.picture.hide()
    counter.open()
    press(TAB)
    counter.picture.show()
    assert focused() is counter.other


def test_a_panel_that_is_closed_asks_for_nothing_more(counter: Counter, theme: Theme) -> None:
    counter.picture.hide()
    counter.open()
    second, field = PanelContent(theme), QLineEdit()
    second.body.addWidget(field)
    counter.panel.open_panel(second, "Discount")
    assert focused() is field
    counter.panel.close_all()
    assert focused() is counter.tile


def _reading(counter: Counter, theme: Theme) -> tuple[PanelContent, Text]:
    """A panel that reads what it will show, opened over the page."""
    sheet, still = PanelContent(theme), Text(theme, "Reading")
    sheet.body.addWidget(still)
    counter.open()
    counter.panel.open_panel(sheet, "Duplicates")
    return sheet, still


def _fill(sheet: PanelContent, still: Text, theme: Theme) -> Button:
    """What it read: a card with one button, in place of the words."""
    inside, compare = QWidget(), Button(theme, "Compare")
    QVBoxLayout(inside).addWidget(compare)
    sheet.body.replaceWidget(still, inside)
    still.hide()
    still.deleteLater()
    QApplication.processEvents()
    return compare


def test_what_a_panel_read_has_the_keyboard_and_not_its_cross(
    counter: Counter, theme: Theme, qtbot: QtBot
) -> None:
    compare = _fill(*_reading(counter, theme), theme)
    qtbot.waitUntil(lambda: focused() is compare)
    press(ENTER)
    assert counter.panel.isVisible()


def test_who_is_elsewhere_by_the_time_it_was_read_stays_there(counter: Counter, theme: Theme) -> None:
    sheet, still = _reading(counter, theme)
    help_button = Button(theme, "Help")
    sheet.footer.addWidget(help_button)
    QApplication.processEvents()
    help_button.setFocus()
    _fill(sheet, still, theme)
    QApplication.processEvents()
    assert focused() is help_button


def test_a_long_text_is_read_to_its_end_with_the_keyboard(
    theme: Theme, phrases: Phrasebook, counter: Counter
) -> None:
    counter.open()
    sheet = PanelContent(theme)
    for line in range(60):
        sheet.body.addWidget(Text(theme, f"Line {line}"))
    counter.panel.open_panel(sheet, "Shortcuts")
    bar = sheet.area.verticalScrollBar()
    QApplication.processEvents()
    for key, place in ((Qt.Key.Key_End, bar.maximum()), (Qt.Key.Key_Home, 0)):
        press(key)
        assert bar.value() == place
    press(Qt.Key.Key_PageDown)
    assert 0 < bar.value() < bar.maximum()
    press(Qt.Key.Key_PageUp)
    assert bar.value() == 0


def test_a_button_that_is_seen_by_half_takes_a_press(
    theme: Theme, phrases: Phrasebook, counter: Counter
) -> None:
    counter.open()
    sheet, pressed = PanelContent(theme), list[Button]()
    buttons = [Button(theme, f"Reason {number}") for number in range(30)]
    for button in buttons:
        button.activated.connect(partial(pressed.append, button))
        sheet.body.addWidget(button)
    counter.panel.open_panel(sheet, "Refund")
    QApplication.processEvents()
    port, window = sheet.area.viewport(), counter.window()
    at = QPoint(port.width() // 2, port.height() - 4)
    half_seen = next(button for button in buttons if button.geometry().contains(at))
    assert half_seen.geometry().bottom() > port.height()
    place = port.mapTo(window, at)

    for act in (QTest.mousePress, QTest.mouseRelease):
        act(window.windowHandle(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)

    assert pressed == [half_seen]
