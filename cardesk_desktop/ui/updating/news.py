"""What is told of new versions without being asked: shortly, and to those who can do something about it."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QObject

from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.operations.updating import may_update
from cardesk_desktop.ui.main_window import MainWindow
from cardesk_desktop.ui.navigator import Action, Loudness
from cardesk_desktop.ui.requests import OpenSettings
from cardesk_desktop.ui.tasks import Tasks
from cardesk_desktop.ui.updating.desk import UpdateDesk
from cardesk_desktop.updates.pointer import Fallen

SECTION = "about"


class UpdateNews(QObject):
    """Belongs to the window."""

    def __init__(
        self,
        updates: UpdateDesk,
        window: MainWindow,
        tasks: Tasks,
        acting: Callable[[], UUID],
        phrases: Phrasebook,
    ) -> None:
        super().__init__(window)
        self._window, self._tasks, self._acting = window, tasks, acting
        self.phrases = phrases
        """In the language of the screen, which may change."""
        updates.became_ready.connect(self._ask_who_is_here)
        updates.fell_back.connect(self._tell_fallen)

    def _ask_who_is_here(self) -> None:
        self._tasks.run(may_update, on_done=self._tell_ready, owner=self, member_id=self._acting())

    def _tell_ready(self, is_for_them: bool) -> None:
        _ = self.phrases
        if is_for_them:
            onward = Action(_("What is new"), lambda: self._window.ask(OpenSettings(SECTION)))
            text = _("A new version of CarDesk is ready.")
            self._window.frame.toast.say(text, loudness=Loudness.INFO, onward=onward)

    def _tell_fallen(self, fallen: Fallen) -> None:
        """To everybody, once: they have seen that the start took longer."""
        _ = self.phrases
        text = _(
            "The new version {version} did not start on this computer. CarDesk works on with the one before, "
            "and nothing was lost.",
            version=str(fallen.version),
        )
        self._window.frame.banner.say(text, loudness=Loudness.INFO)
