"""What is measured on the frozen program beside the source tree: how long it takes to a usable window."""

from __future__ import annotations

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
from devtools.project import OUT

FROZEN = OUT / "package" / "linux" / "dist" / "cardesk" / "cardesk"
_STARTS = 7
_LOOK_EVERY_S = 0.002
_PATIENCE_S = 120.0


def measure_package() -> Iterator[Figure]:
    """`package.start` (median): the frozen program to a usable window, beside `python -m cardesk_desktop`."""
    if not FROZEN.exists():
        sys.stderr.write("package.start: no frozen program here; `python3 dev.py package linux` makes it\n")
        return
    with tempfile.TemporaryDirectory(dir=CACHE, prefix="run-") as folder:
        root = Path(folder)
        seed(root / "data" / "demo", now=SystemClock().now())
        frozen, unfrozen = [str(FROZEN)], [sys.executable, "-m", "cardesk_desktop"]
        pairs = [
            (_usable_after_ms(frozen, root), _usable_after_ms(unfrozen, root)) for _ in range(_STARTS + 1)
        ]
    ours, floor = (statistics.median(times) for times in zip(*pairs[1:], strict=True))
    yield Figure("package.start", ours, floor, "ms", _STARTS)


def _usable_after_ms(program: Sequence[str], root: Path) -> float:
    """From the start of the process to the line in its log that says that the window can be used."""
    log = Places.under(root).logs / FILE_NAME
    log.unlink(missing_ok=True)
    started = time.perf_counter()
    with subprocess.Popen([*program, "--demo", "--data", str(root)], env=surroundings()) as process:
        while not (log.exists() and USABLE in log.read_text(encoding="utf-8")):
            if process.poll() is not None or time.perf_counter() - started > _PATIENCE_S:
                process.kill()
                raise RuntimeError(f"{program[0]} did not get there")
            time.sleep(_LOOK_EVERY_S)
        passed_ms = (time.perf_counter() - started) * 1000
        process.terminate()
    return passed_ms
