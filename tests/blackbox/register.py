"""Sells and exchanges until killed, and says what was paid. `python -m tests.blackbox.register FOLDER`.

As in the application, one thread has the database and another the network; a request is prepared and its
answer put in place between two sales.
"""

from __future__ import annotations

import queue
import random
import sys
import threading
import time
from itertools import count
from pathlib import Path

import msgspec

from cardesk_desktop.sync.answers import Heard, heard
from cardesk_desktop.sync.client import ServiceClient
from cardesk_desktop.sync.exchange import Reply, Request
from cardesk_desktop.sync.schedule import Schedule
from tests.kill.seller import say, sell
from tests.service.joining import Admission
from tests.sync.counter import Counter, open_desk

ADMISSION = "admission.json"
_BETWEEN_S = 0.05
_LONGEST_WAIT_S = 0.5
"""A storm of some seconds has no time for the waits of the application, which reach five minutes."""


def main(folder: Path) -> None:
    """Live until killed."""
    admission = msgspec.json.decode((folder / ADMISSION).read_bytes(), type=Admission)
    counter = Counter(open_desk(folder, admission.code), admission)
    line = Line(counter.client)
    schedule = Schedule(time.monotonic, random.random)
    say("open")
    asked: Request | None = None
    for place in count():
        sell(counter.desk, place)
        schedule.on_change()
        if asked is None and (schedule.due_in() or 0) < _LONGEST_WAIT_S:
            asked = counter.prepare()
            line.ask(asked)
        answer = line.answer()
        if asked is not None and answer is not None:
            _take(counter, schedule, asked, answer)
            asked = None
        time.sleep(random.uniform(0, _BETWEEN_S))


def _take(counter: Counter, schedule: Schedule, asked: Request, answer: Heard[Reply]) -> None:
    if answer.value is not None:
        schedule.on_success(is_more=counter.accept(asked, answer.value))
    elif answer.refusal is not None and counter.give_in(answer.refusal):
        schedule.on_success(is_more=True)
    else:
        schedule.on_failure()


class Line:
    """The network's thread: one request at a time."""

    def __init__(self, client: ServiceClient) -> None:
        self._client = client
        self._asked: queue.Queue[Request] = queue.Queue()
        self._answers: queue.Queue[Heard[Reply]] = queue.Queue()
        threading.Thread(target=self._work, daemon=True).start()

    def ask(self, request: Request) -> None:
        """Send this."""
        self._asked.put(request)

    def answer(self) -> Heard[Reply] | None:
        """What came of it, as soon as something did."""
        try:
            return self._answers.get_nowait()
        except queue.Empty:
            return None

    def _work(self) -> None:
        while True:
            request = self._asked.get()
            self._answers.put(heard(lambda: self._client.ask(request)))  # noqa: B023 - called at once


if __name__ == "__main__":
    main(Path(sys.argv[1]))
