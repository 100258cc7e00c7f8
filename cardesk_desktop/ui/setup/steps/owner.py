"""The owner: a name, and a PIN typed twice. The PIN is kept nowhere until the shop is opened."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget
from typing_extensions import override

from cardesk_desktop.domain.errors import Refused
from cardesk_desktop.domain.pin import LONGEST, SHORTEST, folded, new_pin
from cardesk_desktop.domain.text import one_line
from cardesk_desktop.ui.forms.beside import say_beside
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.setup.session import Answers, SetupMeans
from cardesk_desktop.ui.setup.step import StepBody
from cardesk_desktop.ui.theme import TextSize, Tone
from cardesk_desktop.ui.widgets.fields import LabelledField, TextField
from cardesk_desktop.ui.widgets.labels import Text


class OwnerStep(StepBody):
    """Everybody else is taken on later, in the settings."""

    def __init__(self, look: Look, means: SetupMeans, answers: Answers) -> None:
        super().__init__(look, means, answers)
        _, theme = look.phrases, look.theme
        self.name = TextField(theme, _("Your name"), hint=_("As the staff call you."))
        hint = _("{shortest} to {longest} digits", shortest=SHORTEST, longest=LONGEST)
        self.pin = self._secret(TextField(theme, _("PIN"), hint=hint, is_latin=True))
        self.again = self._secret(TextField(theme, _("The same PIN again"), is_latin=True))
        row = QHBoxLayout()
        row.setSpacing(theme.space.three)
        row.addWidget(self.pin, 1, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.again, 1, Qt.AlignmentFlag.AlignTop)
        self.column.addWidget(self.name)
        self.column.addLayout(row)
        note = _("The PIN is stored so that nobody can read it. Do not use the one of your bank card.")
        self.column.addWidget(Text(theme, note, size=TextSize.SMALL, tone=Tone.MUTED, is_wrapping=True))
        self.name.set_text(answers.founding.owner_name)
        self.pin.set_text(answers.pin)
        self.again.set_text(answers.pin)
        for field in (self.name, self.pin, self.again):
            field.changed.connect(lambda _: self.edited.emit())
        self.name.submitted.connect(self.pin.setFocus)
        self.pin.submitted.connect(self.again.setFocus)
        self.again.submitted.connect(self.finished)

    @override
    def take(self) -> None:
        self.answers.founding = replace(self.answers.founding, owner_name=self.name.text)
        self.answers.pin = ""
        if folded(self.pin.text) == folded(self.again.text):
            self.answers.pin = self.pin.text

    @override
    def check(self) -> bool:
        _ = self.look.phrases
        fields: Mapping[str, LabelledField] = {"name": self.name, "pin": self.pin}
        try:
            one_line(self.name.text, field="name", is_needed=True)
            new_pin(self.pin.text)
        except Refused as refusal:
            say_beside(fields, _, refusal)
            return False
        if folded(self.pin.text) != folded(self.again.text):
            self.again.set_error(_("The two are not the same. Type the PIN once more."))
            self.again.editor.selectAll()
            self.again.setFocus()
            return False
        return True

    @override
    def first_focus(self) -> QWidget:
        return self.pin if self.name.text and not self.pin.text else self.name

    def _secret(self, field: TextField) -> TextField:
        field.editor.setEchoMode(QLineEdit.EchoMode.Password)
        field.editor.setMaxLength(LONGEST)
        field.editor.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly | Qt.InputMethodHint.ImhHiddenText)
        return field
