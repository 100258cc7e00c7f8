"""The settings of this computer while the program runs: changed live, written behind the screen."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from cardesk_desktop.settings import Settings, SettingsFile
from cardesk_desktop.ui.tasks import Tasks


class Preferences(QObject):
    """What the person chose. A change is effective at once and saved behind the screen."""

    changed = Signal()

    def __init__(
        self, settings: Settings, file: SettingsFile, tasks: Tasks, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._settings, self._file, self._tasks = settings, file, tasks
        self._is_saving = False
        self._saved = settings

    @property
    def settings(self) -> Settings:
        """The settings as they are now."""
        return self._settings

    def change(self, settings: Settings) -> None:
        """Take other settings. A disk that cannot be written to is told by `Tasks.unavailable`."""
        if settings != self._settings:
            self._settings = settings
            self._save()
            self.changed.emit()

    def _save(self) -> None:
        if self._is_saving or self._saved == self._settings:
            return
        self._saved = self._settings
        self._is_saving = self._tasks.run_io(
            self._file.save, settings=self._settings, owner=self, on_settled=self._on_saved
        )

    def _on_saved(self) -> None:
        # Changes that came while the file was being written go into the next writing.
        self._is_saving = False
        self._save()
