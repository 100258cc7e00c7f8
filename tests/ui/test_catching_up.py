"""What follows from rows that arrived is made step by step, each behind what people ask for."""

from __future__ import annotations

import time
from collections.abc import Callable
from threading import Event, current_thread

import pytest
from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot

from cardesk_desktop.domain.changes import Outcome
from cardesk_desktop.sync.courtesy import ALONE, AWAY_S, BESIDE_PEOPLE, Courtesy
from cardesk_desktop.ui import catching_up
from cardesk_desktop.ui.catching_up import CatchingUp
from cardesk_desktop.ui.tasks import Tasks


class Work:
    """Stands for the operation."""

    def __init__(self, left: int) -> None:
        self.left = left
        self.limits: list[int] = []
        self.tidied = self.folded = 0

    def catch_up(self, desk: object, *, limit: int) -> Outcome[int]:
        self.limits.append(limit)
        self.left = max(0, self.left - limit)
        return Outcome(self.left)

    def tidy_up(self, desk: object) -> Outcome[Callable[[], None] | None]:
        self.tidied += 1
        return Outcome(self.fold if self.tidied == 1 else None)

    def fold(self) -> None:
        assert current_thread().name.startswith("io")
        self.folded += 1


def caught_up(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tasks: Tasks, still_for_s: float
) -> tuple[Work, float]:
    work, done, owner = Work(left=2 * ALONE.made), list[bool](), QObject()
    monkeypatch.setattr(catching_up, "catch_up", work.catch_up)
    monkeypatch.setattr(catching_up, "tidy_up", work.tidy_up)
    began = time.monotonic()

    def still_for() -> float:
        """However slow the computer is, nobody is away for that."""
        return still_for_s + min(time.monotonic() - began, AWAY_S / 2)

    courtesy = Courtesy(time.monotonic, still_for, lambda: False)
    CatchingUp(tasks, courtesy, lambda: done.append(True), owner).begin()
    qtbot.waitUntil(lambda: bool(done))
    return work, time.monotonic() - began


def test_alone_it_goes_on_at_once_and_a_large_step_at_a_time(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    tasks = Tasks("desk")
    work, _ = caught_up(qtbot, monkeypatch, tasks, still_for_s=60)
    assert work.limits == [ALONE.made] * 2
    # Where rows come in nothing rests: each step is followed by what is done at rest elsewhere.
    assert work.tidied == 2
    qtbot.waitUntil(lambda: work.folded == 1)
    assert tasks.close(5)


def test_beside_people_it_waits_for_a_pause_and_takes_small_steps(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    tasks = Tasks("desk")
    work, took_s = caught_up(qtbot, monkeypatch, tasks, still_for_s=0)
    assert set(work.limits) == {BESIDE_PEOPLE.made}
    assert took_s >= 0.3
    assert tasks.close(5)


def test_when_it_is_stopped_it_takes_no_further_step(qtbot: QtBot) -> None:
    tasks, owner = Tasks("desk"), QObject()
    making = CatchingUp(tasks, Courtesy(time.monotonic, lambda: 0.0, lambda: False), lambda: None, owner)
    making.begin()
    (timer,) = making.findChildren(QTimer)
    assert timer.isActive()
    making.stop()
    assert not timer.isActive()
    assert tasks.close(5)


def test_what_people_ask_for_goes_before_what_waits_behind(qtbot: QtBot) -> None:
    tasks, gate, order = Tasks("desk"), Event(), list[str]()

    def hold(desk: object) -> Outcome[None]:
        assert gate.wait(5)
        return Outcome(None)

    def note(desk: object, *, name: str) -> Outcome[None]:
        order.append(name)
        return Outcome(None)

    tasks.run(hold)
    tasks.run(note, is_behind=True, name="sync")
    tasks.run(note, is_behind=True, name="more sync")
    tasks.run(note, name="sale")
    gate.set()
    qtbot.waitUntil(lambda: len(order) == 3)
    assert order == ["sale", "sync", "more sync"]
    assert tasks.close(5)
