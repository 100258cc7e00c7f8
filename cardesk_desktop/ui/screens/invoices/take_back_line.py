"""One line of the invoice in the panel of a credit note: taken back or not, how much, and where it goes."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cardesk_desktop.domain.catalogue import ItemKind
from cardesk_desktop.domain.credit_note import Fate
from cardesk_desktop.domain.crediting import Pick
from cardesk_desktop.domain.invoice import InvoiceLine
from cardesk_desktop.domain.quantity import ONE, Quantity
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.ui.screens.invoices.take_back_faces import fate_choices, line_detail
from cardesk_desktop.ui.theme import TextSize, Theme, Tone
from cardesk_desktop.ui.widgets.card import Card
from cardesk_desktop.ui.widgets.labels import Text
from cardesk_desktop.ui.widgets.quantity_stepper import QuantityStepper
from cardesk_desktop.ui.widgets.segmented import Segmented
from cardesk_desktop.ui.widgets.switch import Switch


class TakeBackLine(Card):
    """Shows quantity and fate only when the line is taken back, and only where there is a choice."""

    changed = Signal()
    submitted = Signal()

    def __init__(
        self,
        theme: Theme,
        _: Phrasebook,
        position: int,
        sold: InvoiceLine,
        left: InvoiceLine,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, is_flat=True, padding=theme.space.one_half, parent=parent)
        self._position, self._left = position, left
        name = sold.names.in_language(_.language.code)
        self.switch = Switch(theme, name)
        self._detail = Text(
            theme, line_detail(_, sold, left), size=TextSize.SMALL, tone=Tone.MUTED, is_wrapping=True
        )
        self.stepper = QuantityStepper(theme, _, left.quantity, most=left.quantity)
        self.fate = Segmented(theme, _("What becomes of the goods"), fate_choices(_))
        for part in (self.switch, self._detail, self.stepper, self.fate):
            self.content.addWidget(part)
        self._follow(is_on=False)
        self.switch.toggled.connect(self._on_toggled)
        self.stepper.changed.connect(lambda _quantity: self.changed.emit())
        self.stepper.submitted.connect(self.submitted)
        self.fate.changed.connect(lambda _fate: self.changed.emit())

    @property
    def pick(self) -> Pick | None:
        """What is taken back of the line; None for nothing."""
        if not self.switch.isChecked():
            return None
        fate = self.fate.value
        return Pick(self._position, self._quantity, fate if isinstance(fate, Fate) else Fate.STOCK)

    @property
    def is_readable(self) -> bool:
        """False while what was typed is no quantity, or more than is left."""
        return not (self.switch.isChecked() and self.stepper.error)

    def take(self, *, is_taken: bool) -> None:
        """Take all of it back, or nothing."""
        self.stepper.set_quantity(self._left.quantity)
        self.switch.setChecked(is_taken)

    @property
    def _quantity(self) -> Quantity:
        return self.stepper.quantity

    def _on_toggled(self, is_on: bool) -> None:
        self._follow(is_on=is_on)
        self.changed.emit()

    def _follow(self, *, is_on: bool) -> None:
        self.stepper.setVisible(is_on and self._left.quantity != ONE)
        self.fate.setVisible(is_on and self._left.kind is ItemKind.PRODUCT)
