"""The demo company behind the pictures: a whole window over four weeks of history."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache, partial
from pathlib import Path
from typing import TypeVar
from uuid import UUID

from PySide6.QtWidgets import QApplication

from cardesk_desktop.demo.house import seed
from cardesk_desktop.domain.changes import Outcome
from cardesk_desktop.operations.desk import Desk
from cardesk_desktop.operations.house import House, this_house
from cardesk_desktop.operations.searching import find_anything
from cardesk_desktop.store.opening import open_store
from cardesk_desktop.ui.main_window import MainWindow
from cardesk_desktop.ui.scanner import Scanner
from cardesk_desktop.ui.screen import Look, Screen
from cardesk_desktop.ui.shell.desk_state import DeskFacts, DeskState, PrinterState
from cardesk_desktop.ui.shell.parts import Parts
from cardesk_desktop.ui.tasks import Tasks
from tests.builders import FixedClock, seeded_ids
from tests.screenshots.stage import wait

NOW = datetime(2026, 11, 23, 10, 3, tzinfo=UTC)
"""Where the story of the demo company stands still: 14:03 in Dubai."""

T = TypeVar("T")


@dataclass(frozen=True)
class DemoDesk:
    """The demo company, opened for as long as pictures are taken."""

    tasks: Tasks
    clock: FixedClock
    house: House

    def acting(self) -> UUID:
        """Who is at the desk."""
        return self.house.staff[0].id

    def ask(self, operation: Callable[..., Outcome[T]], **arguments: object) -> T:
        """The value of an operation that is not refused."""
        return _ask(self.tasks, operation, **arguments)


@cache
def demo_desk() -> DemoDesk:
    """One for all pictures, made when the first one needs it."""
    folder = Path(tempfile.mkdtemp(prefix="cardesk-demo-"))
    demo = seed(folder / "house", now=NOW)
    clock, tasks, opened = FixedClock(NOW), Tasks(), list[Desk]()

    def open_desk() -> Desk:
        new_id = seeded_ids(3, clock)
        store = open_store(demo.places.database, keychain=demo.keychain, clock=clock, new_id=new_id)
        opened.append(Desk(store, clock, new_id))
        return opened[0]

    def close() -> None:
        tasks.close(5, last=opened[0].store.close)
        shutil.rmtree(folder, ignore_errors=True)

    is_open: list[bool] = []
    tasks.open_desk(
        open_desk,
        on_done=lambda: is_open.append(True),
        on_refused=_fail,
        on_unavailable=_fail,
    )
    wait(lambda: bool(is_open))
    atexit.register(close)
    house = _ask(tasks, this_house)
    assert house is not None
    return DemoDesk(tasks, clock, house)


class DemoWindow(MainWindow):
    """The window around some screens of the demo company."""

    def __init__(self, look: Look, screens: Sequence[Screen]) -> None:
        desk, app = demo_desk(), QApplication.instance()
        assert isinstance(app, QApplication)
        self._scanner = Scanner()
        facts = DeskFacts(
            desk.house.company.name,
            desk.house.register.code,
            desk.house.company.time_zone,
            desk.house.staff,
            desk.house.staff[0],
            PrinterState("Epson TM-T20", is_there=True),
        )
        parts = Parts(desk.tasks, DeskState(facts), desk.clock, self._scanner, find_anything)
        super().__init__(parts, screens, look)
        self.closing.connect(self._scanner.stop)


def _ask(tasks: Tasks, operation: Callable[..., Outcome[T]], **arguments: object) -> T:
    values: list[T] = []
    tasks.run(partial(operation, **arguments), on_done=values.append, on_refused=_fail)
    wait(lambda: bool(values))
    return values[0]


def _fail(error: Exception) -> None:
    raise error
