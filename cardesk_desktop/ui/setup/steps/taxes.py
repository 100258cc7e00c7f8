"""Money, time and taxes: what the country proposed, to be looked over."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from cardesk_desktop.domain.errors import Refused
from cardesk_desktop.domain.presets.countries import preset
from cardesk_desktop.operations.company_form import checked_papers
from cardesk_desktop.operations.founding import Founding
from cardesk_desktop.ui.forms import places
from cardesk_desktop.ui.forms.number_warning import without_number
from cardesk_desktop.ui.forms.papers_fields import PapersFields
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.setup.rate_choice import RateChoice
from cardesk_desktop.ui.setup.session import Answers, SetupMeans
from cardesk_desktop.ui.setup.step import StepBody
from cardesk_desktop.ui.theme import TextSize, Tone
from cardesk_desktop.ui.widgets.choice import Choice
from cardesk_desktop.ui.widgets.labels import Text
from cardesk_desktop.ui.widgets.segmented import Segmented
from cardesk_desktop.ui.widgets.select_field import SelectField


class TaxesStep(StepBody):
    """Currency and time zone can be chosen where the country leaves a choice."""

    def __init__(self, look: Look, means: SetupMeans, answers: Answers) -> None:
        super().__init__(look, means, answers)
        _, theme = look.phrases, look.theme
        founding, known = answers.founding, preset(answers.founding.country)
        zones = known.time_zones if known.country else places.zones_of(founding.country)
        self.currency = _currency_field(look, founding)
        self.time_zone = SelectField(
            theme, _("Time zone"), [places.zone_choice(zone) for zone in zones], founding.time_zone
        )
        self.time_zone.setEnabled(len(zones) > 1)
        self.prices = Segmented(
            theme,
            _("Prices on your list"),
            [Choice(True, _("with tax")), Choice(False, _("without tax"))],
            founding.prices_include_tax,
        )
        self.rates = RateChoice(look, founding)
        self.papers = PapersFields(look, founding.papers, with_footer=False)
        self.warning = without_number(look)
        row = QHBoxLayout()
        row.setSpacing(theme.space.three)
        row.addWidget(self.currency, 1, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.time_zone, 1, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(row)
        self.column.addWidget(self.papers)
        self.column.addWidget(self.warning)
        self.column.addWidget(self.rates)
        self.column.addLayout(self._prices())
        for signal in (self.currency.changed, self.time_zone.changed, self.prices.changed):
            signal.connect(lambda _: self.edited.emit())
        self.rates.edited.connect(self.edited)
        self.rates.edited.connect(self._warn)
        self.papers.edited.connect(self.edited)
        self._warn()

    def _prices(self) -> QVBoxLayout:
        _, theme = self.look.phrases, self.look.theme
        column = QVBoxLayout()
        column.setSpacing(theme.space.half)
        label = Text(theme, _("Prices on your list"), size=TextSize.SMALL, tone=Tone.MUTED, is_bold=True)
        column.addWidget(label)
        column.addWidget(self.prices)
        return column

    def _warn(self) -> None:
        """Nobody is held up: the number may come with a letter next week."""
        founding = self.answers.founding
        known = preset(founding.country)
        number, rate_bp = founding.company.tax_number, self.rates.usual_bp
        self.warning.setVisible(known.lacks_tax_number(number, (rate_bp,)))

    @override
    def take(self) -> None:
        rates = self.rates
        self.answers.founding = replace(
            self.answers.founding,
            currency=str(self.currency.value),
            time_zone=str(self.time_zone.value),
            prices_include_tax=self.prices.value is True,
            rates=rates.chosen,
            own_rates=rates.own,
            usual=rates.usual,
            papers=self.papers.form,
        )

    @override
    def check(self) -> bool:
        try:
            checked_papers(self.papers.form)
        except Refused as refusal:
            self.papers.refuse(refusal)
            return False
        return self.rates.check()

    @override
    def first_focus(self) -> QWidget:
        """Some countries leave no choice of currency, and most none of the time zone."""
        fields = (self.currency, self.time_zone)
        return next((field for field in fields if field.isEnabled()), self.papers.language)


def _currency_field(look: Look, founding: Founding) -> SelectField:
    """Any currency, save where the law wants every invoice in one."""
    _, known = look.phrases, preset(founding.country)
    choices = places.currencies(_.language)
    hint = _("It cannot be changed later: every amount is kept in it.")
    if known.is_currency_fixed:
        choices = tuple(choice for choice in choices if choice.key == known.currency.code)
        hint = _("Tax invoices of this country have to be written in it.")
    field = SelectField(look.theme, _("Currency"), choices, founding.currency, hint=hint)
    field.setEnabled(not known.is_currency_fixed)
    return field
