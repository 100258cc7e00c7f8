"""The real application on the demo company, in a folder of its own, ready to be driven."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication

from cardesk_desktop.app import App
from cardesk_desktop.demo.data.house import DEMO_PIN
from cardesk_desktop.demo.house import DemoHouse, seed
from cardesk_desktop.domain.changes import Outcome
from cardesk_desktop.domain.clock import Clock, SystemClock
from cardesk_desktop.domain.errors import Refused
from cardesk_desktop.domain.invoice_file import InvoiceFile
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.operations.desk import Desk
from cardesk_desktop.operations.looking_at_invoices import invoice, invoices
from cardesk_desktop.settings import Settings, SettingsFile, ThemeChoice
from cardesk_desktop.store.views import InvoiceFilter
from cardesk_desktop.ui.main_window import MainWindow
from cardesk_desktop.ui.paper import Outlets
from cardesk_desktop.ui.surroundings import Surroundings
from tests.walkthrough.hands import PATIENCE_S, Hands, Missed, pause

T = TypeVar("T")

WINDOW = QSize(1366, 768)


@dataclass(frozen=True, slots=True)
class Stage:
    """The open window, the hands on it, the language it speaks, and where a saved invoice lands."""

    app: App
    window: MainWindow
    hands: Hands
    phrases: Phrasebook
    pdf: Path

    def ask(self, operation: Callable[..., Outcome[T]], **arguments: object) -> T:
        """What the books say, asked through the program's own database thread."""
        found: list[T] = []
        refusals: list[Refused] = []
        asked = partial(operation, **arguments)
        self.app.tasks.run(asked, on_done=found.append, on_refused=refusals.append)
        self.hands.wait(lambda: bool(found or refusals), "the books")
        if refusals:
            raise refusals[0]
        return found[0]

    def newest_invoice(self) -> InvoiceFile:
        """What the books say of the last sale."""
        return self.ask(_newest_invoice)


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
    """Make the demo company in `folder`, open the application on it, and close it again at the end."""
    house = seed(folder / "demo", now=SystemClock().now())
    with opened(
        qt, house, (pictures or folder) / "invoice.pdf", language=language, pictures=pictures, theme=theme
    ) as stage:
        yield stage


@contextmanager
def opened(
    qt: QApplication,
    house: DemoHouse,
    pdf: Path,
    *,
    language: str = "en",
    pictures: Path | None = None,
    theme: ThemeChoice = ThemeChoice.LIGHT,
    clock: Clock | None = None,
    demo_pin: str = DEMO_PIN,
) -> Iterator[Stage]:
    """Open the application on a demo company that is there, until its window can be used.

    The one thing that is answered for the person is the operating system's own file dialog.
    """
    with started(qt, house, pdf, language=language, theme=theme, clock=clock, demo_pin=demo_pin) as app:
        yield on_stage(app, pdf, pictures)


def on_stage(app: App, pdf: Path, pictures: Path | None = None) -> Stage:
    """The stage of an application that was started, as soon as its window can be used."""
    window = _opened(app)
    window.showNormal()
    window.resize(WINDOW)
    return Stage(app, window, Hands(window, pictures), app.appearance.look.phrases, pdf)


@contextmanager
def started(
    qt: QApplication,
    house: DemoHouse,
    pdf: Path,
    *,
    language: str = "en",
    theme: ThemeChoice = ThemeChoice.LIGHT,
    clock: Clock | None = None,
    demo_pin: str = DEMO_PIN,
    is_safe: bool = False,
    backup: Path | None = None,
) -> Iterator[App]:
    """Start the application; what its window comes to show is for the caller to wait for.

    Without `demo_pin` it begins behind its lock screen, as in a real house.
    """
    # However long a slow computer takes, the desk does not lock itself under the hands of a test.
    settings = Settings(language=language, theme=theme, lock_after_minutes=0)
    SettingsFile(house.places.settings).save(settings)
    outlets = Outlets(ask_for_file=lambda _phrases, _name: pdf, default_printer=lambda: "")
    around = (house.places, house.keychain, clock or SystemClock(), outlets, lambda: None)
    surroundings = Surroundings(*around, demo_pin=demo_pin, is_safe=is_safe, backup=backup)
    app = App(qt, surroundings)
    try:
        app.start()
        yield app
    finally:
        app.close()
        app.window.close()
        app.window.deleteLater()
        app.deleteLater()
        pause(0)


def _opened(app: App) -> MainWindow:
    deadline = time.monotonic() + PATIENCE_S
    while not isinstance(app.window, MainWindow):
        if time.monotonic() > deadline:
            raise Missed("the window")
        pause(10)
    return app.window
