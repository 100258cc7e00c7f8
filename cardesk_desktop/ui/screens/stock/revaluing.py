"""Another cost for what lies in stock: what one costs, and why."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cardesk_desktop.domain.company import Company
from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.money import Money
from cardesk_desktop.domain.valuation import extended
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.operations.correcting_stock import revalue_stock
from cardesk_desktop.operations.looking_at_stock import StockCard
from cardesk_desktop.ui.errors import sentence
from cardesk_desktop.ui.tasks import Tasks
from cardesk_desktop.ui.theme import TextSize, Theme, Tone
from cardesk_desktop.ui.widgets.buttons import Button, ButtonKind, ButtonSize
from cardesk_desktop.ui.widgets.fields import TextField
from cardesk_desktop.ui.widgets.labels import Text
from cardesk_desktop.ui.widgets.money_field import MoneyField
from cardesk_desktop.ui.widgets.panel_content import PanelContent
from cardesk_desktop.ui.words import called


class RevaluationPanel(PanelContent):
    """What one costs. `done` carries the movement once it is sealed."""

    done = Signal(object)

    def __init__(
        self,
        theme: Theme,
        phrases: Phrasebook,
        company: Company,
        tasks: Tasks,
        acting: Callable[[], UUID],
        card: StockCard,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent)
        self._, self._tasks, self._acting, self._card = phrases, tasks, acting, card
        _, name = phrases, Text(theme, size=TextSize.LARGE, is_bold=True, is_wrapping=True)
        name.setText(called(_, card.product.names))
        level = Text(theme, _("{quantity} in stock", quantity=card.level), tone=Tone.MUTED)
        self.before = Text(theme, tone=Tone.MUTED, is_wrapping=True)
        self.cost = MoneyField(theme, _, _("Unit cost, before tax"), company.currency)
        self.after = Text(theme, is_bold=True, is_wrapping=True)
        self.reason = TextField(theme, _.context("form field", "Reason"))
        self.save = Button(
            theme, _("Correct the cost"), kind=ButtonKind.PRIMARY, size=ButtonSize.LARGE, is_once=True
        )
        for part in (name, level, self.before, self.cost, self.after, self.reason):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self.footer.addWidget(self.save)
        holding = card.holding
        if holding is not None and holding.average is not None:
            worth = _("Worth {value}, {cost} each", value=holding.worth, cost=holding.average)
            self.before.setText(worth)
        self.before.setVisible(bool(self.before.text()))
        self.after.hide()
        self.cost.changed.connect(self._on_cost)
        self.cost.submitted.connect(self.reason.editor.setFocus)
        self.reason.submitted.connect(self.save.click)
        self.save.activated.connect(self._save)

    def _on_cost(self, cost: Money | None) -> None:
        _ = self._
        self.after.setVisible(cost is not None)
        if cost is not None:
            self.after.setText(_("Then worth {value}", value=extended(cost, self._card.level)))
        each = _("Correct the cost to {cost}", cost=cost) if cost is not None else _("Correct the cost")
        self.save.set_words(each)

    def _save(self) -> None:
        # Before somebody is asked to allow what is then refused.
        try:
            cost = self.cost.read()
            if cost is None:
                raise Refused(Code.TEXT_MISSING, field="cost")
        except Refused as refusal:
            self.save.set_busy(False)
            self.cost.set_error(sentence(self._, refusal))
            self.cost.editor.setFocus()
            return
        self._tasks.run(
            revalue_stock,
            on_done=self.done.emit,
            on_refused=self._on_refused,
            on_settled=lambda: self.save.set_busy(False),
            owner=self,
            staff_id=self._acting(),
            product_id=self._card.product.id,
            unit_cost=cost,
            reason=self.reason.text,
        )

    def _on_refused(self, error: Refused) -> None:
        if error.code in (Code.TEXT_MISSING, Code.TEXT_TOO_LONG):
            self.reason.set_error(sentence(self._, error))
            self.reason.setFocus()
        elif error.code is Code.AMOUNT_TOO_LARGE:
            self.cost.set_error(sentence(self._, error))
            self.cost.editor.setFocus()
        else:
            self._tasks.refused.emit(error)
