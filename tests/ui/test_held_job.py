"""What hangs on a job is let go of on the UI thread, however late the worker is."""

from __future__ import annotations

import threading
from collections.abc import Callable
from threading import Event

import pytest
from pytestqt.qtbot import QtBot

from cardesk_desktop.ui.tasks import Tasks


class Screen:
    """Notes on which thread it is let go of."""

    def __init__(self, gone: list[str]) -> None:
        self._gone = gone

    def show(self, _value: object) -> None:
        """Take the answer."""

    def __del__(self) -> None:
        self._gone.append(threading.current_thread().name)


@pytest.mark.parametrize("is_late", [False, True])
def test_no_worker_lets_go_of_a_screen(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, *, is_late: bool
) -> None:
    tasks, gone, settled = Tasks("desk"), list[str](), Event()
    hand_over = tasks._turns.hand_over

    def wait_until_settled(settle: Callable[[], None]) -> None:
        def settling() -> None:
            settle()
            settled.set()

        hand_over(settling)
        if is_late:
            settled.wait(5)

    monkeypatch.setattr(tasks._turns, "hand_over", wait_until_settled)
    screen: Screen | None = Screen(gone)
    assert screen is not None
    tasks.run_io(lambda: None, on_done=screen.show)
    screen = None
    qtbot.waitUntil(settled.is_set)
    tasks.run_io(lambda: None)
    qtbot.waitUntil(lambda: bool(gone))
    assert gone == [threading.main_thread().name]
    assert tasks.close(5)


def test_no_worker_lets_go_of_a_screen_while_the_program_closes(qtbot: QtBot) -> None:
    tasks, gone, is_begun, may_end = Tasks("desk"), list[str](), Event(), Event()

    def work() -> None:
        is_begun.set()
        may_end.wait(5)

    screen: Screen | None = Screen(gone)
    assert screen is not None
    tasks.run_io(work, on_done=screen.show)
    screen = None
    assert is_begun.wait(5)
    assert tasks.close(5, last=may_end.set)
    assert gone == [threading.main_thread().name]
