"""Where an amount is entered: field, notes, number pad, what comes of it, and the large button."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from cardesk_desktop.domain.money import Currency, Money
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.ui.screens.pay.faces import ActionFace, EntryFace
from cardesk_desktop.ui.screens.pay.result_box import ResultBox
from cardesk_desktop.ui.theme import TextSize, Theme, Tone
from cardesk_desktop.ui.widgets.buttons import Button, ButtonKind, ButtonSize
from cardesk_desktop.ui.widgets.card import Card
from cardesk_desktop.ui.widgets.fields import TextField
from cardesk_desktop.ui.widgets.kept_room import keep_room
from cardesk_desktop.ui.widgets.labels import Text
from cardesk_desktop.ui.widgets.money_field import MoneyField
from cardesk_desktop.ui.widgets.number_pad import NumberPad

LEAVE_KEY = "Ctrl+Return"
_LEAVE_CAP = "Ctrl+Enter"
_LONGEST_REFERENCE = 40
_IN_ONE_COLUMN = 3
_TALLEST_PAD = 320


class EntryCard(Card):
    """Says what was typed and pressed; what it means is decided elsewhere."""

    typed = Signal(object)
    """A `Money`, or None for an empty field."""
    mistyped = Signal()
    """What stands in the field is no amount."""
    picked = Signal(object)
    """The `Money` of a button with notes."""
    referred = Signal(str)
    """The number of a slip or a transfer, as typed."""
    take_asked = Signal()
    leave_asked = Signal()

    def __init__(
        self, theme: Theme, phrases: Phrasebook, currency: Currency, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, padding=theme.space.three, gap=theme.space.one, parent=parent)
        self._look, self._ = theme, phrases
        self._build_fields(currency)
        self._build_buttons()
        self._quick: dict[Money, Button] = {}
        self.content.addWidget(self._title)
        self.content.addWidget(self.amount)
        self.content.addWidget(self._lead)
        self.content.addWidget(self._body(), 10)
        self.content.addWidget(self.result)
        self.content.addStretch(1)
        self.content.addWidget(self.leave_button)
        self.content.addWidget(self.take_button)
        self.content.addWidget(self._footnote)

    def show_entry(self, face: EntryFace, shown: Money, reference: str) -> None:
        """Show another way, with an amount that typing replaces."""
        self.amount.setVisible(face.has_amount)
        self._keys.setVisible(face.has_amount)
        if face.has_amount:
            self.amount.editor.setAccessibleName(face.title)
            self.amount.set_amount(shown)
        self.reference.setVisible(bool(face.reference_label))
        self.reference.label.setText(face.reference_label)
        self.reference.label.setVisible(bool(face.reference_label))
        self.reference.editor.setAccessibleName(face.reference_label)
        self.reference.set_text(reference)
        self._show_quick(face)
        self.follow_entry(face)

    def follow_entry(self, face: EntryFace) -> None:
        """Show what comes of the amount while it is typed; the field itself is left alone."""
        self._title.setText(face.title)
        for words, is_used in ((self._lead, not face.has_amount), (self._hint, face.has_amount)):
            words.setText(face.hint)
            words.setVisible(is_used and bool(face.hint))
        self.result.show_result(face.result_label, face.result_amount, face.result_tone)
        if not self.amount.has_error and face.error:
            self.amount.set_error(face.error)
        elif not face.error:
            self.amount.clear_error()
        if face.reference_error:
            self.reference.set_error(face.reference_error)
        else:
            self.reference.clear_error()

    def show_action(self, face: ActionFace) -> None:
        """Show what the buttons do."""
        self.take_button.set_words(face.words)
        self.take_button.setEnabled(face.is_possible)
        self.leave_button.set_words(face.leave_words)
        self.leave_button.setVisible(bool(face.leave_words))

    def show_footnote(self, words: str) -> None:
        """Say below the button what happens by itself afterwards."""
        self._footnote.setText(words)
        self._footnote.setVisible(bool(words))

    def set_busy(self, is_busy: bool) -> None:
        """Take no second press while the first is under way."""
        for button in (self.take_button, self.leave_button):
            button.set_busy(is_busy)

    def keep_room(self, height: int) -> None:
        """Where the card may be so high, in pixels, what comes and goes while one types keeps its room.

        Below a finger that taps an amount the keys lie still.
        """
        self._hold(is_held=True)
        self._hold(is_held=self.minimumSizeHint().height() <= height)

    def _hold(self, *, is_held: bool) -> None:
        for part in (self.result, self.leave_button):
            keep_room(part, is_kept=is_held)

    def next_focus(self) -> QWidget:
        """Where the next thing is done."""
        return self.amount.editor if self.amount.isVisibleTo(self) else self.take_button

    def focus_entry(self) -> None:
        """Put the keyboard there, the amount ready to be replaced."""
        self.next_focus().setFocus(Qt.FocusReason.OtherFocusReason)
        self.amount.editor.selectAll()

    def quick_button(self, amount: Money) -> Button:
        """The button of an amount, for whoever presses it."""
        return self._quick[amount]

    def _build_fields(self, currency: Currency) -> None:
        theme, _ = self._look, self._
        self._title = Text(theme, is_bold=True)
        self._lead = Text(theme, tone=Tone.MUTED, is_wrapping=True)
        self._hint = Text(theme, tone=Tone.MUTED, is_wrapping=True)
        self.amount = MoneyField(theme, _, "", currency, size=TextSize.FIGURE)
        self.amount.changed.connect(self._on_typed)
        self.amount.submitted.connect(self.take_asked)
        self.pad = NumberPad(theme, _, has_decimals=currency.exponent > 0)
        self.pad.pressed.connect(self.amount.press)
        self.reference = TextField(theme, "", is_latin=True)
        self.reference.editor.setMaxLength(_LONGEST_REFERENCE)
        self.reference.changed.connect(self.referred)
        self.reference.submitted.connect(self.take_asked)
        self.result = ResultBox(theme)

    def _build_buttons(self) -> None:
        theme = self._look
        self.take_button = Button(
            theme, "", kind=ButtonKind.PRIMARY, size=ButtonSize.LARGE, key="Enter", is_once=True
        )
        self.take_button.activated.connect(self.take_asked)
        self.leave_button = Button(theme, "", key=_LEAVE_CAP, is_once=True)
        self.leave_button.activated.connect(self.leave_asked)
        self._footnote = Text(theme, size=TextSize.SMALL, tone=Tone.MUTED, is_wrapping=True)
        self._footnote.setAlignment(Qt.AlignmentFlag.AlignCenter)

    def _body(self) -> QWidget:
        """The pad, and beside it notes, the reference and a hint."""
        self._notes = QGridLayout()
        self._notes.setSpacing(self._look.space.one)
        beside = QVBoxLayout()
        beside.setSpacing(self._look.space.one_half)
        beside.addLayout(self._notes)
        beside.addWidget(self.reference)
        beside.addWidget(self._hint)
        beside.addStretch(1)
        self._keys = QWidget()
        self._keys.setMaximumHeight(self._look.px(_TALLEST_PAD))
        row = QHBoxLayout(self._keys)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._look.space.one_half)
        row.addWidget(self.pad, 3)
        row.addLayout(beside, 2)
        return self._keys

    def _show_quick(self, face: EntryFace) -> None:
        for button in self._quick.values():
            self._notes.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._quick = {}
        for place, (amount, words) in enumerate(face.quick):
            button = Button(self._look, words)
            # As the pad does, they type into the field: the focus stays there.
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.activated.connect(partial(self.picked.emit, amount))
            self._quick[amount] = button
            row, column, width = _cell(place, len(face.quick))
            self._notes.addWidget(button, row, column, 1, width)

    def _on_typed(self, amount: Money | None) -> None:
        if self.amount.has_error:
            self.mistyped.emit()
        else:
            self.typed.emit(amount)


def _cell(place: int, count: int) -> tuple[int, int, int]:
    """Row, column and width of a button: the first one wide, many others two by two below it."""
    if place == 0 or count <= _IN_ONE_COLUMN:
        return place, 0, 2
    return 1 + (place - 1) // 2, (place - 1) % 2, 1
