"""Parks one ticket, leaves another open, says so, and sells nothing. `python -m tests.flows.cashier DEMO`."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from cardesk_desktop.demo.house import demo_house
from tests.flows.till import FOAM, SHAMPOO, WHEELS, line_count, scan_one
from tests.walkthrough.stage import opened


def main(root: Path) -> None:
    """Work at the till until killed."""
    qt = QApplication(["cardesk"])
    with opened(qt, demo_house(root), root / "invoice.pdf") as stage:
        stage.hands.press_named("F9")
        scan_one(stage, SHAMPOO)
        scan_one(stage, FOAM)
        stage.hands.press_named("F4")
        stage.hands.wait(lambda: line_count(stage) == 0, "the ticket parked")
        scan_one(stage, WHEELS)
        os.write(sys.stdout.fileno(), b"working\n")
        stage.hands.rest(60_000)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
