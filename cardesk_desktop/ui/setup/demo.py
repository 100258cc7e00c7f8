"""From the set-up into the demo."""

from __future__ import annotations

import subprocess
import sys

from PySide6.QtCore import QCoreApplication


def open_demo(this_one: QCoreApplication) -> None:
    """Start the demo as a program of its own; this one ends."""
    # The installed program is itself what is started; the source tree is started by Python.
    program = [] if getattr(sys, "frozen", False) else ["-m", "cardesk_desktop"]
    subprocess.Popen([sys.executable, *program, "--demo"])
    this_one.quit()
