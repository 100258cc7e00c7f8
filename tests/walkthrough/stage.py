"""The real application on the demo company, in a folder of its own, ready to be driven."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication

from cardesk_desktop.app import App, Surroundings
from cardesk_desktop.demo.house import seed
from cardesk_desktop.domain.changes import Outcome
from cardesk_desktop.domain.clock import SystemClock
from cardesk_desktop.domain.invoice import InvoiceFile
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.operations.desk import Desk
from cardesk_desktop.operations.invoicing import invoice, invoices
from cardesk_desktop.settings import Settings, SettingsFile, ThemeChoice
from cardesk_desktop.store.views import InvoiceFilter
from cardesk_desktop.ui.main_window import MainWindow
from cardesk_desktop.ui.paper import Outlets
from tests.walkthrough.hands import Hands, Missed, pause

WINDOW = QSize(1366, 768)
_PATIENCE_S = 30.0


@dataclass(frozen=True, slots=True)
class Stage:
    """The open window, the hands on it, the language it speaks, and where a saved invoice lands."""

    app: App
    window: MainWindow
    hands: Hands
    phrases: Phrasebook
    pdf: Path

    def newest_invoice(self) -> InvoiceFile:
        """What the books say of the last sale, asked through the program's own database thread."""
        found: list[InvoiceFile] = []
        self.app.tasks.run(_newest_invoice, on_done=found.append)
        self.hands.wait(lambda: bool(found), "the books")
        return found[0]


def _newest_invoice(desk: Desk) -> Outcome[InvoiceFile]:
    newest = invoices(desk, which=InvoiceFilter(), offset=0, limit=1).value.rows[0]
    return invoice(desk, invoice_id=newest.id)


@contextmanager
def raised(
    qt: QApplication,
    folder: Path,
    *,
    language: str,
    pictures: Path | None,
    theme: ThemeChoice = ThemeChoice.LIGHT,
) -> Iterator[Stage]:
    """Make the demo company in `folder`, open the application on it, and close it again at the end.

    The one thing that is answered for the person is the operating system's own file dialog.
    """
    clock = SystemClock()
    house = seed(folder / "demo", now=clock.now())
    SettingsFile(house.places.settings).save(Settings(language=language, theme=ThemeChoice.LIGHT))
    pdf = (pictures or folder) / "invoice.pdf"
    outlets = Outlets(ask_for_file=lambda _phrases, _name: pdf, default_printer=lambda: "")
    surroundings = Surroundings(house.places, house.keychain, clock, outlets, lambda: None)
    app = App(qt, surroundings)
    try:
        app.start()
        window = _opened(app)
        window.showNormal()
        window.resize(WINDOW)
        yield Stage(app, window, Hands(window, pictures), app.appearance.look.phrases, pdf)
    finally:
        app.close()
        app.window.close()
        app.window.deleteLater()
        app.deleteLater()
        pause(0)


def _opened(app: App) -> MainWindow:
    deadline = time.monotonic() + _PATIENCE_S
    while not isinstance(app.window, MainWindow):
        if time.monotonic() > deadline:
            raise Missed("the window")
        pause(10)
    return app.window
