"""The settings of this computer while the program runs: changed live, written behind the screen."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from cardesk_desktop.domain.errors import Unavailable
from cardesk_desktop.settings import Settings, SettingsFile
from cardesk_desktop.ui.tasks import Tasks

AGAIN_AFTER_MS = 60_000
"""A disk that was full may have room a minute later."""


class Preferences(QObject):
    """What the person chose. A change is effective at once and saved behind the screen.

    What could not be written is tried again until it is: a choice made on a full disk is not forgotten.
    """

    changed = Signal()

    def __init__(
        self,
        settings: Settings,
        file: SettingsFile,
        tasks: Tasks,
        parent: QObject | None = None,
        *,
        again_after_ms: int = AGAIN_AFTER_MS,
    ) -> None:
        super().__init__(parent)
        self._settings, self._file, self._tasks = settings, file, tasks
        self._is_saving = self._is_told = False
        self._saved = self._tried = settings
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(again_after_ms)
        self._again.timeout.connect(self._save)

    @property
    def settings(self) -> Settings:
        """The settings as they are now."""
        return self._settings

    def change(self, settings: Settings) -> None:
        """Take other settings. A disk that cannot be written to is told once by `Tasks.unavailable`."""
        if settings != self._settings:
            self._settings = settings
            self._is_told = False
            self._save()
            self.changed.emit()

    def _save(self) -> None:
        if self._is_saving or self._saved == self._settings:
            return
        self._again.stop()
        self._tried = self._settings
        self._is_saving = self._tasks.run_io(
            self._file.save,
            settings=self._tried,
            owner=self,
            on_done=partial(self._on_saved, self._tried),
            on_unavailable=self._on_unavailable,
            on_settled=self._on_settled,
        )

    def _on_saved(self, written: Settings, _nothing: None) -> None:
        self._saved = written

    def _on_unavailable(self, error: Unavailable) -> None:
        self._again.start()
        if not self._is_told:
            self._is_told = True
            self._tasks.unavailable.emit(error)

    def _on_settled(self) -> None:
        # Changes that came while the file was being written go into the next writing.
        self._is_saving = False
        if self._tried != self._settings:
            self._save()
