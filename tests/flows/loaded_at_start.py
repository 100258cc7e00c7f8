"""Opens the company in a folder up to its lock screen and says what is loaded by then."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from cardesk_desktop.app import App
from cardesk_desktop.demo.keys import demo_keychain
from cardesk_desktop.domain.clock import SystemClock
from cardesk_desktop.paths import Places
from cardesk_desktop.ui.main_window import MainWindow
from cardesk_desktop.ui.paper import Outlets
from cardesk_desktop.ui.surroundings import Surroundings


def main(folder: Path) -> int:
    """Say it as soon as a PIN can be typed, and end."""
    qt = QApplication(["cardesk"])
    app = App(qt, Surroundings(Places.under(folder), demo_keychain(), SystemClock(), Outlets(), lambda: None))

    def say() -> None:
        is_locked = isinstance(app.window, MainWindow) and app.window.gate.screen is not None
        sys.stdout.write(json.dumps({"is_locked": is_locked, "modules": sorted(sys.modules)}) + "\n")
        sys.stdout.flush()
        qt.quit()

    app.ready.connect(lambda: QTimer.singleShot(0, say))
    app.start()
    code = qt.exec()
    return code if app.close() else 1


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
