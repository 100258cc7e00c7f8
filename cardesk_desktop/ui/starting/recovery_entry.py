"""What the start window shows when the key is gone from the keyring: the owner's code opens the data."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cardesk_desktop.domain.errors import Refused
from cardesk_desktop.ui.navigator import Action
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.theme import TextSize, Tone
from cardesk_desktop.ui.widgets.buttons import Button, ButtonKind
from cardesk_desktop.ui.widgets.labels import Text
from cardesk_desktop.ui.widgets.recovery_code_field import RecoveryCodeField


class RecoveryEntry(QWidget):
    """Why the till cannot open, the field for the code, and the way back to the keyring."""

    submitted = Signal(str)
    """A code whose characters fit together; whether it is the right one is found out below."""

    def __init__(self, look: Look, trouble: str, retry: Action) -> None:
        super().__init__()
        _, theme = look.phrases, look.theme
        column = QVBoxLayout(self)
        column.setSpacing(theme.space.two)
        column.addStretch(1)
        head = Text(theme, _("The till cannot open"), size=TextSize.LARGE, is_bold=True, is_wrapping=True)
        words = Text(theme, trouble, tone=Tone.MUTED, is_wrapping=True)
        way = _("With the owner's recovery code it opens again, with everything in it.")
        for part in (head, words, Text(theme, way, is_wrapping=True)):
            column.addWidget(part)
        self.field = RecoveryCodeField(theme, _)
        self.field.submitted.connect(self._submit)
        column.addWidget(self.field)
        self.open_button = Button(theme, _("Open with the code"), kind=ButtonKind.PRIMARY, icon="key-round")
        self.open_button.activated.connect(self._submit)
        again = Button(theme, retry.words)
        again.activated.connect(retry.run)
        row = QHBoxLayout()
        row.setSpacing(theme.space.one)
        row.addWidget(self.open_button)
        row.addWidget(again)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(2)
        self.setFocusProxy(self.field)

    def refuse(self, refusal: Refused) -> None:
        """The code is not the right one; it can be typed again."""
        self.open_button.set_busy(False)
        self.field.refuse(refusal)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _submit(self) -> None:
        code = self.field.read()
        if code is not None and not self.open_button.is_busy:
            self.open_button.set_busy(True)
            self.submitted.emit(code)
