"""An amount of money, typed as people type it, kept in whole minor units."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.money import Currency, Money
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.ui.errors import sentence
from cardesk_desktop.ui.theme import TextSize, Theme
from cardesk_desktop.ui.widgets.fields import LabelledField, SelectAllEdit
from cardesk_desktop.written_money import without_currency

_SEPARATORS = ".,\u066b"


class MoneyField(LabelledField):
    """Reads `12.5`, `12,50`, `1,234.50`, Arabic digits, and all of them beside their currency.

    What is no amount, or one of another currency, is refused in words below it.
    """

    changed = Signal(object)
    """`Money`, or None while the field is empty or cannot be read."""
    submitted = Signal()

    def __init__(
        self,
        theme: Theme,
        _: Phrasebook,
        label: str,
        currency: Currency,
        *,
        size: TextSize = TextSize.BODY,
        hint: str = "",
        parent: QWidget | None = None,
    ) -> None:
        self.editor = SelectAllEdit()
        super().__init__(theme, label, self.editor, hint=hint, parent=parent)
        self._phrases, self._currency = _, currency
        self._amount: Money | None = None
        self._refusal: Refused | None = None
        self.editor.setFont(theme.font(size, is_bold=size is not TextSize.BODY))
        if size is not TextSize.BODY:
            self.editor.setMinimumHeight(theme.px(size.line) + theme.space.two)
        # Digits run from left to right; the figure still stands where reading begins.
        self.editor.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        side = Qt.AlignmentFlag.AlignRight if theme.is_rtl else Qt.AlignmentFlag.AlignLeft
        self.editor.setAlignment(side | Qt.AlignmentFlag.AlignVCenter)
        self.editor.textEdited.connect(self._on_edited)
        self.editor.returnPressed.connect(self.submitted)

    @property
    def amount(self) -> Money | None:
        """The amount, or None when there is none or it cannot be read."""
        return self._amount

    def read(self) -> Money | None:
        """The amount, or None for an empty field. Refuses what is no amount: that is not nothing."""
        if self._refusal is not None:
            raise self._refusal
        return self._amount

    @property
    def has_error(self) -> bool:
        """True when something stands in the field that is no amount."""
        return bool(self.error)

    def set_amount(self, amount: Money | None) -> None:
        """Show an amount without announcing it, ready to be replaced by typing."""
        self.clear_error()
        self._amount, self._refusal = amount, None
        self.editor.setText("" if amount is None else self._written(amount))
        self.editor.selectAll()

    def press(self, key: str) -> None:
        """Type a key of the number pad: a digit, a point, or `back`. Replaces what is selected."""
        if key == "back":
            self.editor.backspace()
        else:
            self.editor.insert(self._phrases.decimal_sign if key == "." else key)
        self._on_edited(self.editor.text())

    def _written(self, amount: Money) -> str:
        """The digits without groups, as the person would type them."""
        return str(amount.decimal).replace(".", self._phrases.decimal_sign)

    def _on_edited(self, text: str) -> None:
        self.clear_error()
        try:
            self._amount, self._refusal = self._read(text), None
        except Refused as refusal:
            self._amount, self._refusal = None, refusal
            self.set_error(sentence(self._phrases, refusal))
        self.changed.emit(self._amount)

    def _read(self, text: str) -> Money | None:
        # "12." is an amount whose decimals are still being typed.
        bare = without_currency(text, self._currency)
        typed = bare.rstrip(_SEPARATORS) or ("0" if bare else "")
        if not typed:
            return None
        amount = Money.parse(typed, self._currency)
        if amount.minor < 0:
            raise Refused(Code.AMOUNT_NEGATIVE)
        return amount
