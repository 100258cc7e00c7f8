"""Two groups of the code are asked back: who has it on paper finds them in a moment."""

from __future__ import annotations

import secrets

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cardesk_desktop.domain.recovery_code import GROUP, typed_characters
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.widgets.fields import TextField
from cardesk_desktop.ui.widgets.labels import Text

_FIRST_HALF = 3
"""One group is asked from the first three, the other from the rest."""


class CodeQuestion(QWidget):
    """Ask for a code with `ask`; `check` says beside the field what is wrong."""

    submitted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._groups: list[str] = []
        self.fields: dict[int, TextField] = {}
        """By the place of the group, from 0."""
        _ = look.phrases
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.theme.space.two)
        asked = _("To be sure that you can read it, type these two groups from your sheet.")
        column.addWidget(Text(look.theme, asked, is_wrapping=True))
        self._row = QHBoxLayout()
        column.addLayout(self._row)
        self._row.setSpacing(look.theme.space.three)

    def ask(self, code: str) -> None:
        """Ask for two groups, others each time."""
        self._groups = code.split("-")
        for field in self.fields.values():
            self._row.removeWidget(field)
            field.hide()
            field.deleteLater()
        later = len(self._groups) - _FIRST_HALF
        places = (secrets.randbelow(_FIRST_HALF), _FIRST_HALF + secrets.randbelow(later))
        self.fields = {place: self._field(place) for place in places}
        first, second = self.fields.values()
        first.submitted.connect(second.setFocus)
        second.submitted.connect(self.submitted)

    def check(self) -> bool:
        """True when both groups are right."""
        _ = self._look.phrases
        for place, field in self.fields.items():
            if typed_characters(field.text) != self._groups[place]:
                field.set_error(_("This is not group {place}. Look at your sheet.", place=place + 1))
                field.editor.selectAll()
                field.setFocus()
                return False
        return True

    def _field(self, place: int) -> TextField:
        _, theme = self._look.phrases, self._look.theme
        field = TextField(theme, _("Group {place} of your code", place=place + 1), is_latin=True)
        field.editor.setMaxLength(GROUP + 2)
        field.editor.setFont(theme.font(is_bold=True))
        field.editor.setInputMethodHints(Qt.InputMethodHint.ImhNoPredictiveText)
        self._row.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
        return field
