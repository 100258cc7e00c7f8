"""Buttons, cards and switches: pressed by mouse and keys, consumed once, named, large enough."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from cardesk_desktop.ui.theme import Theme, build_theme
from cardesk_desktop.ui.theme.tokens import TARGET
from cardesk_desktop.ui.widgets.buttons import Button, ButtonKind, ButtonSize, IconButton
from cardesk_desktop.ui.widgets.card import PressCard
from cardesk_desktop.ui.widgets.chips import Chip
from cardesk_desktop.ui.widgets.labels import Text
from cardesk_desktop.ui.widgets.pressable import Pressable
from cardesk_desktop.ui.widgets.switch import Switch
from tests.ui.widgets.conftest import Stage

LEFT = Qt.MouseButton.LeftButton
MAKERS: dict[str, Callable[[Theme], Pressable]] = {
    "button": lambda theme: Button(theme, "Park"),
    "icon": lambda theme: IconButton(theme, "x", "Close"),
    "card": lambda theme: PressCard(theme, "Cash"),
    "chip": lambda theme: Chip(theme, "Wash"),
    "switch": lambda theme: Switch(theme, "Print"),
}


def presses(pressed: Pressable) -> list[int]:
    counted: list[int] = []
    pressed.activated.connect(lambda: counted.append(1))
    return counted


@pytest.mark.parametrize("maker", MAKERS.values(), ids=MAKERS.keys())
class TestEveryPressable:
    def test_mouse_space_and_enter_press_it(
        self, theme: Theme, stage: Stage, maker: Callable[[Theme], Pressable]
    ) -> None:
        pressed = maker(theme)
        stage(pressed)
        counted = presses(pressed)
        QTest.mouseClick(pressed, LEFT)
        pressed.setFocus()
        QTest.keyClick(pressed, Qt.Key.Key_Space)
        QTest.keyClick(pressed, Qt.Key.Key_Return)
        QTest.keyClick(pressed, Qt.Key.Key_Enter)
        assert len(counted) == 4

    def test_while_busy_it_keeps_the_focus_and_ignores_everything(
        self, theme: Theme, stage: Stage, maker: Callable[[Theme], Pressable]
    ) -> None:
        pressed = maker(theme)
        stage(pressed)
        pressed.setFocus()
        counted = presses(pressed)
        pressed.set_busy(True)
        QTest.mouseClick(pressed, LEFT)
        QTest.keyClick(pressed, Qt.Key.Key_Return)
        assert counted == []
        assert pressed.is_busy
        assert pressed.hasFocus()
        pressed.set_busy(False)
        QTest.mouseClick(pressed, LEFT)
        assert counted == [1]

    def test_it_has_a_name_and_is_large_enough_for_a_finger(
        self, theme: Theme, stage: Stage, maker: Callable[[Theme], Pressable]
    ) -> None:
        pressed = maker(theme)
        stage(pressed)
        assert pressed.accessibleName()
        assert pressed.height() >= TARGET
        assert pressed.width() >= TARGET

    def test_the_ring_shows_where_the_keyboard_is(
        self, theme: Theme, stage: Stage, maker: Callable[[Theme], Pressable]
    ) -> None:
        pressed = maker(theme)
        stage(pressed)
        pressed.clearFocus()
        without = pressed.grab().toImage()
        pressed.setFocus()
        assert pressed.grab().toImage() != without

    def test_a_disabled_one_does_nothing(
        self, theme: Theme, stage: Stage, maker: Callable[[Theme], Pressable]
    ) -> None:
        pressed = maker(theme)
        stage(pressed)
        pressed.setEnabled(False)
        counted = presses(pressed)
        QTest.mouseClick(pressed, LEFT)
        assert counted == []


def test_an_action_that_is_consumed_once_survives_a_double_click(theme: Theme, stage: Stage) -> None:
    pay = Button(theme, "Pay AED 279.90", kind=ButtonKind.PRIMARY, is_once=True)
    stage(pay)
    counted = presses(pay)
    QTest.mouseDClick(pay, LEFT)
    QTest.mouseClick(pay, LEFT)
    QTest.keyClick(pay, Qt.Key.Key_Return)
    QTest.keyClick(pay, Qt.Key.Key_Return)
    assert counted == [1]
    pay.set_busy(False)
    QTest.mouseClick(pay, LEFT)
    assert counted == [1, 1]


@pytest.mark.parametrize("size", list(ButtonSize))
def test_a_button_is_never_narrower_than_its_words(theme: Theme, stage: Stage, size: ButtonSize) -> None:
    words = "Encaisser 1 279,90 AED et imprimer la facture"
    button = Button(theme, words, size=size, icon="printer", key="F9")
    stage(button).resize(10, 10)
    assert button.width() >= button.fontMetrics().horizontalAdvance(words)


def test_a_button_grows_with_its_words_and_says_the_new_ones(theme: Theme, stage: Stage) -> None:
    button = Button(theme, "Pay")
    narrow = button.sizeHint().width()
    button.set_words("Pay AED 1,279.90")
    assert button.sizeHint().width() > narrow
    assert (button.words, button.accessibleName()) == ("Pay AED 1,279.90", "Pay AED 1,279.90")
    stage(button)


@pytest.mark.parametrize("kind", list(ButtonKind))
@pytest.mark.parametrize("is_dark", [False, True])
def test_every_kind_draws_itself_in_every_state(
    theme: Theme, stage: Stage, kind: ButtonKind, is_dark: bool
) -> None:
    look = build_theme(is_dark=is_dark, is_rtl=False)
    button = Button(look, "Park", kind=kind, icon="pause", key="F4")
    stage(button)
    pictures = [button.grab().toImage()]
    button.setDown(True)
    pictures.append(button.grab().toImage())
    button.setDown(False)
    button.set_busy(True)
    pictures.append(button.grab().toImage())
    assert pictures[0] != pictures[1]
    assert pictures[0] != pictures[2]


def test_right_to_left_the_icon_comes_first_from_the_right(
    theme: Theme, rtl_theme: Theme, stage: Stage
) -> None:
    def ink_side(look: Theme) -> str:
        button = Button(look, "il", icon="plus")
        button.setLayoutDirection(look.direction)
        button.resize(240, 44)
        stage(button)
        image = button.grab().toImage()
        middle = image.height() // 2
        dark = [x for x in range(image.width()) if image.pixelColor(x, middle).lightness() < 120]
        plus = [x for x in dark if 4 < x < image.width() - 4]
        # The plus is a long stroke at middle height, the letters are not.
        runs = [x for x in plus if all(near in plus for near in range(x - 3, x + 4))]
        return "left" if runs[0] < image.width() / 2 else "right"

    assert ink_side(theme) == "left"
    assert ink_side(rtl_theme) == "right"


def test_what_lies_in_a_pressable_card_lets_the_mouse_through(theme: Theme, stage: Stage) -> None:
    card = PressCard(theme, "Cash", is_checkable=True)
    label = Text(theme, "Cash")
    card.content.addWidget(card.show_only(label))
    host = stage(card)
    counted = presses(card)
    below = host.childAt(label.mapTo(host, QPoint(3, 3)))
    assert below is card
    QTest.mouseClick(card, LEFT, pos=QPoint(20, 20))
    assert counted == [1]
    assert card.isChecked()


def test_a_switch_tells_its_state(theme: Theme, stage: Stage) -> None:
    switch, heard = Switch(theme, "Print the receipt", is_on=True), list[bool]()
    stage(switch)
    switch.toggled.connect(heard.append)
    QTest.mouseClick(switch, LEFT, pos=QPoint(switch.width() // 2, switch.height() // 2))
    QTest.keyClick(switch, Qt.Key.Key_Space)
    assert heard == [False, True]
