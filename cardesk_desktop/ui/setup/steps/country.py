"""The country: it proposes currency, time, taxes and what is asked of a company there."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QWidget
from typing_extensions import override

from cardesk_desktop.domain.presets.countries import PRESETS, preset
from cardesk_desktop.domain.presets.model import Preset
from cardesk_desktop.operations.founding import proposed
from cardesk_desktop.ui.forms import places
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.setup.session import Answers, SetupMeans
from cardesk_desktop.ui.setup.step import StepBody
from cardesk_desktop.ui.theme import TextSize, Tone
from cardesk_desktop.ui.widgets.card import PressCard
from cardesk_desktop.ui.widgets.labels import Text
from cardesk_desktop.ui.widgets.select_field import SelectField

_COLUMNS = 2
_OTHER = ""


class CountryStep(StepBody):
    """Answers that the country proposes are proposed anew when another one is chosen."""

    def __init__(self, look: Look, means: SetupMeans, answers: Answers) -> None:
        super().__init__(look, means, answers)
        _, theme = look.phrases, look.theme
        country = answers.founding.country
        self.cards: dict[str, PressCard] = {}
        grid = QGridLayout()
        grid.setSpacing(theme.space.one_half)
        for place, each in enumerate(PRESETS.values()):
            self._put(grid, place, each.country, self._facts(each))
        self._put(grid, len(PRESETS), _OTHER, _("You choose currency, time and taxes yourself"))
        self.column.addLayout(grid)
        self.others = SelectField(theme, _("Country"), places.countries(_.language))
        self.others.set_value(country if country not in PRESETS else None)
        self.others.changed.connect(lambda chosen: self._choose(str(chosen)))
        self.column.addWidget(self.others)
        self._show_chosen(country)

    @override
    def check(self) -> bool:
        if self.answers.founding.country:
            return True
        _ = self.look.phrases
        if self.others.isHidden():
            self.cards[next(iter(PRESETS))].setFocus()
        else:
            self.others.set_error(_("Choose the country of your car wash."))
            self.others.setFocus()
        return False

    @override
    def first_focus(self) -> QWidget:
        country = self.answers.founding.country
        return self.cards[country if country in PRESETS else next(iter(PRESETS))]

    def _put(self, grid: QGridLayout, place: int, country: str, facts: str) -> None:
        _, theme = self.look.phrases, self.look.theme
        name = places.country_name(_.language, country) if country else _("Another country")
        card = PressCard(theme, _.listed((name, facts)), is_checkable=True, padding=theme.space.one_half)
        card.content.addWidget(card.show_only(Text(theme, name, is_bold=True)))
        detail = Text(theme, facts, size=TextSize.SMALL, tone=Tone.MUTED, is_wrapping=True)
        card.content.addWidget(card.show_only(detail))
        card.activated.connect(lambda: self._press(country))
        self.cards[country] = card
        grid.addWidget(card, place // _COLUMNS, place % _COLUMNS)

    def _facts(self, each: Preset) -> str:
        _ = self.look.phrases
        usual = each.rates[0].rate_bp
        tax = _("VAT {rate}", rate=_.percent(usual)) if usual else _("No VAT")
        return _.side_by_side((tax, _.currency_name(each.currency)))

    def _press(self, country: str) -> None:
        if country == _OTHER:
            self._show_chosen(_OTHER, opens_others=True)
            self.others.setFocus()
            chosen = self.others.value
            country = str(chosen) if chosen is not None else ""
            if not country:
                return
        self._choose(country)

    def _choose(self, country: str) -> None:
        self.others.clear_error()
        if country != self.answers.founding.country:
            code = places.currency_of(country) if not preset(country).country else ""
            zone = places.zones_of(country)[0] if not preset(country).country else ""
            self.answers.founding = proposed(self.answers.founding, country, of=code, time_zone=zone)
            self.edited.emit()
        self._show_chosen(country)

    def _show_chosen(self, country: str, *, opens_others: bool = False) -> None:
        is_other = opens_others or (bool(country) and country not in PRESETS)
        for code, card in self.cards.items():
            card.setChecked(is_other if code == _OTHER else code == country)
        self.others.setVisible(is_other)
