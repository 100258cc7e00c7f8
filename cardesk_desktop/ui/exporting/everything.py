"""Everything on its way into one ZIP: a moment of the database, and then only an io thread of its own."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from cardesk_desktop.domain.errors import Refused, Unavailable
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.operations.backing_up import end_backup
from cardesk_desktop.operations.exporting_everything.asking import begin_export_of_everything
from cardesk_desktop.operations.exporting_everything.progress import Progress
from cardesk_desktop.operations.exporting_everything.writing import EverythingWritten, write_everything
from cardesk_desktop.store.backups.making import BackupOrder
from cardesk_desktop.store.private_copy import PrivateCopy
from cardesk_desktop.ui.tasks import Tasks
from cardesk_desktop.ui.unfinished import LongWork

LOOK_EVERY_MS = 200
_ONCE = "export everything"


class EverythingErrand(QObject):
    """One export at a time. It outlives the section that began it, and any change of the look."""

    changed = Signal()
    """It began or ended."""
    progressed = Signal(int, int)
    """Steps done, of how many."""
    written = Signal(object)
    """`EverythingWritten`: the file is in its place."""
    stopped = Signal()
    """It was cancelled, and nothing was saved."""

    def __init__(self, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._progress = Progress()
        self.is_running = False
        self._long: LongWork | None = None
        self.last: EverythingWritten | None = None
        """The last file since the program was started."""
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY_MS)
        self._timer.timeout.connect(self._look)
        application = QCoreApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self.cancel)

    def start(self, path: Path, first: Phrasebook, staff_id: UUID, *, has_papers: bool) -> None:
        """Begin, if this person may. `first` is the language that stands first in the README."""

        def copy(order: BackupOrder) -> None:
            self._copy(order, path, first, has_papers=has_papers)

        self._tasks.run(begin_export_of_everything, on_done=copy, owner=self, once=_ONCE, staff_id=staff_id)

    def cancel(self) -> None:
        """Stop soon, and leave no file."""
        self._progress.is_cancelled = True

    def _copy(self, order: BackupOrder, path: Path, first: Phrasebook, *, has_papers: bool) -> None:
        self._progress = Progress()
        title = first.context("do it", "Export everything")
        self._long = self._tasks.unfinished.begin(title, self.cancel)
        self.is_running = True
        self._timer.start()
        self.changed.emit()

        def write(copy: PrivateCopy) -> None:
            self._write(copy, path, first, has_papers=has_papers)

        self._tasks.run_io(
            PrivateCopy,
            on_done=write,
            on_refused=self._fail,
            on_unavailable=self._fail,
            on_settled=self._release,
            owner=self,
            order=order,
        )

    def _release(self) -> None:
        self._tasks.run(end_backup)

    def _write(self, copy: PrivateCopy, path: Path, first: Phrasebook, *, has_papers: bool) -> None:
        self._tasks.run_io(
            write_everything,
            on_done=self._finish,
            on_refused=self._fail,
            on_unavailable=self._fail,
            owner=self,
            copy=copy,
            path=path,
            first=first,
            progress=self._progress,
            has_papers=has_papers,
        )

    def _look(self) -> None:
        self.progressed.emit(self._progress.done, self._progress.total)

    def _finish(self, made: EverythingWritten | None) -> None:
        self.last = made or self.last
        self._end()
        if made is None:
            self.stopped.emit()
        else:
            self.written.emit(made)

    def _fail(self, error: Refused | Unavailable) -> None:
        self._end()
        if isinstance(error, Refused):
            self._tasks.refused.emit(error)
        else:
            self._tasks.unavailable.emit(error)

    def _end(self) -> None:
        self.is_running = False
        long, self._long = self._long, None
        if long is not None:
            self._tasks.unfinished.end(long)
        self._timer.stop()
        self.changed.emit()
