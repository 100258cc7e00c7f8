"""The window on the open desk, with what works in it. It is loaded while the desk is opened."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QCoreApplication, QObject

from cardesk_desktop.domain.clock import Clock
from cardesk_desktop.domain.company import Company
from cardesk_desktop.operations.desk import Desk
from cardesk_desktop.operations.house import House
from cardesk_desktop.ui.backup_news import BackupNews
from cardesk_desktop.ui.bounced_key import BouncedKey
from cardesk_desktop.ui.custody import Custody
from cardesk_desktop.ui.equipment import Equipment
from cardesk_desktop.ui.input_watch import input_watch
from cardesk_desktop.ui.lock.door import Entrance
from cardesk_desktop.ui.main_window import MainWindow
from cardesk_desktop.ui.missing_news import MissingNews
from cardesk_desktop.ui.preferences import Preferences
from cardesk_desktop.ui.recognition_desk import RecognitionDesk
from cardesk_desktop.ui.scanner import Scanner
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.screens.all import all_screens
from cardesk_desktop.ui.screens.means import Means
from cardesk_desktop.ui.shell.house_watch import HouseWatch
from cardesk_desktop.ui.shell.parts import Parts
from cardesk_desktop.ui.sync_desk import SyncDesk
from cardesk_desktop.ui.tasks import Tasks
from cardesk_desktop.ui.updating.desk import UpdateDesk
from cardesk_desktop.ui.updating.news import UpdateNews
from cardesk_desktop.ui.updating.place import work_here
from cardesk_desktop.updates.leaving import START_ANEW

if TYPE_CHECKING:
    from cardesk_desktop.domain.changes import Outcome
    from cardesk_desktop.operations.searching import HitGroup

News: TypeAlias = UpdateNews | BackupNews | MissingNews


@dataclass(frozen=True, slots=True)
class AtWork:
    """The window, who watches over it, and what its screens are built from."""

    window: MainWindow
    watch: HouseWatch
    scanner: Scanner
    means: Means
    news: tuple[News, ...] = ()

    def at(self, company: Company) -> AtWork:
        """The same, at the company as it is now."""
        return replace(self, means=replace(self.means, company=company))

    def stop(self) -> None:
        """The program ends: nothing is scanned any more, and nobody waits for an answer."""
        self.scanner.stop()
        if self.means.recognition is not None:
            self.means.recognition.stop()
        if self.means.updates is not None:
            self.means.updates.stop()

    def note_rest(self, desk: Desk) -> None:
        """On the database thread, before the desk is closed: may a new version be put in place?"""
        if self.means.updates is not None:
            self.means.updates.note_rest(desk)

    def put_update_in_place(self) -> None:
        """The database is closed, and stays so: a version that is ready is started next."""
        if self.means.updates is not None:
            self.means.updates.put_in_place()

    def dress(self, look: Look) -> None:
        """Build everything in the window anew."""
        for news in self.news:
            news.phrases = look.phrases
        self.window.rebuild(look, all_screens(self.means))


def begin_work(
    house: House,
    look: Look,
    parent: QObject,
    *,
    tasks: Tasks,
    preferences: Preferences,
    clock: Clock,
    equipment: Equipment,
    custody: Custody,
    sync: SyncDesk,
    demo_pin: str,
    is_founder_here: bool,
) -> AtWork:
    """Build the window. Input is watched when it is shown: `starting.work_ahead` wakes the watch."""
    input_watch().rest()
    # Before the scanner, which looks first: the Enter of a scan is nobody's press.
    BouncedKey(parent)
    watch, scanner = HouseWatch(house, tasks, preferences, equipment.printers, parent), Scanner(parent=parent)
    # In the demo one is let in at once; its lock screen tells the PIN.
    is_locked = bool(house.pin_holders) and not (is_founder_here or demo_pin)
    entrance = Entrance.by(preferences, demo_pin=demo_pin, is_locked=is_locked)
    means = Means(
        tasks=tasks,
        acting=watch.acting,
        clock=clock,
        company=house.company,
        preferences=preferences,
        printers=equipment.printers,
        outlets=equipment.outlets,
        custody=custody,
        sync=sync,
        recognition=RecognitionDesk(sync, tasks, preferences, clock),
        cameras=equipment.cameras,
        reader=equipment.reader,
        # Nobody updates by way of the demo: its data are of no register.
        updates=None if demo_pin else _updates(tasks, preferences, clock, custody, parent),
    )
    parts = Parts(tasks, watch.state, clock, scanner, _find_anything, entrance, sync)
    window = MainWindow(parts, all_screens(means), look)
    sync.go_after(lambda: window.is_being_paid)
    watch.acting_left.connect(window.gate.lock)
    return AtWork(window, watch, scanner, means, _news(house, means, window, look))


def _news(house: House, means: Means, window: MainWindow, look: Look) -> tuple[News, ...]:
    """Who tells of what nobody asked for; in the demo nobody does."""
    if means.updates is None:
        return ()
    updates = UpdateNews(means.updates, window, means.tasks, means.acting, look.phrases)
    backups = BackupNews(means.custody.keeper, window, means.tasks, means.acting, look.phrases)
    return updates, backups, MissingNews(house.missing, window, look.phrases)


def _updates(
    tasks: Tasks, preferences: Preferences, clock: Clock, custody: Custody, parent: QObject
) -> UpdateDesk:
    work = work_here(custody.places, clock)
    return UpdateDesk(tasks, preferences, clock, work, lambda: QCoreApplication.exit(START_ANEW), parent)


def _find_anything(desk: Desk, *, text: str) -> Outcome[tuple[HitGroup, ...]]:
    """The search of the header, loaded when somebody searches."""
    from cardesk_desktop.operations.searching import find_anything

    return find_anything(desk, text=text)
