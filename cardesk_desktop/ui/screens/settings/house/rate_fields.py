"""What is asked about a tax rate: its name, its kind, and per cent or why none are due."""

from __future__ import annotations

from decimal import Decimal
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cardesk_desktop.domain.company import Company
from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.presets.reasons import legal_reasons
from cardesk_desktop.domain.tax import Tax, TaxCategory
from cardesk_desktop.domain.tax_rate import TaxRate
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.operations.tax_rates import TaxRateForm
from cardesk_desktop.ui.errors import sentence
from cardesk_desktop.ui.forms.rate_entry import read_rate
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.theme import TextSize, Tone
from cardesk_desktop.ui.widgets.card import PressCard
from cardesk_desktop.ui.widgets.choice import Choice
from cardesk_desktop.ui.widgets.fields import TextField
from cardesk_desktop.ui.widgets.labels import Text
from cardesk_desktop.ui.widgets.select_field import SelectField

_NEEDS_NO_REASON = (TaxCategory.STANDARD, TaxCategory.ZERO_RATED)


def kind_words(_: Phrasebook) -> dict[TaxCategory, str]:
    """What each category is called."""
    return {
        TaxCategory.STANDARD: _.context("kind of tax", "A rate in per cent"),
        TaxCategory.ZERO_RATED: _.context("kind of tax", "Zero-rated"),
        TaxCategory.EXEMPT: _.context("kind of tax", "Exempt"),
        TaxCategory.OUT_OF_SCOPE: _.context("kind of tax", "Out of scope"),
        TaxCategory.REVERSE_CHARGE: _.context("kind of tax", "Reverse charge"),
    }


def _meaning(_: Phrasebook, category: TaxCategory) -> str:
    return {
        TaxCategory.STANDARD: "",
        TaxCategory.ZERO_RATED: _("Taxed at 0%: it counts as taxable turnover, exports for instance."),
        TaxCategory.EXEMPT: _("The law frees it from tax, and the invoice says by which article."),
        TaxCategory.OUT_OF_SCOPE: _("The tax does not reach it, as when the company is not registered."),
        TaxCategory.REVERSE_CHARGE: _("The client, a business, accounts for the tax instead of you."),
    }[category]


class RateFields(QWidget):
    """The wordings of the company's country stand below the reason; a press takes one over."""

    submitted = Signal()

    def __init__(self, look: Look, company: Company) -> None:
        super().__init__()
        _, theme = look.phrases, look.theme
        self._look, self._company = look, company
        self.name = TextField(theme, _.context("thing", "Name"), placeholder=_("Standard rate"))
        choices = [Choice(category, said) for category, said in kind_words(_).items()]
        self.kind = SelectField(theme, _("Kind of tax"), choices)
        self._about = Text(theme, "", size=TextSize.SMALL, tone=Tone.MUTED, is_wrapping=True)
        self.rate = TextField(theme, _("Rate in per cent"), placeholder="5", is_latin=True)
        self.reason = TextField(theme, _("Reason on the invoice"), hint=_("Required where no tax is due."))
        self._proposals = QVBoxLayout()
        self._proposals.setSpacing(theme.space.one)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space.two)
        for part in (self.name, self.kind, self._about, self.rate, self.reason):
            column.addWidget(part)
        column.addLayout(self._proposals)
        for field in (self.name, self.rate, self.reason):
            field.submitted.connect(self.submitted)
        self.kind.changed.connect(lambda _category: self._show_kind())
        self._show_kind()

    @property
    def category(self) -> TaxCategory:
        """The kind that is chosen."""
        chosen = self.kind.value
        return chosen if isinstance(chosen, TaxCategory) else TaxCategory.STANDARD

    def fill(self, rate: TaxRate) -> None:
        """Show a rate."""
        self.name.set_text(rate.names.main)
        self.kind.set_value(rate.tax.category)
        self.rate.set_text(_written(rate.tax))
        self.reason.set_text(rate.tax.reason)
        self._show_kind()

    def read(self) -> TaxRateForm | None:
        """What was typed; None where something is wrong, which is said beside it."""
        if not self.name.text.strip():
            self.refuse(Refused(Code.TEXT_MISSING, field="name"))
            return None
        category = self.category
        if category is not TaxCategory.STANDARD:
            return TaxRateForm(self.name.text, 0, category, self.reason.text)
        try:
            return TaxRateForm(self.name.text, read_rate(self.rate.text))
        except Refused as refused:
            _say(self._look.phrases, self.rate, refused)
            return None

    def refuse(self, refusal: Refused) -> None:
        """Say beside the field that has to be another one what is wrong."""
        beside = {TaxCategory.STANDARD: self.rate, TaxCategory.ZERO_RATED: self.name}
        field = beside.get(self.category, self.reason)
        _say(self._look.phrases, self.name if refusal.params.get("field") == "name" else field, refusal)

    def _show_kind(self) -> None:
        category, meaning = self.category, _meaning(self._look.phrases, self.category)
        self._about.setText(meaning)
        self._about.setVisible(bool(meaning))
        self.rate.setVisible(category is TaxCategory.STANDARD)
        self.reason.setVisible(category not in _NEEDS_NO_REASON)
        self._propose(legal_reasons(self._company.country, category, self._company.language))

    def _propose(self, reasons: tuple[str, ...]) -> None:
        while self._proposals.count():
            taken = self._proposals.takeAt(0)
            widget = taken.widget() if taken is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        theme = self._look.theme
        for reason in reasons:
            card = PressCard(theme, self._look.phrases("Use: {reason}", reason=reason))
            words_of_law = Text(theme, reason, is_wrapping=True)
            card.content.addWidget(card.show_only(words_of_law))
            card.activated.connect(partial(self._take, reason))
            self._proposals.addWidget(card)

    def _take(self, reason: str) -> None:
        self.reason.set_text(reason)
        self.reason.setFocus()


def _say(_: Phrasebook, field: TextField, refusal: Refused) -> None:
    field.set_error(sentence(_, refusal))
    field.setFocus()


def _written(tax: Tax) -> str:
    """The rate as one types it: `5`, `5.5`; nothing where none is due."""
    return f"{Decimal(tax.rate_bp).scaleb(-2).normalize():f}" if tax.rate_bp else ""
