"""The form of a discount, on one line or on the whole ticket."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cardesk_desktop.domain.discount import AmountOff, Discount, PercentOff
from cardesk_desktop.domain.errors import Refused
from cardesk_desktop.domain.money import Money
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.ui.errors import sentence
from cardesk_desktop.ui.screens.sell.discount_reading import (
    Way,
    is_about_reason,
    read_discount,
    usual_reasons,
)
from cardesk_desktop.ui.theme import Theme, Tone
from cardesk_desktop.ui.widgets.chips import Chip
from cardesk_desktop.ui.widgets.choice import Choice
from cardesk_desktop.ui.widgets.fields import TextField
from cardesk_desktop.ui.widgets.flow_row import FlowRow
from cardesk_desktop.ui.widgets.kept_room import keep_room
from cardesk_desktop.ui.widgets.labels import Text
from cardesk_desktop.ui.widgets.money_field import MoneyField
from cardesk_desktop.ui.widgets.segmented import Segmented
from cardesk_desktop.ui.widgets.stacked import StackedParts

_USUAL_RATES = (500, 1_000, 1_500, 2_000)


class DiscountEditor(QWidget):
    """Percent or amount, quick rates and reasons to press, and what is left to pay said at once."""

    submitted = Signal()

    def __init__(
        self,
        theme: Theme,
        _: Phrasebook,
        on: Money,
        given: Discount | None,
        *,
        has_quick_rates: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._, self._on = theme, _, on
        self._has_quick_rates = has_quick_rates
        ways = (Choice(Way.PERCENT, _("Percent")), Choice(Way.AMOUNT, _("Amount")))
        self.way = Segmented(theme, _("How the discount is given"), ways)
        self.rate = TextField(theme, _("Percent off"), placeholder="10", is_latin=True)
        self.amount = MoneyField(theme, _, _("Amount off"), on.currency)
        self.reason = TextField(theme, _("Reason"), placeholder=_("Printed on the invoice"))
        self._result = self._result_line(on)
        self.rates: list[Chip] = []
        self.reasons: list[Chip] = []
        self._fields = StackedParts()
        self._fields.addWidget(self.rate)
        self._fields.addWidget(self.amount)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space.one)
        column.addWidget(self.way)
        column.addWidget(self._rate_chips())
        # Beside one another, so that the pad below them is seen whole on a low screen.
        fields = QHBoxLayout()
        fields.setSpacing(theme.space.one)
        fields.addWidget(self._fields, 2, Qt.AlignmentFlag.AlignTop)
        fields.addWidget(self.reason, 3, Qt.AlignmentFlag.AlignTop)
        column.addLayout(fields)
        # With large words more reasons may have to be scrolled for, but never what it comes to.
        below = (self._reason_chips(), self._result)
        for part in below if has_quick_rates else reversed(below):
            column.addWidget(part)
        self.way.changed.connect(self._on_way)
        for field in (self.rate, self.amount, self.reason):
            field.changed.connect(self._on_edited)
            field.submitted.connect(self.submitted)
        self._fill(given)

    @property
    def result(self) -> str:
        """What the discount comes to, in words; empty while it cannot be read."""
        return "" if self._result.isHidden() else self._result.text()

    def read(self) -> Discount | None:
        """The discount in the form, None when there is none. What is refused is said beside its field."""
        try:
            return self._read()
        except Refused as refusal:
            self.refuse(refusal)
            raise

    def refuse(self, refusal: Refused) -> None:
        """Say beside the field what is wrong with it, and go there."""
        figure = self.rate if self.way.value is Way.PERCENT else self.amount
        field = self.reason if is_about_reason(refusal) else figure
        field.set_error(sentence(self._, refusal))
        field.setFocus()

    def set_base(self, on: Money) -> None:
        """Reckon from another amount, because the quantity was changed."""
        self._on = on
        self._on_edited()

    def _result_line(self, most: Money) -> Text:
        """It has its room before there is anything to say: below it lie the keys that are being pressed."""
        line = Text(self._theme, self._in_words(most), tone=Tone.READY, is_wrapping=True)
        keep_room(line)
        return line

    def _in_words(self, off: Money) -> str:
        return self._("{off} off, {left} left of {whole}", off=off, left=self._on - off, whole=self._on)

    def _rate_chips(self) -> QWidget:
        self._quick = FlowRow(self._theme, line_gap=0)
        for basis_points in _USUAL_RATES:
            chip = Chip(self._theme, self._.percent(basis_points))
            chip.activated.connect(lambda rate=basis_points: self._take_rate(rate))
            self.rates.append(chip)
            self._quick.add(chip)
        return self._quick

    def _reason_chips(self) -> QWidget:
        row = FlowRow(self._theme, line_gap=0)
        for words in usual_reasons(self._):
            chip = Chip(self._theme, words)
            chip.activated.connect(lambda words=words: self._take_reason(words))
            self.reasons.append(chip)
            row.add(chip)
        return row

    def _fill(self, given: Discount | None) -> None:
        if isinstance(given, AmountOff):
            self.way.set_value(Way.AMOUNT)
            self.amount.set_amount(given.amount)
        elif isinstance(given, PercentOff):
            self.rate.set_text(self._rate_text(given.basis_points))
        self.reason.set_text(given.reason if given else "")
        self._on_way(self.way.value)

    def _take_rate(self, basis_points: int) -> None:
        self.rate.set_text(self._rate_text(basis_points))
        self._on_edited()

    def _take_reason(self, words: str) -> None:
        self.reason.set_text(words)
        self._on_edited()

    def _on_way(self, way: object) -> None:
        self._fields.setCurrentWidget(self.rate if way is Way.PERCENT else self.amount)
        self._quick.setVisible(self._has_quick_rates and way is Way.PERCENT)
        self._on_edited()

    def _on_edited(self) -> None:
        """Say what the discount comes to, as far as it can be read; a missing reason is not said yet."""
        try:
            discount = self._read(reason=self.reason.text.strip() or "?")
        except Refused:
            discount = None
        self._result.setVisible(discount is not None)
        if discount is not None:
            self._result.setText(self._in_words(discount.of(self._on)))

    def _read(self, reason: str | None = None) -> Discount | None:
        way = Way.AMOUNT if self.way.value is Way.AMOUNT else Way.PERCENT
        return read_discount(
            way,
            rate_text=self.rate.text,
            amount=self.amount.read() if way is Way.AMOUNT else None,
            reason=self.reason.text if reason is None else reason,
            on=self._on,
        )

    def _rate_text(self, basis_points: int) -> str:
        """A rate as the person would type it."""
        whole, part = divmod(basis_points, 100)
        return f"{whole}.{part:02}".rstrip("0").rstrip(".").replace(".", self._.decimal_sign)
