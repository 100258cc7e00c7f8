"""From the set-up into the demo."""

from __future__ import annotations

import subprocess
import sys

from PySide6.QtCore import QCoreApplication


def open_demo(this_one: QCoreApplication) -> None:
    """Start the demo as a program of its own; this one ends."""
    subprocess.Popen([sys.executable, "-m", "cardesk_desktop", "--demo"])
    this_one.quit()
