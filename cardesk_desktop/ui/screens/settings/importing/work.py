"""What the import asks of files and of the database, and how far it is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal

from cardesk_desktop.documents.sheets.reading.csv_file import Encoding
from cardesk_desktop.documents.sheets.reading.opening import read_sheet
from cardesk_desktop.documents.sheets.reading.sheet import IncomingSheet
from cardesk_desktop.domain.changes import Outcome
from cardesk_desktop.domain.errors import Code, Refused, Unavailable
from cardesk_desktop.domain.importing.report import ImportPlan
from cardesk_desktop.operations.importing.taking_in import ImportRun, advance_import
from cardesk_desktop.operations.importing.undoing import UndoRun, advance_undo
from cardesk_desktop.ui.screens.settings.importing.slices import Run, Slices
from cardesk_desktop.ui.tasks import Tasks

R = TypeVar("R", bound=Run)

_LOOK_EVERY_MS = 100


class ImportWork(QObject):
    """One list at a time. Every answer comes as a signal; what is refused comes as `refused`."""

    opened = Signal(object)
    """The `IncomingSheet` of the file."""
    letters_unknown = Signal()
    """The file is not Unicode: somebody has to say how it was written."""
    tried = Signal(object)
    """The `ImportReport` of a trial."""
    taken = Signal(object)
    """The `ImportBatch` of an import."""
    undone = Signal(object)
    """The `ImportUndone` of one that was taken back."""
    progressed = Signal(int, int)
    refused = Signal(object)
    """`Refused` or `Unavailable`."""

    def __init__(self, tasks: Tasks, acting: Callable[[], UUID], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks, self._acting = tasks, acting
        self._run: Run | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_EVERY_MS)
        self._timer.timeout.connect(self._look)

    def open(self, path: Path, encoding: Encoding = Encoding.UNICODE) -> None:
        """Read a file beside the window."""
        self._tasks.run_io(
            read_sheet,
            path=path,
            encoding=encoding,
            on_done=self._on_opened,
            on_refused=self._on_unreadable,
            on_unavailable=self._on_error,
            once="read a list",
            owner=self,
        )

    def attempt(self, sheet: IncomingSheet, plan: ImportPlan) -> None:
        """Find out what would become of every row."""
        self._start(advance_import, ImportRun(sheet, plan, is_trial=True), self._on_tried)

    def take(self, sheet: IncomingSheet, plan: ImportPlan) -> None:
        """Take the list in."""
        self._start(advance_import, ImportRun(sheet, plan), self._on_taken)

    def undo(self, batch_id: UUID) -> None:
        """Take an import back."""
        self._start(advance_undo, UndoRun(batch_id), self._on_undone)

    def _start(self, operation: Callable[..., Outcome[R]], run: R, on_through: Callable[[R], None]) -> None:
        slices = Slices(self._tasks, operation, run, self._acting())
        slices.through.connect(on_through)
        slices.failed.connect(self._on_error)
        slices.settled.connect(self._timer.stop)
        if slices.begin():
            self._run = run
            self._timer.start()
        else:
            slices.deleteLater()
            self._on_error(Refused(Code.IMPORT_UNDER_WAY))

    def _look(self) -> None:
        if self._run is not None and self._run.total:
            self.progressed.emit(self._run.done, self._run.total)

    def _on_opened(self, sheet: IncomingSheet) -> None:
        self.opened.emit(sheet)

    def _on_unreadable(self, refused: Refused) -> None:
        if refused.code is Code.SHEET_ENCODING_UNKNOWN:
            self.letters_unknown.emit()
        else:
            self.refused.emit(refused)

    def _on_tried(self, run: ImportRun) -> None:
        self.tried.emit(run.report)

    def _on_taken(self, run: ImportRun) -> None:
        self.taken.emit(run.batch)

    def _on_undone(self, run: UndoRun) -> None:
        self.undone.emit(run.undone)

    def _on_error(self, error: Refused | Unavailable) -> None:
        self.refused.emit(error)
