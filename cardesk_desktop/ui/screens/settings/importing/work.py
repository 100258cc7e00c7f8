"""What the import asks of files and of the database, and how far it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal

from cardesk_desktop.documents.sheets.reading.csv_file import Encoding
from cardesk_desktop.documents.sheets.reading.opening import read_sheet
from cardesk_desktop.documents.sheets.reading.sheet import IncomingSheet
from cardesk_desktop.domain.errors import Code, Refused, Unavailable
from cardesk_desktop.domain.importing.batch import ImportBatch
from cardesk_desktop.domain.importing.report import ImportPlan, ImportReport
from cardesk_desktop.operations.importing.taking_in import take_in, try_import
from cardesk_desktop.operations.importing.undoing import ImportUndone, undo_import
from cardesk_desktop.ui.tasks import Tasks

_LOOK_EVERY_MS = 100


@dataclass(slots=True)
class Counted:
    """Written by the database thread, read by the window: two numbers that may be a step apart."""

    done: int = 0
    total: int = 0

    def __call__(self, done: int, total: int, /) -> None:
        """Note how far it is."""
        self.done, self.total = done, total


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
        self._counted = Counted()
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
        self._begin()
        self._tasks.run(
            try_import,
            staff_id=self._acting(),
            sheet=sheet,
            plan=plan,
            steps=self._counted,
            on_done=self._on_tried,
            on_refused=self._on_error,
            on_unavailable=self._on_error,
            on_settled=self._end,
            once="import",
            owner=self,
        )

    def take(self, sheet: IncomingSheet, plan: ImportPlan) -> None:
        """Take the list in."""
        self._begin()
        self._tasks.run(
            take_in,
            staff_id=self._acting(),
            sheet=sheet,
            plan=plan,
            steps=self._counted,
            on_done=self._on_taken,
            on_refused=self._on_error,
            on_unavailable=self._on_error,
            on_settled=self._end,
            once="import",
            owner=self,
        )

    def undo(self, batch_id: UUID) -> None:
        """Take an import back."""
        self._tasks.run(
            undo_import,
            staff_id=self._acting(),
            batch_id=batch_id,
            on_done=self._on_undone,
            on_refused=self._on_error,
            on_unavailable=self._on_error,
            once="import",
            owner=self,
        )

    def _begin(self) -> None:
        self._counted = Counted()
        self._timer.start()

    def _end(self) -> None:
        self._timer.stop()

    def _look(self) -> None:
        if self._counted.total:
            self.progressed.emit(self._counted.done, self._counted.total)

    def _on_opened(self, sheet: IncomingSheet) -> None:
        self.opened.emit(sheet)

    def _on_unreadable(self, refused: Refused) -> None:
        if refused.code is Code.SHEET_ENCODING_UNKNOWN:
            self.letters_unknown.emit()
        else:
            self.refused.emit(refused)

    def _on_tried(self, report: ImportReport) -> None:
        self.tried.emit(report)

    def _on_taken(self, batch: ImportBatch) -> None:
        self.taken.emit(batch)

    def _on_undone(self, undone: ImportUndone) -> None:
        self.undone.emit(undone)

    def _on_error(self, error: Refused | Unavailable) -> None:
        self.refused.emit(error)
