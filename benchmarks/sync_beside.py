"""Sales while 100,000 rows arrive, on the lane and with the courtesy of the window (decision 183).

A person thinks about what is sold, and again while it is paid for: in the one pause sync takes its steps, in
the other hardly any. Sales without sync are taken in turns with those beside it, so that both share the
machine's moods.
"""

from __future__ import annotations

import random
import statistics
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import closing
from functools import partial
from typing import TypeVar

from benchmarks.account import Account, Writer, identities
from benchmarks.figure import Figure, at, timed
from benchmarks.sync import client_fields
from benchmarks.sync_counter import pay, ticket
from cardesk_desktop.operations.idling import tidy_up
from cardesk_desktop.operations.syncing import catch_up, sync_standing
from cardesk_desktop.sync.courtesy import Courtesy
from cardesk_desktop.ui.lane import Lane, take_short_turns
from tests.sync.counter import Counter

T = TypeVar("T")

_FLOOD = 100_000
_TURNS, _SALES = 12, 25
_CHOICE_S = (0.1, 0.6)
_PAYMENT_S = (0.02, 0.4)


def measure_beside() -> Iterator[Figure]:
    """`sync.sale_during_apply`: what the person at the counter waits for, from the key to the number."""
    take_short_turns()
    with Account.opened() as account:
        yield _beside(account)


def _beside(account: Account) -> Figure:
    with closing(Writer(account.admission())) as writer:
        rows = {identity: client_fields(n) for n, identity in enumerate(identities(_FLOOD))}
        till = _Till()
        counter = till.ask(partial(account.counter, is_open=True))
        till.ask(counter.drain)
        till.sales(counter)
        writer.write("client", rows)
        flood = _Flood(till, counter)
        flood.start()
        alone, beside = [], []
        for _ in range(_TURNS):
            alone += till.sales(counter)
            flood.may_go.set()
            beside += till.sales(counter)
            flood.may_go.clear()
        flood.end()
        till.ask(counter.desk.store.close)
        counter.client.close()
    middle = f"median {statistics.median(beside):.1f} against {statistics.median(alone):.1f}"
    note = f"p99; {middle}; {flood.rows / flood.seconds:.0f} rows a second came in between"
    return Figure("sync.sale_during_apply", at(beside, 99), at(alone, 99), "ms", len(beside), note)


class _Till:
    """The database's thread, and whoever touches the keys."""

    def __init__(self) -> None:
        self._lane = Lane("database", 1)
        self._chance = random.Random(7)
        self._touched = 0.0
        self.is_paying = False

    def still_for(self) -> float:
        """Seconds since a key was touched."""
        return time.monotonic() - self._touched

    def ask(self, work: Callable[[], T], *, is_behind: bool = False) -> T:
        """Have something done on the database's thread."""
        done: Future[T] = Future()
        self._lane.put(lambda: done.set_result(work()), is_behind=is_behind)
        return done.result()

    def sales(self, counter: Counter) -> list[float]:
        """Milliseconds from the last key of each sale."""
        times = []
        for _ in range(_SALES):
            self._touched = time.monotonic()
            view = self.ask(partial(ticket, counter.desk))
            time.sleep(self._chance.uniform(*_CHOICE_S))
            self._touched, self.is_paying = time.monotonic(), True
            time.sleep(self._chance.uniform(*_PAYMENT_S))
            self._touched = time.monotonic()
            times.append(timed(lambda: self.ask(partial(pay, counter.desk, view))))  # noqa: B023 - at once
            self.is_paying = False
        return times


class _Flood(threading.Thread):
    """Page after page, with all that follows, as `ui.sync_runner` takes them in while people work."""

    def __init__(self, till: _Till, counter: Counter) -> None:
        super().__init__(daemon=True)
        self._till, self._counter = till, counter
        self._courtesy = Courtesy(time.monotonic, till.still_for, lambda: till.is_paying)
        self._has_ended = False
        self.may_go = threading.Event()
        self.rows = 0
        self.seconds = 0.0

    def run(self) -> None:
        while not self._has_ended:
            self.may_go.wait()
            began = time.monotonic()
            self._step()
            self.seconds += time.monotonic() - began

    def end(self) -> None:
        """Take no further step."""
        self._has_ended = True
        self.may_go.set()
        self.join()

    def _step(self) -> None:
        """What follows from rows is made before more are asked for."""
        counter, desk = self._counter, self._counter.desk
        if wait_s := self._courtesy.wait_s():
            time.sleep(wait_s)
        elif self._till.ask(partial(sync_standing, desk), is_behind=True).value.to_be_made:
            made = self._courtesy.begin().made
            self._till.ask(partial(catch_up, desk, limit=made), is_behind=True)
            if fold := self._till.ask(partial(tidy_up, desk), is_behind=True).value:
                fold()
        else:
            step = self._courtesy.begin()
            request = self._till.ask(partial(counter.prepare, step.rows, step.ops), is_behind=True)
            reply = counter.client.ask(request)
            self._till.ask(partial(counter.accept, request, reply), is_behind=True)
            self.rows += step.rows
