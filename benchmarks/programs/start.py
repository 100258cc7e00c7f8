"""The real program up to its usable lock screen: `python -m benchmarks.programs.start FOLDER`."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from cardesk_desktop.app import App, Surroundings
from cardesk_desktop.demo.house import demo_house
from cardesk_desktop.domain.clock import SystemClock
from cardesk_desktop.ui.paper import Outlets


def main(folder: Path) -> int:
    """Open the company in the folder, say when its staff can sign in, end."""
    house = demo_house(folder)
    qt = QApplication(["cardesk"])
    app = App(qt, Surroundings(house.places, house.keychain, SystemClock(), Outlets(), lambda: None))

    def say() -> None:
        sys.stdout.write("usable\n")
        sys.stdout.flush()
        qt.quit()

    # One turn of the event loop later it is painted.
    app.ready.connect(lambda: QTimer.singleShot(0, say))
    app.start()
    code = qt.exec()
    return code if app.close() else 1


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
