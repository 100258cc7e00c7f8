"""Opens a database and is killed at one of its statements: `python -m tests.migrations.upgrader FOLDER N`.

Says how many statements it took when it is not killed (N = 0).
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

from sqlcipher3 import dbapi2

from cardesk_desktop.store import engine
from tests.builders.premises import Premises

# It cannot be caught; where there is none, the process is ended by the system all the same.
_KILL = getattr(signal, "SIGKILL", signal.SIGTERM)


class Counter:
    """Counts statements as they begin, of all connections."""

    def __init__(self, fatal: int) -> None:
        self.fatal, self.count = fatal, 0

    def __call__(self, _statement: str) -> None:
        self.count += 1
        if self.count == self.fatal:
            os.kill(os.getpid(), _KILL)


def counted(connect: Callable[..., dbapi2.Connection], counter: Counter) -> Callable[..., dbapi2.Connection]:
    """The same way of connecting, with somebody who counts."""

    def connect_and_count(*arguments: object, **named: object) -> dbapi2.Connection:
        connection = connect(*arguments, **named)
        connection.set_trace_callback(counter)
        return connection

    return connect_and_count


def main(folder: Path, fatal: int) -> None:
    """Open, which upgrades, and close."""
    counter = Counter(fatal)
    engine.connect = counted(engine.connect, counter)
    premises = Premises(folder)
    premises.open()
    premises.close()
    sys.stdout.write(f"{counter.count}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
