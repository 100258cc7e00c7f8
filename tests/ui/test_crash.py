"""What slots raise is logged, shown under a reference, and does not end the program."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, Signal, qWarning
from pytestqt.qtbot import QtBot

from cardesk_desktop.ui.crash import crash_boundary
from cardesk_desktop.ui.tasks import Tasks


class Bell(QObject):
    rung = Signal()


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[Tasks]:
    running = Tasks()
    yield running
    assert running.close(5)


def stumble() -> None:
    raise ZeroDivisionError("Mohammed Al Marri")


@pytest.mark.usefixtures("expected_logs")
def test_an_exception_in_a_slot_gets_a_reference(
    tasks: Tasks, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    bell, before = Bell(), sys.excepthook
    bell.rung.connect(stumble)
    with crash_boundary(tasks), qtbot.waitSignal(tasks.bug_found) as found:
        bell.rung.emit()
    assert found.args is not None
    error, reference = found.args
    assert isinstance(error, ZeroDivisionError)
    assert f"a slot failed, reference {reference}" in caplog.text
    assert sys.excepthook is before


def test_the_keyboard_can_still_interrupt(tasks: Tasks, monkeypatch: pytest.MonkeyPatch) -> None:
    passed: list[type[BaseException]] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, error, trace: passed.append(kind))
    with crash_boundary(tasks):
        sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert passed == [KeyboardInterrupt]


@pytest.mark.usefixtures("expected_logs")
def test_what_qt_complains_about_is_logged(tasks: Tasks, caplog: pytest.LogCaptureFixture) -> None:
    with crash_boundary(tasks):
        qWarning("a signal without a slot")
    assert "a signal without a slot" in caplog.text
