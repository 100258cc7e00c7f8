"""One list on its way into a file: asked for, read, written, put in place; or given up without a trace."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Generic, TypeVar
from uuid import UUID
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, Signal

from cardesk_desktop.documents.sheets import Sheet, SheetFormat, SheetWriter, open_sheet
from cardesk_desktop.domain.errors import Refused, Unavailable
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.operations.exporting_lists import begin_export
from cardesk_desktop.store.views import Page
from cardesk_desktop.ui.exporting.chunks import CHUNK, Chunks
from cardesk_desktop.ui.exporting.listing import ListExport
from cardesk_desktop.ui.navigator import Loudness, Notices
from cardesk_desktop.ui.tasks import Tasks
from cardesk_desktop.ui.unfinished import LongWork

T = TypeVar("T")
S = TypeVar("S")


class ExportErrand(QObject, Generic[T]):
    """Reads on the database's thread and writes on another, by turns; the next sale goes in between.

    It lives as long as it is under way, whatever becomes of the screen that began it.
    """

    started = Signal()
    """The person may, and the first row is being read."""
    progressed = Signal(int, int)
    """Rows read, of how many."""
    ended = Signal()
    """The file is there, or nothing of it is."""

    def __init__(self, tasks: Tasks, notices: Notices, phrases: Phrasebook, what: ListExport[T]) -> None:
        super().__init__()
        self._tasks, self._notices, self._, self._what = tasks, notices, phrases, what
        self._chunks = Chunks(what.key)
        self._writer: SheetWriter | None = None
        self._path = Path()
        self._steps = 0
        self._written = 0
        self._is_cancelled = self._is_finished = False
        self._long: LongWork | None = None

    @property
    def is_under_way(self) -> bool:
        """True from the first row on until the file is there, or nothing of it is."""
        return self._long is not None

    @property
    def title(self) -> str:
        """What the list is called."""
        return self._what.title

    def start(
        self,
        path: Path,
        kind: SheetFormat,
        time_zone: ZoneInfo,
        staff_id: UUID,
        *,
        on_answered: Callable[[], None],
    ) -> None:
        """Begin, if this person may; `on_answered` is called when that is known."""
        self._path = path
        sheet = Sheet(self._what.title, self._what.head, time_zone, is_rtl=self._.language.is_rtl)
        self._tasks.run(
            begin_export,
            on_done=lambda _: self._begin(kind, sheet),
            on_settled=on_answered,
            owner=self,
            staff_id=staff_id,
            name=self._what.name,
            count=self._what.total,
            shown_with=self._what.shown_with,
        )

    def cancel(self) -> None:
        """Stop with the chunk that is under way, and leave no file."""
        self._is_cancelled = True

    def _begin(self, kind: SheetFormat, sheet: Sheet) -> None:
        self._long = self._tasks.unfinished.begin(self.title, self.cancel)
        self.started.emit()
        self._run_io(partial(open_sheet, self._path, kind, sheet), self._on_opened)

    def _on_opened(self, writer: SheetWriter) -> None:
        self._writer = writer
        self._ask(writer)

    def _ask(self, writer: SheetWriter) -> None:
        if self._is_cancelled:
            return
        call = partial(self._what.operation, offset=self._chunks.offset, limit=CHUNK, **self._what.arguments)
        self._steps += 1
        self._tasks.run(
            call,
            on_done=partial(self._on_read, writer),
            on_refused=self._on_failed,
            on_unavailable=self._on_failed,
            on_settled=self._settle,
            owner=self,
        )

    def _on_read(self, writer: SheetWriter, page: Page[T]) -> None:
        if self._is_cancelled:
            return
        rows = self._chunks.take(page)
        self._written += len(rows)
        self.progressed.emit(self._chunks.offset, self._chunks.total)
        self._run_io(partial(self._write, writer, rows), lambda _: self._on_written(writer))

    def _on_written(self, writer: SheetWriter) -> None:
        if not self._is_finished:
            self._ask(writer)

    def _write(self, writer: SheetWriter, rows: Sequence[T]) -> None:
        """On an io thread. The last chunk ends the file."""
        writer.add(map(self._what.row, rows))
        if self._chunks.is_done and not self._is_cancelled:
            writer.finish()
            self._is_finished = True

    def _run_io(self, work: Callable[[], S], on_done: Callable[[S], None]) -> None:
        self._steps += 1
        self._tasks.run_io(
            work,
            on_done=on_done,
            on_refused=self._on_failed,
            on_unavailable=self._on_failed,
            on_settled=self._settle,
            owner=self,
        )

    def _on_failed(self, error: Refused | Unavailable) -> None:
        self._notices.explain(error)

    def _settle(self) -> None:
        """A step has ended; the next one began before, if there is one."""
        self._steps -= 1
        if self._steps:
            return
        _ = self._
        if self._is_finished:
            file, count = self._path.name, self._written
            saved = _.plural("{n} row saved as {file}.", "{n} rows saved as {file}.", count, file=file)
            self._notices.toast(saved)
        elif self._is_cancelled:
            self._notices.toast(_("Export stopped. Nothing was saved."), loudness=Loudness.INFO)
        if self._writer is None or self._is_finished:
            self._end()
        else:
            self._tasks.run_io(self._writer.abandon, on_settled=self._end)

    def _end(self) -> None:
        """Nothing is written any more: the till may close."""
        long, self._long = self._long, None
        self.ended.emit()
        if long is not None:
            self._tasks.unfinished.end(long)
