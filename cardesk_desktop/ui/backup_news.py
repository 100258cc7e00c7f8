"""A shop that sells and has no place for backups is told so: those who can choose one, once at each start."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QObject

from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.operations.missing_backups import misses_backups
from cardesk_desktop.ui.backup_keeper import BackupKeeper
from cardesk_desktop.ui.main_window import MainWindow
from cardesk_desktop.ui.navigator import Action
from cardesk_desktop.ui.requests import OpenSettings
from cardesk_desktop.ui.tasks import Tasks

SECTION = "backup"


class BackupNews(QObject):
    """Belongs to the window. Asked at each look of the keeper, until it was told."""

    def __init__(
        self,
        keeper: BackupKeeper,
        window: MainWindow,
        tasks: Tasks,
        acting: Callable[[], UUID],
        phrases: Phrasebook,
    ) -> None:
        super().__init__(window)
        self._window, self._tasks, self._acting = window, tasks, acting
        self.phrases = phrases
        """In the language of the screen, which may change."""
        self._is_told = False
        keeper.placeless.connect(self._ask_who_is_here)

    def _ask_who_is_here(self) -> None:
        # What is said already, and who pays, comes first. There is another look soon.
        if not self._is_told and self._window.has_time_for_news:
            self._tasks.run(misses_backups, on_done=self._tell, owner=self, member_id=self._acting())

    def _tell(self, is_for_them: bool) -> None:
        if not (is_for_them and self._window.has_time_for_news):
            return
        _ = self.phrases
        self._is_told = True
        choose = Action(_("Choose a folder"), self._open_settings, holds_anywhere=True)
        text = _(
            "This computer makes no backups, since no folder is chosen for them. "
            "Choose one on a USB stick or another computer."
        )
        self._window.frame.banner.say(text, action=choose)

    def _open_settings(self) -> None:
        self._window.frame.banner.clear()
        self._window.ask(OpenSettings(SECTION))
