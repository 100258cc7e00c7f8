"""PINs between the window and the desk: what is slow runs beside both (see `operations/pins.py`)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Generic, TypeVar
from uuid import UUID

from PySide6.QtCore import QObject

from cardesk_desktop.domain.changes import Outcome
from cardesk_desktop.domain.errors import Refused, Unavailable
from cardesk_desktop.operations.pins import (
    PinTry,
    Proven,
    Weighed,
    begin_try,
    change_own_pin,
    choose_first_pin,
    end_try,
    hash_pin,
    seconds_to_wait,
    set_pin,
    weigh,
)
from cardesk_desktop.ui.tasks import Tasks

T = TypeVar("T")
Error = Refused | Unavailable


@dataclass(frozen=True, slots=True)
class Ends:
    """Who is told how it went: `on_over` after everything else, also after a defect."""

    on_error: Callable[[Error], None]
    on_over: Callable[[], None]


@dataclass(slots=True)
class _Step(Generic[T]):
    """One part of the work; it is over here, unless it went on to the next."""

    then: Callable[[T], None]
    ends: Ends
    has_gone_on: bool = field(default=False)

    def go_on(self, value: T) -> None:
        """It was done."""
        self.has_gone_on = True
        self.then(value)

    def settle(self) -> None:
        """It ended, well or not."""
        if not self.has_gone_on:
            self.ends.on_over()


class PinWork(QObject):
    """Begins work on PINs for one part of the window; it is told nothing after the part is gone."""

    def __init__(self, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = tasks

    def ask_wait(self, member_id: UUID, on_done: Callable[[int], None]) -> None:
        """How many seconds this person's next try has to wait."""
        self._tasks.run(seconds_to_wait, on_done=on_done, owner=self, member_id=member_id)

    def prove(
        self, member_id: UUID, typed: str, *, opens_desk: bool, on_done: Callable[[Proven], None], ends: Ends
    ) -> None:
        """Find out whether this is the person's PIN."""

        def weigh_it(attempt: PinTry) -> None:
            self._beside(partial(weigh, attempt, typed), partial(settle, attempt), ends)

        def settle(attempt: PinTry, weighed: Weighed) -> None:
            last = partial(end_try, attempt=attempt, weighed=weighed, opens_desk=opens_desk)
            self._last(last, on_done, ends)

        step = _Step(weigh_it, ends)
        self._tasks.run(
            begin_try,
            on_done=step.go_on,
            on_refused=ends.on_error,
            on_unavailable=ends.on_error,
            on_settled=step.settle,
            owner=self,
            member_id=member_id,
        )

    def choose_first(self, member_id: UUID, typed: str, *, on_done: Callable[[], None], ends: Ends) -> None:
        """Give a person who has no PIN the one that they chose."""
        self._keep(typed, partial(choose_first_pin, member_id=member_id), on_done, ends)

    def change_own(self, proven: Proven, typed: str, *, on_done: Callable[[], None], ends: Ends) -> None:
        """Give a person who has proved the old PIN a new one."""
        self._keep(typed, partial(change_own_pin, proven=proven), on_done, ends)

    def set_for(
        self, staff_id: UUID, member_id: UUID, typed: str, *, on_done: Callable[[], None], ends: Ends
    ) -> None:
        """Give somebody else a new PIN."""
        self._keep(typed, partial(set_pin, staff_id=staff_id, member_id=member_id), on_done, ends)

    def _keep(
        self, typed: str, operation: Callable[..., Outcome[None]], on_done: Callable[[], None], ends: Ends
    ) -> None:
        def keep(kept: str) -> None:
            self._last(partial(operation, kept=kept), lambda _: on_done(), ends)

        self._beside(partial(hash_pin, typed), keep, ends)

    def _beside(self, work: Callable[[], T], then: Callable[[T], None], ends: Ends) -> None:
        """A slow step, on an io thread."""
        step = _Step(then, ends)
        self._tasks.run_io(
            work, on_done=step.go_on, on_refused=ends.on_error, on_settled=step.settle, owner=self
        )

    def _last(self, operation: Callable[..., Outcome[T]], on_done: Callable[[T], None], ends: Ends) -> None:
        """The last step, at the desk."""
        self._tasks.run(
            operation,
            on_done=on_done,
            on_refused=ends.on_error,
            on_unavailable=ends.on_error,
            on_settled=ends.on_over,
            owner=self,
        )
