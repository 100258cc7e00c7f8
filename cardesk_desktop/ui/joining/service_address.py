"""Where the account service is: asked for only where nobody named it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal

from cardesk_desktop.domain.errors import Refused
from cardesk_desktop.sync.service_place import read_address
from cardesk_desktop.ui.errors import sentence
from cardesk_desktop.ui.preferences import Preferences
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.sync_desk import SyncDesk
from cardesk_desktop.ui.widgets.fields import TextField

Allow = Callable[[Callable[[], None]], object]
"""Does what it is given once somebody who may has allowed it; nothing, where nobody does."""


class ServiceAddress(TextField):
    """Keeps what was typed in the settings of this computer, when the person leaves the field."""

    kept = Signal()
    """The address is another than it was."""

    def __init__(
        self, look: Look, sync: SyncDesk, preferences: Preferences, allow: Allow | None = None
    ) -> None:
        """Without `allow` it is the first day: nobody is there yet who would have to be asked."""
        _ = look.phrases
        super().__init__(
            look.theme,
            _("Address of the account service"),
            placeholder="https://",
            hint=_("Whoever installed the service knows it."),
            is_latin=True,
        )
        self._look, self._sync, self._preferences, self._allow = look, sync, preferences, allow
        self.submitted.connect(self.keep)
        self.editor.editingFinished.connect(self.keep)

    def keep(self) -> None:
        """Take what was typed; say beside it when it is no address."""
        typed = self.text
        if not typed.strip():
            return
        try:
            address = read_address(typed)
        except Refused as refusal:
            self.set_error(sentence(self._look.phrases, refusal))
            return
        if self._allow is None:
            self._take(address)
        elif address != self._preferences.settings.service_address:
            self._allow(partial(self._take, address))

    def _take(self, address: str) -> None:
        self._preferences.change(replace(self._preferences.settings, service_address=address))
        self.kept.emit()

    def follow(self) -> None:
        """Be there only where nobody named an address."""
        self.setVisible(not self._sync.address)
