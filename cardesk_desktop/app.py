"""The composition root: builds every part once, hands each what it needs. Imported by the starters only."""

from __future__ import annotations

import logging
import sys
from dataclasses import replace
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QWidget

from cardesk_desktop import __version__
from cardesk_desktop.exit_codes import ExitCode
from cardesk_desktop.operations.house import this_house
from cardesk_desktop.paths import resource
from cardesk_desktop.settings import SettingsFile
from cardesk_desktop.ui.appearance import Appearance
from cardesk_desktop.ui.backup_keeper import BackupKeeper
from cardesk_desktop.ui.crash import crash_boundary
from cardesk_desktop.ui.custody import Custody
from cardesk_desktop.ui.equipment import equipment, keep_saying_safe
from cardesk_desktop.ui.garbage import GarbageCollector
from cardesk_desktop.ui.preferences import Preferences
from cardesk_desktop.ui.shell.set_aside import say_what_was_set_aside
from cardesk_desktop.ui.starting.closing import back_up_at_closing, erase_if_ordered
from cardesk_desktop.ui.starting.lock_screen_first import work_ahead
from cardesk_desktop.ui.starting.making_desk import make_desk
from cardesk_desktop.ui.starting.opened_backup import OpenedBackup
from cardesk_desktop.ui.starting.opening import Opening
from cardesk_desktop.ui.starting.second_start import SecondStart
from cardesk_desktop.ui.starting.start_window import StartWindow
from cardesk_desktop.ui.surroundings import Surroundings
from cardesk_desktop.ui.sync_desk import SyncDesk
from cardesk_desktop.ui.tasks import Tasks
from cardesk_desktop.ui.theme import make_application, register_fonts
from cardesk_desktop.ui.updating.trial import watch_trial

if TYPE_CHECKING:
    from pathlib import Path

    from cardesk_desktop.domain.company import Company
    from cardesk_desktop.operations.desk import Desk
    from cardesk_desktop.operations.house import House
    from cardesk_desktop.ui.at_work import AtWork
    from cardesk_desktop.ui.screen import Look

_log = logging.getLogger(__name__)

USABLE = "the window can be used"
"""What the log says when somebody can sign in; the start is measured by it."""
CLOSING_TIMEOUT_S = 10.0
RESTART, AS_USUAL = 75, 76
"""Exit codes of the event loop: begin anew with the data as it is on the disk then; the same, and leave the
safe mode."""


def run(surroundings: Surroundings) -> int:
    """Run the till until its window is closed; 1 when something did not end in time."""
    qt = make_application(sys.argv[0])
    qt.setApplicationVersion(__version__)
    qt.setWindowIcon(QIcon(str(resource("logo.svg"))))
    collector = GarbageCollector(qt)
    while True:
        erase_if_ordered(surroundings.places, surroundings.keychain)
        app = App(qt, surroundings)
        app.ready.connect(collector.begin)
        app.failed.connect(collector.begin)
        watch_trial(qt, app.ready, app.failed, app.tasks.bug_found)
        with crash_boundary(app.tasks):
            app.start()
            code, is_closed = qt.exec(), app.close()
        if code not in (RESTART, AS_USUAL) or not is_closed:
            return app.end(code) if is_closed else ExitCode.NOT_ENDED_IN_TIME
        is_safe = surroundings.is_safe and code == RESTART
        surroundings = replace(surroundings, is_safe=is_safe, backup=None)
        app.window.close()
        app.deleteLater()


