"""The languages of the papers and the text at their foot."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cardesk_desktop.domain.errors import Refused
from cardesk_desktop.i18n import LANGUAGES
from cardesk_desktop.operations.company_form import PapersForm
from cardesk_desktop.ui import words
from cardesk_desktop.ui.forms.beside import say_beside
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.widgets.choice import Choice
from cardesk_desktop.ui.widgets.fields import LabelledField, NoteField
from cardesk_desktop.ui.widgets.select_field import SelectField


class PapersFields(QWidget):
    """What is chosen is kept by whoever shows the fields."""

    edited = Signal()

    def __init__(self, look: Look, form: PapersForm, *, with_footer: bool = True) -> None:
        super().__init__()
        _, theme = look.phrases, look.theme
        self._phrases = _
        spoken = [Choice(language.code, language.name) for language in LANGUAGES]
        self.language = SelectField(theme, _("Language of documents"), spoken)
        second = [Choice("", _("None")), *spoken]
        self.second_language = SelectField(theme, _("Second language"), second)
        hint = _("Below the total: opening hours, thanks, a bank account.")
        self.footer = NoteField(theme, words.field(_, "footer"), hint=hint, lines=3)
        row = QHBoxLayout()
        row.setSpacing(theme.space.three)
        row.addWidget(self.language, 1)
        row.addWidget(self.second_language, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space.two)
        column.addLayout(row)
        column.addWidget(self.footer)
        self.footer.setVisible(with_footer)
        self.fill(form)
        for field in (self.language, self.second_language, self.footer):
            field.changed.connect(self._on_changed)

    @property
    def form(self) -> PapersForm:
        """What was chosen and typed."""
        return PapersForm(str(self.language.value), str(self.second_language.value), self.footer.text)

    def fill(self, form: PapersForm) -> None:
        """Show what papers say."""
        self.language.set_value(form.language)
        self.second_language.set_value(form.second_language)
        self.footer.set_text(form.footer)

    def refuse(self, refusal: Refused) -> bool:
        """Say beside the field what is wrong; False when it is about none of these."""
        fields: Mapping[str, LabelledField] = {
            "language": self.language,
            "second_language": self.second_language,
            "footer": self.footer,
        }
        return say_beside(fields, self._phrases, refusal)

    def _on_changed(self) -> None:
        self.second_language.clear_error()
        self.edited.emit()
