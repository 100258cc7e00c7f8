"""What is said of one mark: its kind and a short note."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cardesk_desktop.documents.fields.damage import damage_kind
from cardesk_desktop.domain.vehicle_photo import NOTE_LIMIT, DamageKind
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.ui.theme import TextSize, Theme, Tone
from cardesk_desktop.ui.widgets.buttons import Button, ButtonKind
from cardesk_desktop.ui.widgets.choice import Choice
from cardesk_desktop.ui.widgets.fields import TextField
from cardesk_desktop.ui.widgets.labels import Text
from cardesk_desktop.ui.widgets.select_field import SelectField


class MarkEditor(QWidget):
    """Shown for a mark that is new or chosen."""

    saved = Signal()
    removed = Signal()

    def __init__(self, theme: Theme, _: Phrasebook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ = _
        self._title = Text(theme, is_bold=True)
        kinds = [Choice(kind, damage_kind(_, kind)) for kind in DamageKind]
        self.kind_field = SelectField(theme, _.context("damage", "What is seen"), kinds)
        self.note = TextField(theme, _("Note"))
        self.note.editor.setMaxLength(NOTE_LIMIT)
        hint = _("Pull the pin, or move it with the arrow keys; Shift makes larger steps.")
        self._hint = Text(theme, hint, size=TextSize.SMALL, tone=Tone.MUTED, is_wrapping=True)
        self.save = Button(theme, _("Save the mark"), kind=ButtonKind.PRIMARY, icon="check", is_once=True)
        self.remove = Button(theme, _("Remove"), icon="trash-2", is_once=True)
        fields, buttons = QHBoxLayout(), QHBoxLayout()
        for row in (fields, buttons):
            row.setSpacing(theme.space.one)
        fields.addWidget(self.kind_field, 1)
        fields.addWidget(self.note, 1)
        buttons.addWidget(self.save, 1)
        buttons.addWidget(self.remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space.one)
        column.addWidget(self._title)
        column.addLayout(fields)
        column.addWidget(self._hint)
        column.addLayout(buttons)
        self.save.activated.connect(self.saved)
        self.remove.activated.connect(self.removed)
        self.note.submitted.connect(self.save.click)

    @property
    def kind(self) -> DamageKind:
        """What was chosen."""
        chosen = self.kind_field.value
        return chosen if isinstance(chosen, DamageKind) else DamageKind.OTHER

    def show_mark(self, title: str, kind: DamageKind, note: str, *, is_new: bool) -> None:
        """Ask about a mark that is new, or about one that is there."""
        self._title.setText(title)
        self.kind_field.set_value(kind)
        self.note.set_text(note)
        self.remove.set_words(self._("Drop it") if is_new else self._("Remove"))
        self.settle()

    def settle(self) -> None:
        """Its buttons can be pressed again."""
        self.save.set_busy(False)
        self.remove.set_busy(False)
