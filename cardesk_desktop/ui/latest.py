"""Type-ahead: only the newest question is answered, and none piles up behind a slow one."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject

from cardesk_desktop.domain.changes import Outcome
from cardesk_desktop.ui.tasks import Tasks

T = TypeVar("T")


class Latest:
    """Asks one question at a time. While an answer is awaited, a newer question replaces the waiting one.

    An answer that a newer question has overtaken is dropped, whatever it says.
    """

    def __init__(self, tasks: Tasks, owner: QObject) -> None:
        self._tasks = tasks
        self._owner = owner
        self._newest = 0
        self._is_asking = False
        self._waiting: Callable[[], None] | None = None

    def ask(
        self, operation: Callable[..., Outcome[T]], *, on_done: Callable[[T], None], **arguments: object
    ) -> None:
        """Run an operation as `Tasks.run` does; errors go where the window shows them."""
        self._newest += 1
        question = partial(self._run, self._newest, partial(operation, **arguments), on_done)
        if self._is_asking:
            self._waiting = question
        else:
            question()

    def forget(self) -> None:
        """Want no answer any more."""
        self._newest += 1
        self._waiting = None

    def _run(self, number: int, operation: Callable[..., Outcome[T]], on_done: Callable[[T], None]) -> None:
        def answer(value: T) -> None:
            if number == self._newest:
                on_done(value)

        self._is_asking = self._tasks.run(operation, on_done=answer, on_settled=self._next, owner=self._owner)

    def _next(self) -> None:
        self._is_asking = False
        question, self._waiting = self._waiting, None
        if question is not None:
            question()
