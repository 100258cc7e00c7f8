"""Where the account service is: asked for only where nobody named it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal

from cardesk_desktop.domain.errors import Refused
from cardesk_desktop.sync.service_place import read_address
from cardesk_desktop.ui.errors import sentence
from cardesk_desktop.ui.preferences import Preferences
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.sync_desk import SyncDesk
from cardesk_desktop.ui.widgets.fields import TextField


class ServiceAddress(TextField):
    """Keeps what was typed in the settings of this computer, when the person leaves the field."""

    kept = Signal()
    """The address is another than it was."""

    def __init__(self, look: Look, sync: SyncDesk, preferences: Preferences) -> None:
        _ = look.phrases
        super().__init__(
            look.theme,
            _("Address of the account service"),
            placeholder="https://",
            hint=_("Whoever installed the service knows it."),
            is_latin=True,
        )
        self._look, self._sync, self._preferences = look, sync, preferences
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
        self._preferences.change(replace(self._preferences.settings, service_address=address))
        self.kept.emit()

    def follow(self) -> None:
        """Be there only where nobody named an address."""
        self.setVisible(not self._sync.address)
