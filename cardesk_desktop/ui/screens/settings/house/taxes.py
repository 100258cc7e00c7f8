"""The section of the taxes: the rates to choose from, and how prices are meant."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from cardesk_desktop.domain.changes import Changes, Noun
from cardesk_desktop.domain.tax import Tax
from cardesk_desktop.domain.tax_rate import RateInUse, TaxRate
from cardesk_desktop.operations.changing_company import HouseFacts, change_tax_mode, house_facts
from cardesk_desktop.operations.tax_rates import archive_tax_rate, choose_usual_tax, rates_in_use
from cardesk_desktop.ui.forms.number_warning import without_number
from cardesk_desktop.ui.navigator import Window
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.screens.means import Means
from cardesk_desktop.ui.screens.settings.card import SettingsCard
from cardesk_desktop.ui.screens.settings.house.rate_panel import RatePanel
from cardesk_desktop.ui.screens.settings.section import SectionBody
from cardesk_desktop.ui.theme import TextSize, Tone
from cardesk_desktop.ui.widgets.buttons import Button, ButtonKind
from cardesk_desktop.ui.widgets.card import Card
from cardesk_desktop.ui.widgets.choice import Choice
from cardesk_desktop.ui.widgets.labels import Text
from cardesk_desktop.ui.widgets.segmented import Segmented
from cardesk_desktop.ui.widgets.tag import Tag


class TaxesBody(SectionBody):
    """Every choice works at once; a rate is opened in the side panel."""

    def __init__(self, look: Look, means: Means, window: Window) -> None:
        super().__init__(look.theme)
        _, theme = look.phrases, look.theme
        self._look, self._means, self._window = look, means, window
        self._usual: Tax | None = None
        self._rows = QVBoxLayout()
        self._rows.setSpacing(theme.space.one)
        self.add_button = Button(theme, _("Add a rate"), icon="plus")
        self.add_button.activated.connect(lambda: self._open(None))
        self.warning = without_number(look)
        self.add(self.warning)
        self.add(self._rate_card())
        self.prices = Segmented(
            theme,
            _("Prices on your list"),
            [Choice(True, _("with tax")), Choice(False, _("without tax"))],
            chosen=True,
        )
        self.prices.changed.connect(self._on_prices)
        card = SettingsCard(theme)
        hint = _("It applies to every price, and stays from the first invoice on.")
        card.add_row(_("Prices on your list"), hint, self.prices)
        self.add(card)
        means.tasks.changed.connect(self._on_changed)
        self._refresh()

    @property
    def has_rates(self) -> bool:
        """True once the rates have come from the database."""
        return self._rows.count() > 0

    @override
    def controls(self) -> dict[str, QWidget]:
        return {"add": self.add_button, "prices": self.prices}

    @override
    def first_focus(self) -> QWidget:
        return self.add_button

    def _rate_card(self) -> Card:
        _, theme = self._look.phrases, self._look.theme
        card = Card(theme, padding=theme.space.three, gap=theme.space.two)
        card.content.addWidget(Text(theme, _("Tax rates"), is_bold=True))
        hint = _("New services and products begin with the usual rate. Archived rates are no longer offered.")
        card.content.addWidget(Text(theme, hint, size=TextSize.SMALL, tone=Tone.MUTED, is_wrapping=True))
        card.content.addLayout(self._rows)
        row = QHBoxLayout()
        row.addWidget(self.add_button)
        row.addStretch(1)
        card.content.addLayout(row)
        return card

    def _refresh(self) -> None:
        self._means.tasks.run(house_facts, on_done=self._take_facts, owner=self)
        self._means.tasks.run(rates_in_use, on_done=self._take_rates, owner=self)

    def _take_facts(self, facts: HouseFacts) -> None:
        self._usual = facts.company.default_tax
        self.prices.set_value(facts.company.tax_mode.prices_include_tax)
        self.prices.setEnabled(not facts.has_documents)
        self.warning.setVisible(facts.lacks_tax_number)

    def _take_rates(self, rates: tuple[RateInUse, ...]) -> None:
        while self._rows.count():
            taken = self._rows.takeAt(0)
            widget = taken.widget() if taken is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for in_use in rates:
            self._rows.addWidget(self._row(in_use))

    def _row(self, in_use: RateInUse) -> QWidget:
        _, theme = self._look.phrases, self._look.theme
        rate = in_use.rate
        name = rate.names.in_language(_.language.code)
        words = _("{name}, {rate}", name=name, rate=_.percent(rate.tax.rate_bp))
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.space.one)
        tone = Tone.MUTED if rate.is_archived else Tone.TEXT
        about = QVBoxLayout()
        about.setSpacing(0)
        about.addWidget(Text(theme, words, tone=tone, is_wrapping=True))
        about.addWidget(
            Text(theme, self._use(in_use), size=TextSize.SMALL, tone=Tone.MUTED, is_wrapping=True)
        )
        line.addLayout(about, 1)
        if rate.is_archived:
            line.addWidget(Tag(theme, _("Archived"), Tone.MUTED))
            line.addWidget(
                self._button(_("Bring back"), words, partial(self._archive, rate, is_archived=False))
            )
            return row
        if rate.tax == self._usual:
            line.addWidget(Tag(theme, _("Usual rate"), Tone.READY))
        else:
            line.addWidget(self._button(_("Make it the usual one"), words, partial(self._choose, rate)))
            line.addWidget(self._button(_("Archive"), words, partial(self._archive, rate, is_archived=True)))
        line.addWidget(self._button(_.context("correct it", "Change"), words, partial(self._open, rate)))
        return row

    def _use(self, in_use: RateInUse) -> str:
        """What is sold at a rate, and for a rate of nothing why no tax is due."""
        _, sold_at = self._look.phrases, in_use.sold_at
        services = _.plural("{n} service", "{n} services", sold_at.services)
        products = _.plural("{n} product", "{n} products", sold_at.products)
        use = _("{services}, {products}", services=services, products=products)
        parts = (in_use.rate.tax.reason, use if sold_at else _("Nothing is sold at it."))
        return _.side_by_side(parts)

    def _button(self, words: str, about: str, run: partial[None]) -> Button:
        button = Button(self._look.theme, words, kind=ButtonKind.QUIET)
        button.setAccessibleName(f"{words}: {about}")
        button.activated.connect(run)
        return button

    def _open(self, rate: TaxRate | None) -> None:
        _ = self._look.phrases
        panel = RatePanel(self._look, self._means.tasks, self._means.acting, self._means.company, rate)
        panel.saved.connect(self._window.close_panel)
        title = _("Change a rate") if rate else _("Another rate")
        self._window.open_panel(panel, title, first_focus=panel.fields.name.editor)

    def _choose(self, rate: TaxRate) -> None:
        self._means.tasks.run(choose_usual_tax, staff_id=self._means.acting(), rate_id=rate.id)

    def _archive(self, rate: TaxRate, *, is_archived: bool) -> None:
        self._means.tasks.run(
            archive_tax_rate, staff_id=self._means.acting(), rate_id=rate.id, is_archived=is_archived
        )

    def _on_prices(self, includes: object) -> None:
        self._means.tasks.run(
            change_tax_mode,
            staff_id=self._means.acting(),
            prices_include_tax=includes is True,
            on_settled=self._refresh,
        )

    def _on_changed(self, changes: Changes) -> None:
        if changes.touches(Noun.COMPANY, Noun.CATALOGUE, Noun.INVOICE):
            self._refresh()
