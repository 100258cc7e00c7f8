"""The second step: which column means what. What the headings say is filled in already."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from cardesk_desktop.documents.sheets.reading.sheet import IncomingSheet
from cardesk_desktop.domain.importing.fields import FIELDS, NEEDED, ImportField, ImportKind
from cardesk_desktop.domain.importing.headings import guess_columns
from cardesk_desktop.domain.importing.report import ImportPlan, OnKnown
from cardesk_desktop.domain.money import Currency
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.screens.settings.card import SettingsCard
from cardesk_desktop.ui.screens.settings.importing.faces import currency_names, field_names, known_choices
from cardesk_desktop.ui.theme import Tone
from cardesk_desktop.ui.widgets.buttons import Button, ButtonKind
from cardesk_desktop.ui.widgets.choice import Choice
from cardesk_desktop.ui.widgets.labels import Text
from cardesk_desktop.ui.widgets.segmented import Segmented
from cardesk_desktop.ui.widgets.select_field import SelectField

_SAMPLES = 3
_LONGEST_SAMPLE = 24


class ColumnsCard(SettingsCard):
    """A row for each column of the file: its heading, what stands in it, and the field it fills."""

    try_asked = Signal()
    back_asked = Signal()

    def __init__(
        self, look: Look, sheet: IncomingSheet, kind: ImportKind, file_name: str, currency: Currency
    ) -> None:
        _, theme = look.phrases, look.theme
        super().__init__(theme, _("What the columns of {file} mean", file=file_name))
        self._look, self._kind, self._file_name = look, kind, file_name
        self._names = field_names(_)
        known = guess_columns(sheet.headings, kind, currency_names(currency))
        guessed = {column: of for of, column in known.items()}
        choices = [Choice(None, _("Not imported")), *(Choice(of, self._words(of)) for of in FIELDS[kind])]
        self.fields: list[SelectField] = []
        for column, heading in enumerate(sheet.headings):
            field = SelectField(theme, "", choices, guessed.get(column))
            shown = heading or _("Column {n}", n=column + 1)
            field.editor.setAccessibleName(shown)
            field.changed.connect(partial(self._on_chosen, field))
            self.fields.append(field)
            self.add_row(shown, _.side_by_side(_samples(sheet, column)), field)
        self.known = Segmented(theme, _("What is here already"), known_choices(_), OnKnown.LEAVE)
        if kind is ImportKind.CLIENTS:
            # Whoever is known is left as they are, so that there is nothing to choose.
            self.known.setParent(self)
            self.known.hide()
        else:
            hint = _("Known by SKU, barcode or name.")
            self.add_row(_("What is here already"), hint, self.known)
        self.trouble = Text(theme, tone=Tone.DUE, is_wrapping=True)
        self.trouble.hide()
        self.content.addWidget(self.trouble)
        self.attempt = Button(theme, _("See what would happen"), kind=ButtonKind.PRIMARY, is_once=True)
        self.attempt.activated.connect(self.try_asked)
        self.back = Button(theme, _("Back"))
        self.back.activated.connect(self.back_asked)
        row = QHBoxLayout()
        row.setSpacing(theme.space.two)
        row.addWidget(self.back)
        row.addStretch(1)
        row.addWidget(self.attempt)
        self.content.addLayout(row)

    @property
    def plan(self) -> ImportPlan:
        """How the list is to be read, as it stands in the form."""
        columns = {
            field.value: column
            for column, field in enumerate(self.fields)
            if isinstance(field.value, ImportField)
        }
        known = self.known.value
        return ImportPlan(
            self._kind,
            columns,
            self._file_name,
            known if isinstance(known, OnKnown) else OnKnown.LEAVE,
            self._look.phrases("Imported"),
        )

    def say(self, trouble: str) -> None:
        """Say what is missing, and let the person try again."""
        self.attempt.set_busy(False)
        self.trouble.setText(trouble)
        self.trouble.setVisible(bool(trouble))

    def _words(self, of: ImportField) -> str:
        _, name = self._look.phrases, self._names[of]
        return _("{field} (needed)", field=name) if of in NEEDED[self._kind] else name

    def _on_chosen(self, field: SelectField, of: object) -> None:
        """A field is filled by one column: the one that had it before gives it up."""
        self.say("")
        for other in self.fields:
            if other is not field and of is not None and other.value is of:
                other.set_value(None)


def _samples(sheet: IncomingSheet, column: int) -> list[str]:
    """What stands in the first rows that have anything in the column."""
    found = (row.cell(column) for row in sheet.rows[:50])
    some = [" ".join(text.split()) for text in found if text][:_SAMPLES]
    return [
        text if len(text) <= _LONGEST_SAMPLE else f"{text[: _LONGEST_SAMPLE - 1].rstrip()}…" for text in some
    ]
