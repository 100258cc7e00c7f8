"""The field for the owner's recovery code: groups it while it is typed, and tells an error at once."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.recovery_code import LENGTH, grouped, read_recovery_code, typed_characters
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.ui.errors import sentence
from cardesk_desktop.ui.theme import Theme
from cardesk_desktop.ui.widgets.fields import TextField


class RecoveryCodeField(TextField):
    """Small letters, Arabic digits and look-alikes turn into what stands on the sheet."""

    def __init__(self, theme: Theme, phrases: Phrasebook, parent: QWidget | None = None) -> None:
        super().__init__(
            theme,
            phrases("Recovery code"),
            hint=phrases("It is on the sheet printed when it was made: seven groups of four."),
            is_latin=True,
            parent=parent,
        )
        self._phrases = phrases
        self.editor.textEdited.connect(self._on_typed)

    def read(self) -> str | None:
        """The code, or None when it is not whole; what is wrong stands below the field then."""
        try:
            return read_recovery_code(self.text)
        except Refused as refusal:
            self.refuse(refusal)
            return None

    def refuse(self, refusal: Refused) -> None:
        """Say what is wrong with the code."""
        self.set_error(sentence(self._phrases, refusal))

    def _on_typed(self, text: str) -> None:
        characters = typed_characters(text)
        if self.editor.cursorPosition() == len(text):
            self.editor.setText(grouped(characters))
        try:
            read_recovery_code(text)
        except Refused as refusal:
            # What is still being typed is not wrong yet.
            if refusal.code is not Code.RECOVERY_CODE_INCOMPLETE or len(characters) > LENGTH:
                self.refuse(refusal)
