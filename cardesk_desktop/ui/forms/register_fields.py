"""The register's name and code, and what the code makes of the numbers on papers."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cardesk_desktop.directions import left_to_right
from cardesk_desktop.domain.errors import Refused
from cardesk_desktop.domain.numbering import DocumentKind, Series
from cardesk_desktop.operations.company_form import read_register_code
from cardesk_desktop.ui.forms.beside import say_beside
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.theme import TextSize, Tone
from cardesk_desktop.ui.widgets.card import Card
from cardesk_desktop.ui.widgets.fields import LabelledField, TextField
from cardesk_desktop.ui.widgets.labels import Text


class RegisterFields(QWidget):
    """With `sequence` the number of the next invoice is shown; a code that is fixed can only be read."""

    edited = Signal()
    submitted = Signal()

    def __init__(
        self, look: Look, name: str, code: str, *, incarnation: str, sequence: int = 1, is_fixed: bool = False
    ) -> None:
        super().__init__()
        _, theme = look.phrases, look.theme
        self._phrases, self._incarnation, self._sequence = _, incarnation, sequence
        hint = _("Where it is, such as Front desk.")
        self.name = TextField(theme, _("Name of the register"), hint=hint)
        code_hint = (
            _("Documents already carry this code, so it stays.")
            if is_fixed
            else _("One to six Latin letters and digits. Every register of yours needs another one.")
        )
        self.code = TextField(theme, _("Code"), hint=code_hint, is_latin=True)
        self.code.editor.setReadOnly(is_fixed)
        self.name.set_text(name)
        self.code.set_text(code)
        self._number = Text(theme, "", size=TextSize.LARGE, is_bold=True)
        paper = Card(theme, padding=theme.space.two, is_flat=True)
        words_above = _("The next invoice will have the number")
        paper.content.addWidget(Text(theme, words_above, size=TextSize.SMALL, tone=Tone.MUTED))
        paper.content.addWidget(self._number)
        row = QHBoxLayout()
        row.setSpacing(theme.space.three)
        row.addWidget(self.name, 3, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.code, 2, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space.two)
        column.addLayout(row)
        column.addWidget(paper)
        self._show_number()
        for field in (self.name, self.code):
            field.changed.connect(self._on_changed)
            field.submitted.connect(self.submitted)

    @property
    def fields(self) -> Mapping[str, LabelledField]:
        """By the names that refusals carry."""
        return {"name": self.name, "code": self.code}

    def refuse(self, refusal: Refused) -> bool:
        """Say beside the field what is wrong; False when it is about none of these."""
        return say_beside(self.fields, self._phrases, refusal)

    def _on_changed(self) -> None:
        self._show_number()
        self.edited.emit()

    def _show_number(self) -> None:
        try:
            code = read_register_code(self.code.text)
        except Refused:
            self._number.setText("…")
            return
        number = Series(code, self._incarnation, DocumentKind.INVOICE).number(self._sequence)
        self._number.setText(left_to_right(number))
