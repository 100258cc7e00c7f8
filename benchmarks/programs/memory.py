"""The real program at its sell screen: how many megabytes it holds then."""

from __future__ import annotations

import sys
from pathlib import Path

import psutil

from cardesk_desktop.demo.house import demo_house
from cardesk_desktop.ui.theme import make_application
from tests.walkthrough.stage import opened

_SETTLED_MS = 1_500


def main(folder: Path) -> int:
    """Open the company in the folder, let it settle, say its resident memory."""
    qt = make_application("cardesk")
    with opened(qt, demo_house(folder), folder / "invoice.pdf") as stage:
        stage.hands.rest(_SETTLED_MS)
        sys.stdout.write(f"{psutil.Process().memory_info().rss / 1e6:.1f}\n")
        sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
