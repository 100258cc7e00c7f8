"""The shop of the week: its folder, clock and people, and the program opened in it day by day."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from pathlib import Path
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QFileDialog

from cardesk_desktop.app import App
from cardesk_desktop.domain.errors import Code, Unavailable
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.keychain import MemoryKeychain
from cardesk_desktop.paths import Places
from cardesk_desktop.settings import Settings, SettingsFile
from cardesk_desktop.ui.main_window import MainWindow
from cardesk_desktop.ui.paper import Outlets
from cardesk_desktop.ui.starting.closing import erase_if_ordered
from cardesk_desktop.ui.surroundings import Surroundings
from tests.builders import FixedClock
from tests.flows.first_day import until
from tests.walkthrough.hands import Hands, pause
from tests.walkthrough.stage import Stage

DUBAI = ZoneInfo("Asia/Dubai")
MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY = (
    date(2026, 11, day) for day in range(23, 30)
)
_SIZE = QSize(1366, 768)


class Drawer:
    """Where files go and come from: what the operating system's own dialogs are answered with."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir()
        self.picked = folder / "nothing"
        """The file that is opened next."""
        self.printed: list[str] = []
        self.is_printer_on = True

    def place(self, _: Phrasebook, name: str) -> Path | None:
        """Where a file of this name is saved."""
        return self.folder / name

    def print_pdf(self, pdf: bytes, printer: str) -> None:
        """The printer on the desk, which somebody may have switched off."""
        if not self.is_printer_on:
            raise Unavailable(Code.PRINTER_FAILED, printer=printer)
        assert pdf.startswith(b"%PDF")
        self.printed.append(printer)

    def outlets(self) -> Outlets:
        """The ways out of the program."""
        return Outlets(
            print_pdf=self.print_pdf,
            default_printer=lambda: "Desk printer",
            ask_for_file=self.place,
            ask_for_sheet=self.place,
            ask_for_archive=self.place,
        )

    def answer_dialogs(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Answer the dialogs that the program opens by itself."""

        def opened(*_: object) -> tuple[str, str]:
            return str(self.picked), ""

        def saved(_over: object, _title: str, name: str, *_: object) -> tuple[str, str]:
            return str(self.folder / Path(name).name), ""

        monkeypatch.setattr(QFileDialog, "getOpenFileName", opened)
        monkeypatch.setattr(QFileDialog, "getSaveFileName", saved)
        monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(self.folder))


@dataclass(frozen=True, slots=True)
class Machine:
    """A computer: its disk and its keyring."""

    places: Places
    keychain: MemoryKeychain = field(default_factory=MemoryKeychain)


@dataclass(slots=True)
class Shop:
    """Everything that outlives a day."""

    qt: QApplication
    clock: FixedClock
    drawer: Drawer
    machine: Machine
    code: str = ""
    """The recovery code, as the owner wrote it down."""
    pins: dict[str, str] = field(default_factory=dict)
    people: dict[str, UUID] = field(default_factory=dict)
    settings: Settings = field(default_factory=lambda: Settings(language="en", lock_after_minutes=0))
    restarts: list[int] = field(default_factory=list)

    def go_to(self, day: date, hour: int = 9, minute: int = 0) -> datetime:
        """Set the clock on the wall."""
        self.clock.at = datetime.combine(day, time(hour, minute), DUBAI)
        return self.clock.at

    @contextmanager
    def started(self) -> Iterator[App]:
        """The program, from its start to its end; what it leaves behind is told."""
        machine, before = self.machine, set(threading.enumerate())
        erase_if_ordered(machine.places, machine.keychain)
        SettingsFile(machine.places.settings).save(self.settings)
        around = Surroundings(
            machine.places, machine.keychain, self.clock, self.drawer.outlets(), lambda: None
        )
        app = App(self.qt, around)
        try:
            app.start()
            yield app
        finally:
            is_closed = app.close()
            self.settings = replace(app.preferences.settings, lock_after_minutes=0)
            app.window.close()
            app.window.deleteLater()
            app.deleteLater()
            pause(0)
        assert is_closed
        left = [each.name for each in set(threading.enumerate()) - before if not each.daemon]
        assert not left, f"threads left running: {left}"

    @contextmanager
    def opened(self) -> Iterator[Stage]:
        """The program with the shop in it, behind its lock screen."""
        with self.started() as app:
            yield self.stage(app)

    def stage(self, app: App) -> Stage:
        """The window of the shop, once it is there, and the hands on it."""
        until(lambda: isinstance(app.window, MainWindow))
        window = app.window
        assert isinstance(window, MainWindow)
        window.showNormal()
        window.resize(_SIZE)
        window.activateWindow()
        return Stage(app, window, Hands(window), app.appearance.look.phrases, self.drawer.folder / "x.pdf")
