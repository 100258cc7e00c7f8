"""A field of the form with what was seen for it: a suggestion until somebody takes it, or writes in it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.ui.theme import TextSize, Theme, Tone
from cardesk_desktop.ui.widgets.buttons import Button
from cardesk_desktop.ui.widgets.fields import TextField
from cardesk_desktop.ui.widgets.kept_room import keep_room
from cardesk_desktop.ui.widgets.labels import Text
from cardesk_desktop.ui.widgets.select_field import SelectField
from cardesk_desktop.ui.widgets.tag import Tag


class Suggested(QWidget):
    """`is_taken` says whether what stands in the field goes into the product."""

    changed = Signal()

    def __init__(self, theme: Theme, _: Phrasebook, field: TextField | SelectField, name: str) -> None:
        super().__init__()
        self._, self.field = _, field
        self.is_taken = False
        self.is_seen = False
        self.tag = Tag(theme)
        self.now = Text(theme, size=TextSize.SMALL, tone=Tone.MUTED, is_wrapping=True)
        self.take = Button(theme, _("Take"), icon="check")
        self.take.setAccessibleName(_("Take {field}", field=name))
        self.take.activated.connect(lambda: self.set_taken(is_taken=not self.is_taken))
        field.changed.connect(lambda _value: self.set_taken(is_taken=True))
        # Fields end at one edge, with the button or without.
        keep_room(self.take)
        field.editor.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        beside = QVBoxLayout()
        beside.setSpacing(theme.space.half)
        beside.addWidget(self.tag, 0, Qt.AlignmentFlag.AlignLeading)
        beside.addWidget(self.take)
        beside.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(theme.space.one)
        row.addWidget(field, 1)
        row.addLayout(beside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space.half)
        column.addLayout(row)
        column.addWidget(self.now)
        self.now.hide()

    def suggest(self, *, is_seen: bool, now: str = "") -> None:
        """What stands in the field was seen, or nothing was; `now` is what the product says so far."""
        self.is_seen, self.is_taken = is_seen, False
        self.say(self._("Now: {value}", value=now) if now else "")
        self._show()

    def say(self, words: str) -> None:
        """A small line below the field."""
        self.now.setText(words)
        self.now.setVisible(bool(words))

    def set_taken(self, *, is_taken: bool) -> None:
        """Let it go into the product, or not."""
        self.is_taken = is_taken
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        _ = self._
        if self.is_taken:
            self.tag.set_state(_.context("field", "Taken"), Tone.READY)
        elif self.is_seen:
            self.tag.set_state(_.context("field", "Suggestion"), Tone.WAIT)
        else:
            self.tag.set_state(_.context("field", "Not seen"), Tone.MUTED)
        self.take.setVisible(self.is_seen or self.is_taken)
        self.take.set_words(_("Leave") if self.is_taken else _("Take"))
