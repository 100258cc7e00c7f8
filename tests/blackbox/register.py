"""Works and exchanges until killed, and says what was printed. `python -m tests.blackbox.register FOLDER`.

As in the application, one thread has the database and another the network; a request is prepared and its
answer put in place between two deeds. Photos go the same way, one at a time. Now and then the disk takes
nothing for a moment.
"""

from __future__ import annotations

import queue
import random
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Generic, TypeVar

import msgspec

from cardesk_desktop.domain.errors import Unavailable
from cardesk_desktop.operations.travelling_photos import begin_photo, end_photo
from cardesk_desktop.sync.answers import Heard, heard
from cardesk_desktop.sync.blobs import PhotoStep, Told, ask_photo
from cardesk_desktop.sync.exchange import Reply, Request
from cardesk_desktop.sync.schedule import Schedule
from tests.blackbox.day import Day
from tests.blackbox.full_disk import FullDisk
from tests.kill.seller import say
from tests.service.joining import Admission
from tests.sync.counter import DATABASE, Counter, open_desk

ADMISSION = "admission.json"
_BETWEEN_S = 0.05
_LONGEST_WAIT_S = 0.5
"""A storm of some seconds has no time for the waits of the application, which reach five minutes."""
A = TypeVar("A")
B = TypeVar("B")


def main(folder: Path) -> None:
    """Live until killed."""
    admission = msgspec.json.decode((folder / ADMISSION).read_bytes(), type=Admission)
    counter = Counter(open_desk(folder, admission.code), admission)
    day, disk = Day(counter.desk, admission.code), FullDisk(folder / DATABASE, random.Random())
    speaking, showing = Speaking(counter), Showing(counter)
    say("open")
    while True:
        disk.wear_on()
        for step in (partial(_work, day), speaking.go_on, showing.go_on):
            # The person is told, and tries again.
            with suppress(Unavailable):
                step()
        time.sleep(random.uniform(0, _BETWEEN_S))


def _work(day: Day) -> None:
    for number in day.do_something():
        say(f"paid {number}")


class Speaking:
    """One exchange after the other."""

    def __init__(self, counter: Counter) -> None:
        self._counter = counter
        self._schedule = Schedule(time.monotonic, random.random)
        self._line: Line[Request, Reply] = Line(counter.client.ask)

    def go_on(self) -> None:
        """Something may have changed, and something may have been answered."""
        self._schedule.on_change()
        due = (self._schedule.due_in() or 0) < _LONGEST_WAIT_S
        if self._line.asked is None and due:
            self._line.ask(self._counter.prepare())
        asked, answer = self._line.asked, self._line.answer()
        if asked is not None and answer is not None:
            self._take(asked, answer)

    def _take(self, asked: Request, answer: Heard[Reply]) -> None:
        if answer.value is not None:
            self._schedule.on_success(is_more=self._counter.accept(asked, answer.value))
        elif answer.refusal is not None and self._counter.give_in(answer.refusal):
            self._schedule.on_success(is_more=True)
        else:
            self._schedule.on_failure()


class Showing:
    """One photo after the other."""

    def __init__(self, counter: Counter) -> None:
        self._desk = counter.desk
        self._line: Line[PhotoStep, Told] = Line(lambda step: ask_photo(counter.client, step))

    def go_on(self) -> None:
        """A piece of a photo goes or comes."""
        step = None
        if self._line.asked is None:
            step = begin_photo(self._desk).value.step
        else:
            asked, answer = self._line.asked, self._line.answer()
            if answer is not None:
                step = end_photo(self._desk, step=asked, answer=answer).value.step
        if step is not None:
            self._line.ask(step)


class Line(Generic[A, B]):
    """A thread of the network: one request at a time."""

    def __init__(self, call: Callable[[A], B]) -> None:
        self._call = call
        self.asked: A | None = None
        """What is under way."""
        self._asked: queue.Queue[A] = queue.Queue()
        self._answers: queue.Queue[Heard[B]] = queue.Queue()
        threading.Thread(target=self._work, daemon=True).start()

    def ask(self, request: A) -> None:
        """Send this."""
        self.asked = request
        self._asked.put(request)

    def answer(self) -> Heard[B] | None:
        """What came of it, as soon as something did; nothing is under way then."""
        try:
            answer = self._answers.get_nowait()
        except queue.Empty:
            return None
        self.asked = None
        return answer

    def _work(self) -> None:
        while True:
            request = self._asked.get()
            self._answers.put(heard(lambda: self._call(request)))  # noqa: B023 - called at once


if __name__ == "__main__":
    main(Path(sys.argv[1]))
