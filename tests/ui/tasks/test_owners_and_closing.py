"""Who asked may be gone when the answer comes, and the program may close before it."""

from __future__ import annotations

import threading
from threading import Event

from PySide6.QtCore import QCoreApplication, QObject
from pytestqt.qtbot import QtBot

from cardesk_desktop.domain.changes import Outcome
from cardesk_desktop.ui.tasks import Tasks
from tests.ui.tasks.work import delete, double, fail, held, refuse, where


class Panel(QObject):
    """A stand-in for a screen."""

    def __init__(self, heard: list[object]) -> None:
        super().__init__()
        self.heard = heard

    def on_done(self, value: object) -> None:
        self.heard.append(value)


def test_a_deleted_screen_is_not_called_but_the_change_is_announced(tasks: Tasks, qtbot: QtBot) -> None:
    gate, heard, settled = Event(), list[object](), list[object]()
    panel = Panel(heard)
    tasks.run(held(gate), on_done=panel.on_done, on_settled=lambda: settled.append(1), name="late")
    delete(panel)
    with qtbot.waitSignal(tasks.changed):
        gate.set()
    assert heard == []
    assert settled == []


def test_an_owner_that_nobody_holds_any_more_is_not_called(tasks: Tasks, qtbot: QtBot) -> None:
    gate, heard = Event(), list[object]()
    owner = QObject()
    tasks.run(held(gate), on_done=heard.append, owner=owner, name="late")
    tasks.run(refuse, on_refused=heard.append, owner=owner)
    tasks.run(fail, on_unavailable=heard.append, owner=owner)
    del owner
    with qtbot.waitSignal(tasks.changed):
        gate.set()
    ended: list[int] = []
    tasks.run(double, on_done=ended.append, n=1)
    qtbot.waitUntil(lambda: bool(ended))
    assert heard == []


def test_closing_drops_what_waits_and_lets_what_runs_end(qtbot: QtBot) -> None:
    tasks, ran, begun, gate = Tasks("desk"), list[str](), Event(), Event()

    def slow(desk: object) -> Outcome[None]:
        begun.set()
        gate.wait(5)
        ran.append("slow")
        return Outcome(None)

    def waiting(desk: object) -> Outcome[None]:
        ran.append("waiting")
        return Outcome(None)

    tasks.run(slow, on_done=lambda _: ran.append("reported"))
    tasks.run(waiting)
    assert begun.wait(20)
    threading.Timer(0.1, gate.set).start()
    assert tasks.close(5, last=lambda: ran.append("last"))
    assert ran == ["slow", "last"]
    assert not tasks.run(where)
    QCoreApplication.processEvents()
    assert ran == ["slow", "last"]


def test_closing_does_not_wait_for_ever(qtbot: QtBot) -> None:
    tasks, begun, gate, ended = Tasks("desk"), Event(), Event(), Event()

    def wait_long() -> None:
        begun.set()
        gate.wait(60)
        ended.set()

    tasks.run_io(wait_long)
    assert begun.wait(20)
    assert not tasks.close(0.1)
    assert not ended.is_set()
    gate.set()
    assert ended.wait(20)
