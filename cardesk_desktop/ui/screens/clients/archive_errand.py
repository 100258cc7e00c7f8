"""One client's data on its way into a ZIP, on an io thread; what takes longer shows how far it is."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from time import monotonic

from PySide6.QtCore import QObject, QTimer, Signal

from cardesk_desktop.domain.errors import Refused, Unavailable
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.operations.client_archive import write_client_archive
from cardesk_desktop.operations.exporting_client import ClientExport
from cardesk_desktop.operations.exporting_everything.progress import Progress
from cardesk_desktop.ui.navigator import Window
from cardesk_desktop.ui.tasks import Tasks
from cardesk_desktop.ui.theme import Theme
from cardesk_desktop.ui.widgets.panel_content import PanelContent
from cardesk_desktop.ui.widgets.progress import ProgressPanel

SHOWN_AFTER_MS = 1_000
LOOK_EVERY_MS = 200


class ArchiveErrand(QObject):
    """Begins when it is made. Closing its panel stops nothing."""

    saved = Signal()
    """The file is in its place."""
    failed = Signal(object)
    """`Refused` or `Unavailable`: nothing was saved."""
    ended = Signal()
    """One way or another; after the others, and when it was cancelled."""

    def __init__(
        self,
        theme: Theme,
        phrases: Phrasebook,
        tasks: Tasks,
        window: Window,
        export: ClientExport,
        path: Path,
        parent: QObject,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        super().__init__(parent)
        self._theme, self._, self._tasks, self._window, self._clock = theme, phrases, tasks, window, clock
        self._title = phrases("Save all data of {name}", name=export.client.name)
        self._progress = Progress()
        self.panel: PanelContent | None = None
        """How far it is; None while it is not shown."""
        self._bar: ProgressPanel | None = None
        self._long = tasks.unfinished.begin(self._title, self.cancel)
        self._look = QTimer(self)
        self._look.setInterval(SHOWN_AFTER_MS)
        self._look.timeout.connect(self._show)
        self._look.start()
        tasks.run_io(
            partial(write_client_archive, export, path, self._progress),
            on_done=self._finish,
            on_refused=self._fail,
            on_unavailable=self._fail,
            owner=self,
        )

    def cancel(self) -> None:
        """Stop soon, and leave no file."""
        self._progress.is_cancelled = True

    def _show(self) -> None:
        self._look.setInterval(LOOK_EVERY_MS)
        if self._bar is None:
            self._bar = ProgressPanel(self._theme, self._, self._title, self._clock)
            self._bar.cancelled.connect(self.cancel)
            self.panel = PanelContent(self._theme)
            self.panel.body.addWidget(self._bar)
            self.panel.body.addStretch(1)
            self._window.open_panel(
                self.panel, self._title, first_focus=self._bar.cancel, on_closed=self._on_closed
            )
        self._bar.set_progress(self._progress.done, self._progress.total)

    def _on_closed(self) -> None:
        self._look.stop()
        self._bar = self.panel = None

    def _finish(self, is_saved: bool) -> None:
        self._end()
        if is_saved:
            self.saved.emit()
        self.ended.emit()

    def _fail(self, error: Refused | Unavailable) -> None:
        self._end()
        self.failed.emit(error)
        self.ended.emit()

    def _end(self) -> None:
        self._look.stop()
        self._tasks.unfinished.end(self._long)
        if self.panel is not None:
            self._window.close_panel()
