"""A backup that was double-clicked: brought to where it can be put back, and put back by nobody but a person.

Who opens it proves first who they are, as for everything in the settings. Where there is no shop, or its
data cannot be opened, it is what a person would choose there. A program that runs already is told by macOS,
elsewhere by the second start.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget

from cardesk_desktop.domain.errors import Refused, Unavailable
from cardesk_desktop.ui.application import Application
from cardesk_desktop.ui.requests import OpenBackup
from cardesk_desktop.ui.starting.opening import MENDED_BY_BACKUP


class OpenedBackup(QObject):
    """One for a start of the program; `path` is the file that it was started with."""

    def __init__(
        self,
        qt: QApplication,
        path: Path | None,
        window: Callable[[], QWidget],
        choose: Callable[[Path], None],
        parent: QObject,
    ) -> None:
        """`choose` offers the file over the window in which there is no desk."""
        super().__init__(parent)
        self._path, self._window, self._choose = path, window, choose
        self._is_ready = False
        if isinstance(qt, Application):
            qt.file_opened.connect(self.take)

    def show(self) -> None:
        """The window is there: bring it the file, once."""
        self._is_ready = True
        path, self._path = self._path, None
        if path is None:
            return
        from cardesk_desktop.ui.main_window import MainWindow

        window = self._window()
        if not isinstance(window, MainWindow):
            self._choose(path)
            return
        ask = partial(window.ask, OpenBackup(path))
        if window.gate.screen is None:
            ask()
        else:
            window.gate.uncovered.connect(ask, Qt.ConnectionType.SingleShotConnection)

    def show_at_trouble(self, error: Refused | Unavailable) -> None:
        """The desk did not open: the file is offered where it helps."""
        if error.code in MENDED_BY_BACKUP:
            self.show()

    def take(self, path: Path | None) -> None:
        """Another one was opened while the program runs, or the program was started once more."""
        self._path = path
        window = self._window()
        window.raise_()
        window.activateWindow()
        if self._is_ready:
            self.show()
