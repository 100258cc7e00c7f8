"""What is measured on the frozen program beside the source tree: how long it takes to the lock screen.

Both open the same shop, with its keys in a keyring: the window asks for it as it does at every till.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.figure import Figure
from benchmarks.shop import CACHE
from benchmarks.window import surroundings
from cardesk_desktop.app import USABLE
from cardesk_desktop.demo.house import seed
from cardesk_desktop.domain.clock import SystemClock
from cardesk_desktop.logs import FILE_NAME
from cardesk_desktop.paths import Places
from devtools import keyring_session
from devtools.project import OUT

FROZEN = OUT / "package" / "linux" / "dist" / "cardesk" / "cardesk"
_STARTS = 7
_LOOK_EVERY_S = 0.002
_PATIENCE_S = 120.0


def measure_package() -> Iterator[Figure]:
    """`package.start` (median): the frozen program to its lock screen, beside `python -m cardesk_desktop`."""
    if not FROZEN.exists():
        sys.stderr.write("package.start: no frozen program here; `python3 dev.py package linux` makes it\n")
        return
    CACHE.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=CACHE, prefix="run-") as folder:
        root = Path(folder)
        seed(root / "till", now=SystemClock().now())
        within = [sys.executable, "-m", __name__, root / "till"]
        run = keyring_session.inside(within, root / "home", stdout=subprocess.PIPE)
        run.check_returncode()
    pairs: list[tuple[float, float]] = json.loads(run.stdout.splitlines()[-1])
    ours, floor = (statistics.median(times) for times in zip(*pairs[1:], strict=True))
    yield Figure("package.start", ours, floor, "ms", _STARTS)


def main(root: Path) -> None:
    """Inside the session: print the times of all starts, ours and the floor's by turns, in milliseconds."""
    keyring_session.unlock()
    keyring_session.keep_demo_keys()
    frozen, unfrozen = [str(FROZEN)], [sys.executable, "-m", "cardesk_desktop"]
    pairs = [(_usable_after_ms(frozen, root), _usable_after_ms(unfrozen, root)) for _ in range(_STARTS + 1)]
    sys.stdout.write(f"{json.dumps(pairs)}\n")


def _usable_after_ms(program: Sequence[str], root: Path) -> float:
    """From the start of the process to the line in its log that says that the window can be used."""
    log = Places.under(root).logs / FILE_NAME
    log.unlink(missing_ok=True)
    started = time.perf_counter()
    with subprocess.Popen([*program, "--data", str(root)], env=surroundings()) as process:
        while not (log.exists() and USABLE in log.read_text(encoding="utf-8")):
            if process.poll() is not None or time.perf_counter() - started > _PATIENCE_S:
                process.kill()
                raise RuntimeError(f"{program[0]} did not get there")
            time.sleep(_LOOK_EVERY_S)
        passed_ms = (time.perf_counter() - started) * 1000
        process.terminate()
    return passed_ms


if __name__ == "__main__":
    main(Path(sys.argv[1]))
