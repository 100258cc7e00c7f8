"""What is measured on the whole program: its start, its memory, and how long it ever keeps one waiting."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.figure import Figure
from benchmarks.shop import CACHE, Shop

_STARTS = 9
_STEPS_SAID = 5


def measure_start(shop: Shop) -> Iterator[Figure]:
    """`start.lock_screen` (median): process start to usable lock screen, beside a bare window."""
    shop.desk.store.close()
    folder = shop.house.places.data.parent
    ours, floor = [], []
    for _ in range(_STARTS + 1):
        floor.append(_said_after_ms("bare"))
        ours.append(_said_after_ms("start", folder))
    middle = statistics.median(ours[1:]), statistics.median(floor[1:])
    yield Figure("start.lock_screen", *middle, "ms", _STARTS)


def measure_memory(shop: Shop) -> Iterator[Figure]:
    """`memory.sell_screen`: resident memory at the sell screen."""
    shop.desk.store.close()
    said = _run("memory", shop.house.places.data.parent)
    yield Figure("memory.sell_screen", float(said), None, "MB", 1)


def measure_blocks(shop: Shop) -> Iterator[Figure]:
    """`ui.longest_block`: the longest block of the window's thread in a whole day's flow.

    The note says the worst steps of the day, each with its longest block and how much of it the thread was at
    work: on a busy machine it waits for a processor as well.
    """
    shop.desk.store.close()
    blocks: list[dict[str, Any]] = json.loads(_run("day", shop.house.places.data.parent))
    if not blocks:
        yield Figure("ui.longest_block", 0.0, None, "ms", 1)
        return
    steps: dict[str, dict[str, Any]] = {}
    for block in blocks:
        # The longest come first.
        steps.setdefault(block["about"], block)
    note = "; ".join(_block_words(block) for block in list(steps.values())[:_STEPS_SAID])
    yield Figure("ui.longest_block", blocks[0]["ms"], None, "ms", 1, note)


def _block_words(block: dict[str, Any]) -> str:
    return f"{block['about']}: {block['ms']:.0f} ms, {block['busy_ms']:.0f} at work, {block['where']}"


def _command(part: str, *folder: Path) -> list[str]:
    return [sys.executable, "-m", f"benchmarks.programs.{part}", *map(str, folder)]


def surroundings() -> dict[str, str]:
    """As where the program is installed: compiled once, before it is started."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "PYTHONPYCACHEPREFIX": str(CACHE / "bytecode")}


def _said_after_ms(part: str, *folder: Path) -> float:
    """From the start of the process to the line that it says."""
    started = time.perf_counter()
    with subprocess.Popen(
        _command(part, *folder), stdout=subprocess.PIPE, text=True, env=surroundings()
    ) as program:
        said = program.stdout.readline() if program.stdout else ""
        passed_ms = (time.perf_counter() - started) * 1000
        if program.wait() != 0 or not said.startswith("usable"):
            raise RuntimeError(f"{part} did not get there")
    return passed_ms


def _run(part: str, *folder: Path) -> str:
    """The last line that a program says."""
    run = subprocess.run(_command(part, *folder), stdout=subprocess.PIPE, text=True, check=True)
    return run.stdout.strip().splitlines()[-1]