class App(QObject):
    """The running program. `start` opens the desk; `ready` is emitted when the window can be used."""

    ready = Signal()
    failed = Signal(object)
    """`Refused` or `Unavailable`: the desk could not be opened, and the window says why."""

    def __init__(self, qt: QApplication, surroundings: Surroundings) -> None:
        super().__init__(qt)
        self._qt, self._around = qt, surroundings
        register_fonts()
        file = SettingsFile(surroundings.places.settings)
        self._set_aside = file.load()
        tasks = self.tasks = Tasks(parent=self)
        self.preferences = Preferences(self._set_aside.settings, file, self.tasks, self)
        self.appearance = Appearance(qt, self.preferences)
        self.appearance.setParent(self)
        keeper = BackupKeeper(tasks, self.preferences, surroundings.clock, surroundings.places.data, self)
        self.custody = Custody(surroundings.places, surroundings.keychain, keeper, lambda: qt.exit(RESTART))
        self._sync = SyncDesk(tasks, self.preferences, surroundings.keychain, surroundings.clock, self)
        self._desk: Desk | None = None
        self._look_to_come: Look | None = None
        self._at_work: AtWork | None = None
        self.window: QWidget = StartWindow(self.appearance.look)
        self._second = SecondStart(surroundings.places.data, surroundings.backup, self)
        self._second.handed_over.connect(partial(qt.exit, ExitCode.DONE))
        parts = (tasks, self._make_desk, self._start_window, lambda: self.appearance.look, self._second)
        anew = partial(self._make_desk, begins_anew=True)
        self._opening = Opening(
            *parts, begin_anew=anew, custody=self.custody, clock=surroundings.clock, parent=self
        )
        self._opening.opened.connect(self._begin)
        self._opening.failed.connect(self.failed)
        opened_backup = OpenedBackup(qt, surroundings.backup, lambda: self.window, self._put_back, self)
        self.ready.connect(opened_backup.show)
        self.ready.connect(self._second.listen)
        self._second.called.connect(opened_backup.take)
        self.failed.connect(opened_backup.show_at_trouble)

    def start(self) -> None:
        """Open the desk; what works on it is loaded meanwhile."""
        self._opening.begin()
        import_module("cardesk_desktop.ui.at_work")

    def close(self, timeout_s: float = CLOSING_TIMEOUT_S) -> bool:
        """Finish what is under way, close the database; False when something did not end in time."""
        self._second.stop()
        self._sync.stop()
        if self._at_work is not None:
            self._at_work.stop()
            back_up_at_closing(self.custody.keeper, self.appearance.look)
        return self.tasks.close(timeout_s, last=self._close_store)

    def end(self, code: int) -> int:
        """The database is closed, and stays so: a version that is ready is started next."""
        if self._at_work is not None:
            self._at_work.put_update_in_place()
        return code

    def _start_window(self) -> StartWindow:
        if not isinstance(self.window, StartWindow):
            raise TypeError("the desk is open already")
        if not self.window.isVisible():
            self.window.showMaximized()
        return self.window

    def _make_desk(self, *, begins_anew: bool = False) -> Desk:
        """On the database thread, which alone uses what is made here."""
        self._desk = make_desk(self._around, self._set_aside.settings, begins_anew=begins_anew)
        return self._desk

    def _close_store(self) -> None:
        if self._desk is not None and self._at_work is not None:
            self._at_work.note_rest(self._desk)
        if self._desk is not None:
            self._desk.store.close()

    def _begin(self) -> None:
        """Go on with a set-up that is not at its end: the company may be here, and still arriving."""
        if self._around.places.setup_draft.exists():
            self._set_up()
        else:
            self._read_house(is_founder_here=False)

    def _read_house(self, is_founder_here: bool) -> None:
        """Who founded the shop a moment ago chose the PIN then: it is asked from the first lock on."""
        enter = partial(self._enter, is_founder_here=is_founder_here)
        self.tasks.run(this_house, on_done=enter, owner=self)

    def _enter(self, house: House | None, *, is_founder_here: bool) -> None:
        if house is None:
            self._set_up()
            return
        from cardesk_desktop.ui.at_work import begin_work

        around, look = self._around, self.appearance.look
        self._at_work = begin_work(
            house,
            look,
            self,
            tasks=self.tasks,
            preferences=self.preferences,
            clock=around.clock,
            equipment=equipment(around.outlets, is_safe=around.is_safe),
            custody=self.custody,
            sync=self._sync,
            demo_pin=around.demo_pin,
            is_founder_here=is_founder_here,
        )
        window = self._at_work.window
        self._at_work.watch.company_changed.connect(self._on_company_changed)
        self.appearance.look_changed.connect(self._on_look_changed)
        self.tasks.quiet.connect(self._dress_window)
        self._change_window(window)
        say_what_was_set_aside(self._set_aside, look, window)
        if around.is_safe:
            keep_saying_safe(window, lambda: self.appearance.look, partial(self._qt.exit, AS_USUAL))
        self.custody.keeper.start()
        self.ready.emit()
        _log.info(USABLE)
        work_ahead(self.tasks, window, self._sync, self._at_work.means.updates)

    def _set_up(self) -> None:
        """There is no shop on this computer yet: the person founds one, and it opens."""
        from cardesk_desktop.ui.setup.first_run import FirstRun
        from cardesk_desktop.ui.setup.means import setup_means

        around = self._around
        means = setup_means(
            *(self._qt, around.places, around.keychain, around.clock),
            *(self.tasks, self.preferences, around.outlets, self._sync),
            put_back=self._put_back,
        )
        first_run = FirstRun(means, self.appearance, self._change_window, self)
        first_run.shown.connect(self.ready)
        first_run.opened.connect(self._read_house)
        first_run.begin()

    def _put_back(self, path: Path | None = None) -> None:
        self._opening.restoring.begin(self.appearance.look, self.window, path)

    def _change_window(self, window: QWidget) -> None:
        old, self.window = self.window, window
        window.resize(old.size())
        window.showMaximized()
        old.hide()
        old.deleteLater()

    def _on_look_changed(self, look: Look) -> None:
        """Build the window anew when nothing is under way: a page takes no answer to what another asked."""
        self._look_to_come = look
        if self.tasks.is_quiet:
            self._dress_window()

    def _on_company_changed(self, company: Company) -> None:
        """Screens reckon and print with the company as it is: they are built anew on the changed one."""
        if self._at_work is not None:
            self._at_work = self._at_work.at(company)
            self._on_look_changed(self.appearance.look)

    def _dress_window(self) -> None:
        look, self._look_to_come = self._look_to_come, None
        if look is not None and self._at_work is not None:
            self._at_work.dress(look)
