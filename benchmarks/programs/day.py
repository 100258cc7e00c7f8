"""A day's flow in the real window, and the longest time for which its thread answered nothing."""

from __future__ import annotations

import gc
import json
import sys
from pathlib import Path

from PySide6.QtCore import Qt

from benchmarks.watchdog import Watchdog
from cardesk_desktop.demo.house import demo_house
from cardesk_desktop.ui.garbage import GarbageCollector
from cardesk_desktop.ui.theme import make_application
from tests.walkthrough.stage import Stage, opened
from tests.walkthrough.visit import Visit

_MOMENT_MS = 900
_TYPED = ("moham", "R 6", "0501", "wax", "mohamd")


def main(folder: Path) -> int:
    """Open the company in the folder, work a day in it, say what held the window up longest."""
    # As `cardesk_desktop.__main__` does it, and `cardesk_desktop.app` when the window is there.
    gc.disable()
    qt = make_application("cardesk")
    with opened(qt, demo_house(folder), folder / "invoice.pdf") as stage:
        GarbageCollector(qt).begin()
        # The window is there and painted: from here on somebody works with it.
        stage.hands.rest(_MOMENT_MS)
        watchdog = Watchdog()
        _look_around(stage, watchdog, "at first")
        Visit(stage.hands, stage.phrases, pdf=stage.pdf).go(watchdog.about)
        _look_around(stage, watchdog, "again")
        blocks = watchdog.stop()
    sys.stdout.write(json.dumps([block.plain() for block in blocks]) + "\n")
    sys.stdout.flush()
    return 0


def _look_around(stage: Stage, watchdog: Watchdog, when: str) -> None:
    """Every screen by its key, and the search as it is typed."""
    for place in range(1, 10):
        watchdog.about(f"screen {place} {when}")
        stage.hands.press_named(f"Ctrl+{place}")
        stage.hands.rest(_MOMENT_MS)
    for text in _TYPED:
        watchdog.about(f"search for {text} {when}")
        stage.hands.press_named("Ctrl+K")
        stage.hands.write(text)
        stage.hands.rest(_MOMENT_MS)
        stage.hands.press(Qt.Key.Key_Escape, times=2)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
