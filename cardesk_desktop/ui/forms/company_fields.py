"""The fields of who the company is: name, address, ways to reach it, the numbers it is registered under."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from cardesk_desktop.domain.errors import Refused
from cardesk_desktop.domain.presets.countries import preset
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.operations.company_form import CompanyForm
from cardesk_desktop.ui import words
from cardesk_desktop.ui.forms.beside import say_beside
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.widgets.fields import LabelledField, NoteField, TextField

_WORDS_OF_PEOPLE = frozenset({"legal_form", "capital", "rcs"})
"""Registrations that are words; all others are numbers and read from left to right everywhere."""


class CompanyFields(QWidget):
    """The form's fields for one country. `beside` goes to the side of the address, as the logo does."""

    edited = Signal()
    submitted = Signal()
    """Enter was pressed in a field of one line."""

    def __init__(self, look: Look, country: str, form: CompanyForm, beside: QWidget | None = None) -> None:
        super().__init__()
        self._phrases, theme = look.phrases, look.theme
        _ = look.phrases
        known = preset(country)
        number = known.tax_number
        self.name = TextField(theme, _("Name of the car wash"), hint=_("As it appears on invoices."))
        self.address = NoteField(theme, words.field(_, "address"), lines=3)
        self.phone = TextField(theme, words.field(_, "phone"), is_latin=True)
        self.email = TextField(theme, words.field(_, "email"), is_latin=True)
        example = _("For example {example}", example=number.example) if number.example else ""
        self.tax_number = TextField(theme, tax_number_label(_, country), hint=example, is_latin=True)
        self.registrations = {
            name: TextField(theme, words.field(_, name), is_latin=name not in _WORDS_OF_PEOPLE)
            for name in known.registrations
        }
        self._lay_out(look, beside)
        self.fill(form)
        for field in self.fields.values():
            field.changed.connect(self.edited)
            field.submitted.connect(self.submitted)

    @property
    def fields(self) -> Mapping[str, TextField | NoteField]:
        """By the names that refusals carry."""
        return {
            "name": self.name,
            "address": self.address,
            "phone": self.phone,
            "email": self.email,
            "tax_number": self.tax_number,
            **self.registrations,
        }

    @property
    def form(self) -> CompanyForm:
        """What was typed."""
        return CompanyForm(
            name=self.name.text,
            address=self.address.text,
            phone=self.phone.text,
            email=self.email.text,
            tax_number=self.tax_number.text,
            registrations={name: field.text for name, field in self.registrations.items()},
        )

    def fill(self, form: CompanyForm) -> None:
        """Show a company."""
        self.name.set_text(form.name)
        self.address.set_text(form.address)
        self.phone.set_text(form.phone)
        self.email.set_text(form.email)
        self.tax_number.set_text(form.tax_number)
        for name, field in self.registrations.items():
            field.set_text(form.registrations.get(name, ""))

    def refuse(self, refusal: Refused) -> bool:
        """Say beside the field what is wrong; False when it is about none of these."""
        fields: Mapping[str, LabelledField] = self.fields
        return say_beside(fields, self._phrases, refusal)

    def _lay_out(self, look: Look, beside: QWidget | None) -> None:
        theme = look.theme
        left, right = QVBoxLayout(), QVBoxLayout()
        for column in (left, right):
            column.setSpacing(theme.space.two)
        for field in (self.name, self.address, self.phone, self.email):
            left.addWidget(field)
        if beside is not None:
            right.addWidget(beside)
        for field in (self.tax_number, *self.registrations.values()):
            right.addWidget(field)
        for column in (left, right):
            column.addStretch(1)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.space.three)
        grid.addLayout(left, 0, 0)
        grid.addLayout(right, 0, 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)


def tax_number_label(_: Phrasebook, country: str) -> str:
    """What the number of a taxpayer is called in a country."""
    return {
        "AE": _("Tax registration number (TRN)"),
        "SA": _("VAT number"),
        "KW": _("Tax number, if there is one"),
        "FR": _("VAT number"),
        "ES": _("Tax number (NIF)"),
        "GB": _("VAT number"),
        "RU": _("Taxpayer number (INN)"),
    }.get(country, words.field(_, "tax_number"))
