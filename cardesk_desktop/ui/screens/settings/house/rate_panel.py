"""The panel for one tax rate: a new one, or another name or figure for one that is there."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtCore import Signal

from cardesk_desktop.domain.changes import Outcome
from cardesk_desktop.domain.company import Company
from cardesk_desktop.domain.errors import Refused
from cardesk_desktop.domain.tax_rate import SoldAt, TaxRate
from cardesk_desktop.operations.tax_rates import add_tax_rate, change_tax_rate, sold_at
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.screens.settings.house.rate_fields import RateFields
from cardesk_desktop.ui.tasks import Tasks
from cardesk_desktop.ui.theme import TextSize, Tone
from cardesk_desktop.ui.widgets.buttons import Button, ButtonKind, ButtonSize
from cardesk_desktop.ui.widgets.labels import Text
from cardesk_desktop.ui.widgets.panel_content import PanelContent
from cardesk_desktop.ui.widgets.switch import Switch


class RatePanel(PanelContent):
    """Another figure asks, with how many there are, whether what is sold at the old one takes it."""

    saved = Signal()

    def __init__(
        self,
        look: Look,
        tasks: Tasks,
        acting: Callable[[], UUID],
        company: Company,
        rate: TaxRate | None = None,
    ) -> None:
        super().__init__(look.theme)
        _, theme = look.phrases, look.theme
        self._look, self._tasks, self._acting, self._rate = look, tasks, acting, rate
        self.fields = RateFields(look, company)
        self.moves = Switch(theme, _("Sell them at the new rate"), is_on=True)
        self._about = Text(theme, "", is_wrapping=True)
        note = _("Invoices that were written keep the tax that they show.")
        self.body.addWidget(self.fields)
        self.body.addWidget(self._about)
        self.body.addWidget(self.moves)
        self.body.addWidget(Text(theme, note, size=TextSize.SMALL, tone=Tone.MUTED, is_wrapping=True))
        self.body.addStretch(1)
        words = _("Save the rate") if rate else _("Add this rate")
        self.button = Button(
            theme, words, kind=ButtonKind.PRIMARY, size=ButtonSize.TALL, key="Enter", is_once=True
        )
        self.footer.addWidget(self.button)
        for part in (self._about, self.moves):
            part.hide()
        if rate is not None:
            self.fields.fill(rate)
            tasks.run(sold_at, rate_id=rate.id, on_done=self._tell_about, owner=self)
        self.button.activated.connect(self._save)
        self.fields.submitted.connect(self.button.click)

    def _tell_about(self, about: SoldAt) -> None:
        if about:
            _ = self._look.phrases
            services = _.plural("{n} service", "{n} services", about.services)
            products = _.plural("{n} product", "{n} products", about.products)
            words = _("Sold at this rate now: {services}, {products}.", services=services, products=products)
            if about.tickets:
                # Translators: a second sentence; "it" is the tax rate.
                open_ones = _.plural(
                    "It stands on {n} open ticket too.", "It stands on {n} open tickets too.", about.tickets
                )
                words = f"{words} {open_ones}"
            self._about.setText(words)
            self._about.show()
            self.moves.show()

    def _save(self) -> None:
        form = self.fields.read()
        if form is None:
            self.button.set_busy(False)
            return
        operation: Callable[..., Outcome[TaxRate]] = partial(add_tax_rate, form=form)
        if self._rate is not None:
            moves_items = self.moves.isChecked()
            operation = partial(change_tax_rate, rate_id=self._rate.id, form=form, moves_items=moves_items)
        self._tasks.run(
            operation,
            staff_id=self._acting(),
            on_done=self._on_saved,
            on_refused=self._refuse,
            on_settled=lambda: self.button.set_busy(False),
            owner=self,
        )

    def _on_saved(self, _: TaxRate) -> None:
        self.saved.emit()

    def _refuse(self, refusal: Refused) -> None:
        self.fields.refuse(refusal)
