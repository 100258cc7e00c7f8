"""A field of the form for values that could not be taken over: of the right sort for what belongs in it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from cardesk_desktop.domain.client import PhoneLabel
from cardesk_desktop.domain.digits import latin_digits
from cardesk_desktop.domain.money import Currency, Money
from cardesk_desktop.store.sync_views import Value
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.screens.sync.field_words import field_words
from cardesk_desktop.ui.screens.sync.named_field import Finder, NamedField
from cardesk_desktop.ui.screens.sync.prices_field import PricesField
from cardesk_desktop.ui.screens.sync.value_words import LATIN, choice_words
from cardesk_desktop.ui.widgets.choice import Choice
from cardesk_desktop.ui.widgets.fields import NoteField, TextField
from cardesk_desktop.ui.widgets.money_field import MoneyField
from cardesk_desktop.ui.widgets.select_field import SelectField

_LISTS = frozenset({"barcodes", "phones"})
_LONG = frozenset({"address", "notes", "note", "footer"})
_WHOLE_ENDS = ("_milli", "_bp", "_km", "_min", "_at", "position", "year")


class MendField(QObject):
    """`editor` goes into the form; `value` is what was filled in, as it travels."""

    submitted = Signal()

    def __init__(
        self,
        look: Look,
        name: str,
        value: Value,
        of: Currency,
        named: Sequence[Choice] = (),
        finder: Finder | None = None,
    ) -> None:
        """`named` are the rows that the field may name; with `finder` others are found by typing."""
        super().__init__()
        self._name, self._of, self._named, self._finder = name, of, named, finder
        self.editor = self._made(look, value)
        self.editor.setParent(None)

    @property
    def focus(self) -> QWidget:
        """What takes the keyboard."""
        return self.editor.editor

    def value(self) -> Value:
        """What was filled in. Refuses an amount that cannot be read."""
        editor = self.editor
        if isinstance(editor, SelectField):
            return None if editor.value is None else str(editor.value)
        if isinstance(editor, PricesField | NamedField):
            return editor.value
        if isinstance(editor, MoneyField):
            amount = editor.read()
            return amount.minor if amount is not None else None
        typed = editor.text.strip()
        if self._name == "barcodes":
            return _parts(typed)
        if self._name == "phones":
            return [[number, PhoneLabel.MOBILE.value] for number in _parts(typed)]
        if self._name.endswith(_WHOLE_ENDS):
            digits = latin_digits(typed)
            return int(digits) if digits.isdecimal() else typed or None
        return typed

    def _made(
        self, look: Look, value: Value
    ) -> SelectField | NamedField | PricesField | MoneyField | NoteField | TextField:
        _, theme, name = look.phrases, look.theme, self._name
        label = field_words(_, name)
        if self._finder is not None:
            chosen = value if value in [choice.key for choice in self._named] else None
            found = NamedField(look, label, self._finder, self._named, chosen)
            found.submitted.connect(self.submitted)
            return found
        choices = self._named or choice_words(_, name)
        if choices:
            return SelectField(theme, label, choices, value)
        if name == "prices":
            prices = PricesField(theme, _, label, value, self._of)
            prices.submitted.connect(self.submitted)
            return prices
        if name.endswith("_minor"):
            money = MoneyField(theme, _, label, self._of)
            money.set_amount(Money(value, self._of) if type(value) is int else None)
            money.submitted.connect(self.submitted)
            return money
        if name in _LONG:
            note = NoteField(theme, label, lines=6)
            note.set_text(_written(value))
            note.submitted.connect(self.submitted)
            return note
        hint = _("Put commas between several.") if name in _LISTS else ""
        text = TextField(theme, label, hint=hint, is_latin=name in LATIN or name in _LISTS)
        text.set_text(_written(value))
        text.submitted.connect(self.submitted)
        return text


def _parts(typed: str) -> list[Value]:
    return [part.strip() for part in typed.replace("،", ",").split(",") if part.strip()]


def _written(value: Value) -> str:
    """What stands in the field at first: what can be read of the value."""
    match value:
        case str() | int():
            return str(value)
        case list():
            return ", ".join(
                _written(entry[0] if isinstance(entry, list) and entry else entry) for entry in value
            )
        case _:
            return ""
