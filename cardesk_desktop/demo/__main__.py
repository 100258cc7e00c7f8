"""`python -m cardesk_desktop.demo --scale small --to DIR` makes a demo company in a folder."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from cardesk_desktop.demo.house import seed
from cardesk_desktop.domain.clock import SystemClock
from cardesk_desktop.domain.errors import Unavailable

_EVERY = 250


def main(arguments: Sequence[str]) -> int:
    """Make the company and return 0, or 1 with a sentence why not."""
    parser = argparse.ArgumentParser(prog="python -m cardesk_desktop.demo", description=__doc__)
    parser.add_argument("--scale", choices=["small"], required=True, help="how much there is")
    parser.add_argument("--to", type=Path, metavar="DIR", required=True, help="a new or empty folder")
    options = parser.parse_args(arguments)
    started = time.perf_counter()
    try:
        seed(options.to, now=SystemClock().now(), progress=_tell)
    except FileExistsError:
        sys.stderr.write(f"{options.to} is not empty; nothing was changed.\n")
        return 1
    except Unavailable as outage:
        sys.stderr.write(f"The demo company could not be written: {outage}\n")
        return 1
    sys.stdout.write(f"The demo company is in {options.to} ({time.perf_counter() - started:.1f} s)\n")
    return 0


def _tell(done: int, of: int) -> None:
    if done % _EVERY == 0 or done == of:
        sys.stdout.write(f"{done} of {of} steps\n")
        sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
