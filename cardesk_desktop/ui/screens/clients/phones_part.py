"""The phones of a form: the main one, and as many more as there are, each with what it is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cardesk_desktop.documents.fields.trade_words import phone_label
from cardesk_desktop.domain.client import Phone, PhoneLabel
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.operations.clients import MOST_PHONES, PhoneEntry
from cardesk_desktop.ui.theme import Theme
from cardesk_desktop.ui.widgets.buttons import Button, ButtonKind, IconButton
from cardesk_desktop.ui.widgets.choice import Choice
from cardesk_desktop.ui.widgets.fields import TextField
from cardesk_desktop.ui.widgets.select_field import SelectField


class PhoneLine(QWidget):
    """A number and what it is. The main one cannot be taken away."""

    removed = Signal()

    def __init__(self, theme: Theme, _: Phrasebook, words: str, *, is_main: bool) -> None:
        super().__init__()
        self.number = TextField(theme, words, placeholder="050 123 4567", is_latin=True)
        choices = tuple(Choice(label, phone_label(_, label)) for label in PhoneLabel)
        self.label = SelectField(theme, _("Kind"), choices)
        # The cross takes its room from the kind, so that all numbers are as wide as the main one.
        kind = QHBoxLayout()
        kind.setSpacing(theme.space.one)
        kind.addWidget(self.label, 1, Qt.AlignmentFlag.AlignTop)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.space.one)
        row.addWidget(self.number, 3, Qt.AlignmentFlag.AlignTop)
        row.addLayout(kind, 2)
        if not is_main:
            self.remove = IconButton(theme, "x", _("Remove this phone"))
            self.remove.activated.connect(self.removed)
            kind.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignBottom)

    def show_phone(self, phone: Phone) -> None:
        """Fill the line."""
        self.number.set_text(phone.number)
        self.label.set_value(phone.label)

    @property
    def entry(self) -> PhoneEntry:
        """What stands in the line."""
        label = self.label.value
        return PhoneEntry(self.number.text, label if isinstance(label, PhoneLabel) else PhoneLabel.OTHER)


class PhonesPart(QWidget):
    """The first line is the main number, by which the client is shown in lists and on papers."""

    submitted = Signal()

    def __init__(self, theme: Theme, _: Phrasebook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._ = theme, _
        self.main = PhoneLine(theme, _, _("Phone"), is_main=True)
        self.main.number.submitted.connect(self.submitted)
        self.others: list[PhoneLine] = []
        self.add = Button(theme, _("Add a phone"), kind=ButtonKind.QUIET, icon="plus")
        self.add.activated.connect(self._on_add)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.space.one)
        self._column.addWidget(self.main)
        self._column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeading)

    def show_phones(self, phones: Sequence[Phone]) -> None:
        """Fill the lines; the first phone is the main one."""
        for phone in phones[:1]:
            self.main.show_phone(phone)
        for phone in phones[1:]:
            self._new_line().show_phone(phone)

    @property
    def entries(self) -> tuple[PhoneEntry, ...]:
        """What was typed, the main number first."""
        return tuple(line.entry for line in (self.main, *self.others))

    def field_at(self, place: object) -> TextField:
        """The field of the number at a place, as a refusal names it."""
        lines = (self.main, *self.others)
        return lines[place if isinstance(place, int) and place < len(lines) else 0].number

    def _new_line(self) -> PhoneLine:
        line = PhoneLine(self._theme, self._, self._("Another phone"), is_main=False)
        line.number.submitted.connect(self.submitted)
        line.removed.connect(lambda: self._on_removed(line))
        self.others.append(line)
        self._column.insertWidget(len(self.others), line)
        self.add.setVisible(len(self.others) + 1 < MOST_PHONES)
        return line

    def _on_add(self) -> None:
        self._new_line().number.setFocus()

    def _on_removed(self, line: PhoneLine) -> None:
        self.others.remove(line)
        self.main.number.setFocus()
        line.hide()
        line.deleteLater()
        self.add.show()
