"""A card with a form, the button that saves it, and a word that it was saved."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.theme import TextSize, Tone
from cardesk_desktop.ui.widgets.buttons import Button, ButtonKind
from cardesk_desktop.ui.widgets.card import Card
from cardesk_desktop.ui.widgets.labels import Text
from cardesk_desktop.ui.widgets.tag import Tag


@dataclass(frozen=True, slots=True)
class FormMemory:
    """What was typed and not saved yet (None: nothing), and whether "saved" is still shown."""

    typed: object | None = None
    is_saved: bool = False


class FormCard(Card):
    """Announces `save_asked`. The button rests while there is nothing to save."""

    save_asked = Signal()

    def __init__(self, look: Look, title: str, form: QWidget, *, note: str = "") -> None:
        theme, _ = look.theme, look.phrases
        super().__init__(theme, padding=theme.space.three, gap=theme.space.two)
        self.content.addWidget(Text(theme, title, is_bold=True))
        self.content.addWidget(form)
        if note:
            words = Text(theme, note, size=TextSize.SMALL, tone=Tone.MUTED, is_wrapping=True)
            self.content.addWidget(words)
        self.button = Button(theme, _("Save"), kind=ButtonKind.PRIMARY, is_once=True)
        self._tag = Tag(theme, _("Saved"), Tone.READY)
        row = QHBoxLayout()
        row.setSpacing(theme.space.two)
        row.addWidget(self.button)
        row.addWidget(self._tag)
        row.addStretch(1)
        self.content.addLayout(row)
        self._is_edited = False
        self.show_state(is_edited=False, is_saved=False)
        self.button.activated.connect(self.save_asked)

    @property
    def is_edited(self) -> bool:
        """True while something was typed that is not saved."""
        return self._is_edited

    @property
    def is_saved(self) -> bool:
        """True from the saving on until something else is typed."""
        return not self._tag.isHidden()

    def mark_edited(self) -> None:
        """Something was typed."""
        self.show_state(is_edited=True, is_saved=False)

    def mark_saved(self) -> None:
        """It is in the database now."""
        self.show_state(is_edited=False, is_saved=True)

    def show_state(self, *, is_edited: bool, is_saved: bool) -> None:
        """Show what there is to save, and what is saved."""
        self._is_edited = is_edited
        self.button.setEnabled(is_edited)
        self._tag.setVisible(is_saved)

    def rest(self) -> None:
        """The saving is over, well or not."""
        self.button.set_busy(False)
