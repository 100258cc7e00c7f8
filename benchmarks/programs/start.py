"""The real program up to its usable lock screen: `python -m benchmarks.programs.start FOLDER`."""

from __future__ import annotations

import gc
import sys
from pathlib import Path


def main(folder: Path) -> int:
    """Open the company in the folder, say when its staff can sign in, end."""
    # As `cardesk_desktop.__main__` does it: no garbage is looked for while everything is loaded.
    gc.disable()
    from PySide6.QtCore import QTimer

    from cardesk_desktop.app import App
    from cardesk_desktop.demo.keys import demo_keychain
    from cardesk_desktop.domain.clock import SystemClock
    from cardesk_desktop.paths import Places
    from cardesk_desktop.ui.garbage import GarbageCollector
    from cardesk_desktop.ui.paper import Outlets
    from cardesk_desktop.ui.surroundings import Surroundings
    from cardesk_desktop.ui.theme import make_application

    qt = make_application("cardesk")
    around = Surroundings(Places.under(folder), demo_keychain(), SystemClock(), Outlets(), lambda: None)
    app = App(qt, around)

    def say() -> None:
        sys.stdout.write("usable\n")
        sys.stdout.flush()
        qt.quit()

    app.ready.connect(GarbageCollector(qt).begin)
    # One turn of the event loop later it is painted.
    app.ready.connect(lambda: QTimer.singleShot(0, say))
    app.start()
    code = qt.exec()
    return code if app.close() else 1


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
