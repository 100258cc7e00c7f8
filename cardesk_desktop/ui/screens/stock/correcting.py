"""Stock put right by hand: found or missing, wasted or used up, always with a reason."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from functools import partial
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cardesk_desktop.domain.changes import Outcome
from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.stock import StockMovement
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.operations.correcting_stock import adjust_stock, take_out
from cardesk_desktop.operations.looking_at_stock import StockCard
from cardesk_desktop.ui.errors import sentence
from cardesk_desktop.ui.tasks import Tasks
from cardesk_desktop.ui.theme import TextSize, Theme, Tone
from cardesk_desktop.ui.widgets.buttons import Button, ButtonKind, ButtonSize
from cardesk_desktop.ui.widgets.choice import Choice
from cardesk_desktop.ui.widgets.fields import TextField
from cardesk_desktop.ui.widgets.labels import Text
from cardesk_desktop.ui.widgets.panel_content import PanelContent
from cardesk_desktop.ui.widgets.quantity_stepper import QuantityStepper
from cardesk_desktop.ui.widgets.segmented import Segmented
from cardesk_desktop.ui.words import called


class Deed(Enum):
    """What is put right."""

    FOUND = "found"
    MISSING = "missing"
    WASTED = "wasted"
    USED = "used"


ADJUSTING, WASTING = (Deed.FOUND, Deed.MISSING), (Deed.WASTED, Deed.USED)


class CorrectionPanel(PanelContent):
    """One quantity of one product, and why. `done` carries the movement once it is sealed."""

    done = Signal(object)

    def __init__(
        self,
        theme: Theme,
        phrases: Phrasebook,
        tasks: Tasks,
        acting: Callable[[], UUID],
        card: StockCard,
        deeds: tuple[Deed, ...],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent)
        self._, self._tasks, self._acting, self._card = phrases, tasks, acting, card
        self.deed = Segmented(theme, phrases("What happened"), _choices(phrases, deeds))
        self.quantity = QuantityStepper(theme, phrases)
        self.reason = TextField(theme, phrases.context("form field", "Reason"))
        self.save = Button(
            theme, "", kind=ButtonKind.PRIMARY, size=ButtonSize.LARGE, key="Enter", is_once=True
        )
        name = Text(
            theme,
            called(phrases, card.product.names),
            size=TextSize.LARGE,
            is_bold=True,
            is_wrapping=True,
        )
        level = Text(theme, phrases("{quantity} in stock", quantity=card.level), tone=Tone.MUTED)
        for part in (name, level, self.deed, self.quantity, self.reason):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self.footer.addWidget(self.save)
        self.deed.changed.connect(self._on_changed)
        self.quantity.changed.connect(self._on_changed)
        self.quantity.submitted.connect(self.reason.setFocus)
        self.reason.submitted.connect(self.save.click)
        self.save.activated.connect(self._save)
        self._on_changed()

    def _on_changed(self, _value: object = None) -> None:
        _, quantity = self._, self.quantity.quantity
        is_more = self.deed.value is Deed.FOUND
        words = (
            _("Add {quantity}", quantity=quantity) if is_more else _("Take off {quantity}", quantity=quantity)
        )
        self.save.set_words(words)

    def _save(self) -> None:
        quantity, deed = self.quantity.quantity, self.deed.value
        operation: Callable[..., Outcome[StockMovement]]
        if deed in WASTING:
            operation = partial(take_out, quantity=quantity, is_used=deed is Deed.USED)
        else:
            operation = partial(adjust_stock, difference=quantity if deed is Deed.FOUND else -quantity)
        self._tasks.run(
            operation,
            on_done=self.done.emit,
            on_refused=self._on_refused,
            on_settled=self._on_settled,
            owner=self,
            staff_id=self._acting(),
            product_id=self._card.product.id,
            reason=self.reason.text,
        )

    def _on_settled(self) -> None:
        self.save.set_busy(False)

    def _on_refused(self, error: Refused) -> None:
        if error.code in (Code.TEXT_MISSING, Code.TEXT_TOO_LONG):
            self.reason.set_error(sentence(self._, error))
            self.reason.setFocus()
        else:
            self._tasks.refused.emit(error)


def _choices(_: Phrasebook, deeds: tuple[Deed, ...]) -> tuple[Choice, ...]:
    words = {
        Deed.FOUND: _.context("stock", "Found"),
        Deed.MISSING: _.context("stock", "Missing"),
        Deed.WASTED: _.context("stock", "Wasted"),
        Deed.USED: _.context("stock", "Used at work"),
    }
    return tuple(Choice(deed, words[deed]) for deed in deeds)
