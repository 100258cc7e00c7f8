"""`python -m cardesk_desktop.demo --scale small|large --to DIR` makes a demo company in a folder."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TextIO

from cardesk_desktop.demo.house import Scale, seed
from cardesk_desktop.domain.clock import SystemClock
from cardesk_desktop.domain.errors import Unavailable

_EVERY_S = 2.0


class Teller:
    """Tells how far the seeding is, every two seconds and at the end."""

    def __init__(self, out: TextIO, clock_s: Callable[[], float] = time.perf_counter) -> None:
        self._out = out
        self._clock_s = clock_s
        self._started = self._told = clock_s()

    @property
    def passed_s(self) -> float:
        """Seconds since the start."""
        return self._clock_s() - self._started

    def __call__(self, done: int, of: int) -> None:
        """So many of so many steps are done."""
        now = self._clock_s()
        if now - self._told >= _EVERY_S or done == of:
            self._told = now
            left_s = round(self.passed_s * (of - done) / done)
            left = f", about {left_s // 60}:{left_s % 60:02d} left" if left_s else ""
            self._out.write(f"{done * 100 // of:3d} %{left}\n")
            self._out.flush()


def main(arguments: Sequence[str]) -> int:
    """Make the company and return 0, or 1 with a sentence why not."""
    parser = argparse.ArgumentParser(prog="python -m cardesk_desktop.demo", description=__doc__)
    parser.add_argument("--scale", choices=list(Scale), type=Scale, required=True, help="how much there is")
    parser.add_argument("--to", type=Path, metavar="DIR", required=True, help="a new or empty folder")
    parser.add_argument(
        "--until",
        type=_moment,
        metavar="TIME",
        default=SystemClock().now(),
        help="when its story ends (ISO 8601; default: now); the same moment makes the same company",
    )
    options = parser.parse_args(arguments)
    teller = Teller(sys.stdout)
    try:
        seed(options.to, now=options.until, progress=teller, scale=options.scale)
    except FileExistsError:
        sys.stderr.write(f"{options.to} is not empty; nothing was changed.\n")
        return 1
    except Unavailable as outage:
        sys.stderr.write(f"The demo company could not be written: {outage}\n")
        return 1
    sys.stdout.write(f"The demo company is in {options.to} ({teller.passed_s:.1f} s)\n")
    return 0


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise argparse.ArgumentTypeError("a time needs its zone, as in 2026-05-17T12:00+04:00")
    return moment


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
