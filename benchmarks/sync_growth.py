"""The changes of another register arrive at a counter that knows all before: in a company of long standing
and in one that has begun today, in turns, so that both share the machine's moods.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, closing
from typing import Self

from benchmarks.account import Account, Writer, identities
from benchmarks.figure import Figure, Times, timed
from benchmarks.sync import client_fields
from tests.sync.counter import Counter

CHANGED = 100
HISTORY = 100_000
_RUNS, _WARM_UP = 40, 6


def measure_growth() -> Iterator[Figure]:
    """`sync.growth`: ours in the company of long standing, the floor in the other."""
    with ExitStack() as stack:
        old, new = (_Company.opened(stack, rows) for rows in (HISTORY, CHANGED))
        pairs = [(old.increment(), new.increment()) for _ in range(_WARM_UP + _RUNS)][_WARM_UP:]
        times = Times(tuple(pair[0] for pair in pairs), tuple(pair[1] for pair in pairs))
        yield times.median("sync.growth", f"{CHANGED} changed rows, after {HISTORY:,}")


class _Company:
    """A company of so many clients, the register that changes some of them, and the counter that hears."""

    def __init__(self, writer: Writer, counter: Counter, ids: list[str]) -> None:
        self._writer, self._counter, self._ids = writer, counter, ids
        self._changes = 0

    @classmethod
    def opened(cls, stack: ExitStack, rows: int) -> Self:
        account = stack.enter_context(Account.opened())
        writer = stack.enter_context(closing(Writer(account.admission())))
        ids = identities(rows)
        writer.write("client", {identity: client_fields(n) for n, identity in enumerate(ids)})
        counter = stack.enter_context(account.counter())
        counter.drain()
        counter.catch_up()
        return cls(writer, counter, ids[:CHANGED])

    def increment(self) -> float:
        """Milliseconds for a change of each to arrive, with what follows from it."""
        self._changes += 1
        self._writer.write("client", {identity: {"notes": f"wax {self._changes}"} for identity in self._ids})
        took = timed(self._counter.exchange) + timed(self._counter.catch_up)
        # As the program does between two cars.
        self._counter.desk.store.log.fold()
        return took
