"""Where work runs, where answers arrive, and what happens to errors and double clicks."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial
from threading import Event
from uuid import UUID

import pytest
from pytestqt.qtbot import QtBot

from cardesk_desktop.domain.changes import Changes, Noun, Outcome
from cardesk_desktop.domain.errors import Code, Refused, Unavailable
from cardesk_desktop.logs import redacted
from cardesk_desktop.ui.tasks import Tasks, new_reference
from tests.ui.tasks.work import double, fail, held, refuse, stumble, where

VISIT = Changes.of((Noun.VISIT, UUID(int=7)))


def test_an_operation_runs_on_the_database_thread_and_answers_on_this_one(tasks: Tasks, qtbot: QtBot) -> None:
    answers: list[tuple[str, threading.Thread]] = []
    tasks.run(where, on_done=lambda name: answers.append((name, threading.current_thread())))
    qtbot.waitUntil(lambda: bool(answers))
    assert answers == [("database-0", threading.current_thread())]


def test_the_desk_and_the_arguments_reach_the_operation(tasks: Tasks, qtbot: QtBot) -> None:
    seen: list[object] = []
    tasks.run(lambda desk, **rest: Outcome((desk, rest)), on_done=seen.append, n=3, text="a")
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == [("desk", {"n": 3, "text": "a"})]


def test_operations_run_in_the_order_in_which_they_were_asked(tasks: Tasks, qtbot: QtBot) -> None:
    done: list[int] = []
    for n in range(200):
        tasks.run(double, on_done=done.append, n=n)
    qtbot.waitUntil(lambda: len(done) == 200)
    assert done == [n * 2 for n in range(200)]


def test_the_answer_comes_before_the_news_of_what_changed(tasks: Tasks, qtbot: QtBot) -> None:
    order: list[object] = []
    tasks.changed.connect(order.append)
    tasks.run(double, on_done=order.append, n=4)
    qtbot.waitUntil(lambda: len(order) == 2)
    assert order == [8, VISIT]


def test_an_operation_that_changed_nothing_announces_nothing(tasks: Tasks, qtbot: QtBot) -> None:
    done: list[str] = []
    with qtbot.assertNotEmitted(tasks.changed):
        tasks.run(where, on_done=done.append)
        qtbot.waitUntil(lambda: bool(done))


def test_refusals_and_outages_go_to_the_caller(tasks: Tasks, qtbot: QtBot) -> None:
    errors: list[Refused | Unavailable] = []
    tasks.run(refuse, on_refused=errors.append)
    tasks.run(fail, on_unavailable=errors.append)
    qtbot.waitUntil(lambda: len(errors) == 2)
    assert [error.code for error in errors] == [Code.TICKET_EMPTY, Code.DISK_FULL]


def test_what_the_caller_does_not_take_goes_to_the_window(tasks: Tasks, qtbot: QtBot) -> None:
    with qtbot.waitSignals([tasks.refused, tasks.unavailable]):
        tasks.run(refuse)
        tasks.run(fail)


@pytest.mark.usefixtures("expected_logs")
def test_a_defect_is_logged_and_shown_under_one_reference(
    tasks: Tasks, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    done: list[None] = []
    with qtbot.waitSignal(tasks.bug_found) as found:
        tasks.run(stumble, on_done=done.append)
    assert found.args is not None
    defect, reference = found.args
    assert isinstance(defect, ZeroDivisionError)
    assert reference in caplog.text
    assert done == []


@pytest.mark.usefixtures("expected_logs")
def test_the_program_goes_on_after_a_defect(tasks: Tasks, qtbot: QtBot) -> None:
    done: list[int] = []
    tasks.run(stumble)
    tasks.run(double, on_done=done.append, n=1)
    qtbot.waitUntil(lambda: done == [2])


@pytest.mark.usefixtures("expected_logs")
def test_the_end_is_told_after_every_kind_of_ending(tasks: Tasks, qtbot: QtBot) -> None:
    ends: list[str] = []
    for name, operation in {"good": where, "refused": refuse, "out": fail, "defect": stumble}.items():
        tasks.run(operation, on_settled=partial(ends.append, name))
    qtbot.waitUntil(lambda: len(ends) == 4)
    assert ends == ["good", "refused", "out", "defect"]


def test_a_second_click_is_ignored_until_the_first_has_ended(tasks: Tasks, qtbot: QtBot) -> None:
    gate, done = Event(), list[str]()
    assert tasks.run(held(gate), on_done=done.append, once="pay", name="first")
    assert not tasks.run(held(gate), on_done=done.append, once="pay", name="second")
    assert tasks.run(held(gate), on_done=done.append, once="park", name="other")
    assert tasks.is_running("pay")
    gate.set()
    qtbot.waitUntil(lambda: len(done) == 2)
    assert done == ["first", "other"]
    assert not tasks.is_running("pay")
    assert tasks.run(held(gate), on_done=done.append, once="pay", name="third")
    qtbot.waitUntil(lambda: done[-1] == "third")


@pytest.mark.parametrize("operation", [refuse, fail])
def test_a_click_counts_again_after_an_error(
    tasks: Tasks, qtbot: QtBot, operation: Callable[..., Outcome[None]]
) -> None:
    tasks.run(operation, once="pay")
    qtbot.waitUntil(lambda: not tasks.is_running("pay"))


def test_a_callback_that_raises_does_not_hold_back_the_next(tasks: Tasks, qtbot: QtBot) -> None:
    done: list[int] = []

    def raise_it(value: int) -> None:
        raise LookupError

    with qtbot.captureExceptions() as caught, qtbot.waitSignal(tasks.changed):
        tasks.run(double, on_done=raise_it, n=1)
    tasks.run(double, on_done=done.append, n=2)
    qtbot.waitUntil(lambda: done == [4])
    assert [kind for kind, *_ in caught] == [LookupError]


def test_files_and_printing_have_threads_of_their_own(tasks: Tasks, qtbot: QtBot) -> None:
    gate, names = Event(), list[str]()
    tasks.run(held(gate))
    tasks.run_io(lambda: threading.current_thread().name, on_done=names.append)
    qtbot.waitUntil(lambda: bool(names))
    assert names[0].startswith("io-")
    gate.set()


def test_the_desk_is_made_on_the_thread_that_uses_it(qtbot: QtBot) -> None:
    tasks, seen = Tasks(), list[object]()
    tasks.open_desk(
        lambda: threading.current_thread().name,
        on_done=lambda: seen.append("open"),
        on_refused=seen.append,
        on_unavailable=seen.append,
    )
    tasks.run(Outcome, on_done=seen.append)
    qtbot.waitUntil(lambda: len(seen) == 2)
    assert seen == ["open", "database-0"]
    assert tasks.close(5)


def test_a_desk_that_does_not_open_says_why(qtbot: QtBot) -> None:
    def damaged() -> object:
        raise Unavailable(Code.DATABASE_DAMAGED)

    tasks, seen = Tasks(), list[Unavailable]()
    tasks.open_desk(damaged, on_done=lambda: None, on_refused=lambda _: None, on_unavailable=seen.append)
    qtbot.waitUntil(lambda: bool(seen))
    assert seen[0].code is Code.DATABASE_DAMAGED
    assert tasks.close(5)


def test_references_are_short_and_differ() -> None:
    made = {new_reference() for _ in range(50)}
    assert len(made) == 50
    assert all(len(reference) == 9 and redacted(reference) == reference for reference in made)
