"""The one watch of all input: it looks whenever input can come, and at nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtGui import QInputEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from cardesk_desktop.ui.input_watch import InputWatch, input_watch
from cardesk_desktop.ui.theme import build_theme
from cardesk_desktop.ui.widgets.buttons import Button


class _Looker(QObject):
    """Notes the keys that it was shown, and keeps none."""

    def __init__(self) -> None:
        super().__init__()
        self.keys: list[int] = []

    def look_at(self, _watched: QObject, event: QInputEvent) -> bool:
        """Note the key."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            self.keys.append(event.key())
        return False


@pytest.fixture
def looker() -> _Looker:
    """Somebody who wants to see every key."""
    return _Looker()


@pytest.fixture
def watch(qapp: QApplication, looker: _Looker) -> Iterator[InputWatch]:
    """A watch of its own, with one looker."""
    watch = InputWatch(qapp)
    watch.add(looker)
    yield watch
    watch.rest()
    watch.deleteLater()


@pytest.fixture
def press(qtbot: QtBot) -> Callable[[Qt.Key], None]:
    """Press a key on some widget."""
    widget = QWidget()
    qtbot.addWidget(widget)

    def pressed(key: Qt.Key) -> None:
        modifiers = Qt.KeyboardModifier.NoModifier
        QCoreApplication.sendEvent(widget, QKeyEvent(QEvent.Type.KeyPress, key, modifiers))

    return pressed


def test_it_rests_until_all_that_was_begun_is_answered(
    watch: InputWatch, looker: _Looker, press: Callable[[Qt.Key], None]
) -> None:
    with watch.resting():
        with watch.resting():
            press(Qt.Key.Key_A)
        press(Qt.Key.Key_B)
    press(Qt.Key.Key_C)
    assert looker.keys == [Qt.Key.Key_C]


def test_whoever_puts_it_to_rest_meanwhile_is_obeyed(
    watch: InputWatch, looker: _Looker, press: Callable[[Qt.Key], None]
) -> None:
    with watch.resting():
        watch.rest()
    press(Qt.Key.Key_A)
    watch.wake()
    press(Qt.Key.Key_B)
    assert looker.keys == [Qt.Key.Key_B]


def test_a_dialog_that_is_opened_meanwhile_is_looked_at(
    watch: InputWatch, looker: _Looker, press: Callable[[Qt.Key], None]
) -> None:
    dialog = QEventLoop()

    def in_the_dialog() -> None:
        press(Qt.Key.Key_A)
        dialog.quit()

    with watch.resting():
        QTimer.singleShot(0, in_the_dialog)
        dialog.exec()
    assert looker.keys == [Qt.Key.Key_A]


def test_a_press_is_answered_at_rest(looker: _Looker, press: Callable[[Qt.Key], None], qtbot: QtBot) -> None:
    button = Button(build_theme(is_dark=False, is_rtl=False), "Pay")
    qtbot.addWidget(button)
    input_watch().add(looker)
    button.activated.connect(lambda: press(Qt.Key.Key_A))
    button.click()
    press(Qt.Key.Key_B)
    input_watch().remove(looker)
    assert looker.keys == [Qt.Key.Key_B]
