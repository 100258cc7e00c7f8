"""Questions asked as one types: the newest is answered, and can be forgotten."""

from __future__ import annotations

from threading import Event

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from cardesk_desktop.domain.changes import Outcome
from cardesk_desktop.ui.latest import Latest
from cardesk_desktop.ui.tasks import Tasks
from tests.ui.tasks.work import double, where


def test_type_ahead_answers_the_newest_question_only(tasks: Tasks, qtbot: QtBot) -> None:
    gate, asked, answers = Event(), list[str](), list[str]()

    def find(desk: object, *, text: str) -> Outcome[str]:
        gate.wait(5)
        asked.append(text)
        return Outcome(text)

    owner = QObject()
    latest = Latest(tasks, owner)
    for text in ("n", "ni", "nis", "niss"):
        latest.ask(find, on_done=answers.append, text=text)
    gate.set()
    qtbot.waitUntil(lambda: bool(answers))
    assert answers == ["niss"]
    assert asked == ["n", "niss"]
    latest.ask(find, on_done=answers.append, text="x")
    qtbot.waitUntil(lambda: answers == ["niss", "x"])


def test_a_question_can_be_forgotten(tasks: Tasks, qtbot: QtBot) -> None:
    owner, answers, ended = QObject(), list[str](), list[int]()
    latest = Latest(tasks, owner)
    latest.ask(where, on_done=answers.append)
    latest.ask(where, on_done=answers.append)
    latest.forget()
    tasks.run(double, on_done=ended.append, n=1)
    qtbot.waitUntil(lambda: bool(ended))
    assert answers == []
