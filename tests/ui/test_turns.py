"""What was handed over is called on the UI thread, one thing in each turn of Qt's loop."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEventLoop, QMetaObject, QObject, Qt, Slot
from pytestqt.qtbot import QtBot

from cardesk_desktop.ui.turns import Turns


class _Owner(QObject):
    """Notes what was posted to it."""

    def __init__(self, seen: list[str]) -> None:
        super().__init__()
        self._seen = seen

    @Slot()
    def note(self) -> None:
        """What a picture that is due, or a pressed key, is to Qt."""
        self._seen.append("posted")


@pytest.fixture
def seen() -> list[str]:
    """What happened, in order."""
    return []


@pytest.fixture
def owner(qtbot: QtBot, seen: list[str]) -> Iterator[_Owner]:
    """Who has the turns, and goes with the test."""
    made = _Owner(seen)
    yield made
    made.deleteLater()


def test_what_is_posted_comes_between_two_calls(qtbot: QtBot, owner: _Owner, seen: list[str]) -> None:
    turns = Turns(owner)

    def first() -> None:
        seen.append("first")
        QMetaObject.invokeMethod(owner, "note", Qt.ConnectionType.QueuedConnection)

    turns.hand_over(first)
    turns.hand_over(lambda: seen.append("second"))
    qtbot.waitUntil(lambda: "second" in seen)
    assert seen == ["first", "posted", "second"]


def test_a_call_that_raises_does_not_hold_back_the_next(qtbot: QtBot, owner: _Owner, seen: list[str]) -> None:
    turns = Turns(owner)

    def fail() -> None:
        raise ArithmeticError

    with qtbot.captureExceptions() as caught:
        turns.hand_over(fail)
        turns.hand_over(lambda: seen.append("second"))
        qtbot.waitUntil(lambda: "second" in seen)
    assert [kind for kind, _, _ in caught] == [ArithmeticError]


def test_calls_go_on_while_one_keeps_a_dialog_open(qtbot: QtBot, owner: _Owner, seen: list[str]) -> None:
    turns, dialog = Turns(owner), QEventLoop()

    def ask() -> None:
        dialog.exec()
        seen.append("answered")

    def answer() -> None:
        seen.append("second")
        dialog.quit()

    turns.hand_over(ask)
    turns.hand_over(answer)
    qtbot.waitUntil(lambda: "answered" in seen)
    assert seen == ["second", "answered"]
