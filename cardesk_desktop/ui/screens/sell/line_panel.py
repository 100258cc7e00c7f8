"""The side panel of one line: how many, at what discount, by whom, with what note."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from cardesk_desktop.domain.discount import Discount
from cardesk_desktop.domain.errors import Refused
from cardesk_desktop.domain.quantity import Quantity
from cardesk_desktop.domain.staff import Staff
from cardesk_desktop.domain.ticket import TicketLine
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.ui.errors import sentence
from cardesk_desktop.ui.screens.sell.discount_editor import DiscountEditor
from cardesk_desktop.ui.screens.sell.pad import pad_for, stands_beside
from cardesk_desktop.ui.theme import TextSize, Theme, Tone
from cardesk_desktop.ui.widgets.buttons import Button, ButtonKind, ButtonSize
from cardesk_desktop.ui.widgets.chips import Chip, ChipRow
from cardesk_desktop.ui.widgets.choice import Choice
from cardesk_desktop.ui.widgets.fields import TextField
from cardesk_desktop.ui.widgets.labels import Text
from cardesk_desktop.ui.widgets.panel_content import PanelContent
from cardesk_desktop.ui.widgets.quantity_stepper import QuantityStepper


@dataclass(frozen=True, slots=True)
class LineEdit:
    """What a line should become."""

    line_id: UUID
    quantity: Quantity
    discount: Discount | None
    note: str
    worker_id: UUID | None


class LinePanel(PanelContent):
    """The form of a line. It reads itself; the page around it saves."""

    saved = Signal(object)
    """`LineEdit`: the person is content with it."""
    removed = Signal()
    """The line is to be taken off."""

    def __init__(
        self,
        theme: Theme,
        _: Phrasebook,
        line: TicketLine,
        staff: Sequence[Staff],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent)
        self._theme, self._, self._line = theme, _, line
        self.quantity = QuantityStepper(theme, _, line.quantity)
        self.discount = DiscountEditor(theme, _, line.subtotal, line.discount)
        self.worker = self._workers(staff)
        self.note = TextField(theme, _("Note"), placeholder=_("Printed under the line on the invoice"))
        self.note.set_text(line.note)
        self.pad = pad_for(
            theme, _, (self.quantity.editor, self.discount.rate.editor, self.discount.amount.editor)
        )
        self.pad.hide()
        self.pad_switch = Chip(theme, _("Number pad"), icon="hash", is_checkable=True)
        self.pad_switch.toggled.connect(self.pad.setVisible)
        self._lay_out()
        self.save = Button(
            theme, _("Save"), kind=ButtonKind.PRIMARY, size=ButtonSize.TALL, key="Enter", is_once=True
        )
        self.remove = Button(theme, _("Remove from the ticket"), kind=ButtonKind.DESTRUCTIVE, icon="trash-2")
        self._message = Text(theme, tone=Tone.DUE, is_wrapping=True)
        self._message.hide()
        self.footer.addWidget(self._message)
        self.footer.addWidget(self.save)
        self.footer.addWidget(self.remove)
        self.save.activated.connect(self._submit)
        self.quantity.changed.connect(self._on_quantity)
        self.remove.activated.connect(self.removed)
        for part in (self.quantity, self.discount, self.note):
            part.submitted.connect(self.save.click)

    def release(self) -> None:
        """What was begun has ended, well or not: it may be tried again."""
        self.save.set_busy(False)

    def refuse(self, refusal: Refused, *, is_discount: bool = False) -> None:
        """Nothing more was saved: say why, beside the discount or the note, or above the buttons."""
        self.save.set_busy(False)
        if is_discount:
            self.discount.refuse(refusal)
            return
        words = sentence(self._, refusal)
        if refusal.params.get("field") == "note":
            self.note.set_error(words)
            self.note.setFocus()
        else:
            self._message.setText(words)
            self._message.show()

    def _on_quantity(self, quantity: Quantity) -> None:
        self.discount.set_base(self._line.unit_price.times(quantity.milli, 1000))

    def _lay_out(self) -> None:
        _, theme = self._, self._theme
        price = _("{price} each", price=self._line.unit_price)
        top = QHBoxLayout()
        top.addWidget(Text(theme, price, tone=Tone.MUTED), 1)
        top.addWidget(self.pad_switch)
        self.body.addLayout(top)
        self.body.addWidget(self.quantity)
        if stands_beside(theme):
            self.put_beside(self.pad)
        else:
            self.body.addWidget(self.pad)
        self._titled(_("Done by"), self.worker)
        self.body.addWidget(self.note)
        self._titled(_("Discount on this line"), self.discount)
        self.body.addStretch(1)

    def _titled(self, title: str, part: QWidget) -> None:
        head = Text(self._theme, title, size=TextSize.SMALL, tone=Tone.MUTED, is_bold=True)
        self.body.addWidget(head)
        self.body.addWidget(part)

    def _workers(self, staff: Sequence[Staff]) -> ChipRow:
        row = ChipRow(self._theme, self._("Done by"))
        nobody = Choice(None, self._("Nobody named"))
        choices = [nobody, *(Choice(person.id, person.name) for person in staff)]
        row.set_choices(choices, self._line.staff_id)
        return row

    def _submit(self) -> None:
        self._message.hide()
        if self.quantity.error:
            self.save.set_busy(False)
            self.quantity.setFocus()
            return
        try:
            discount = self.discount.read()
        except Refused:
            self.save.set_busy(False)
            return
        worker = self.worker.current
        self.saved.emit(
            LineEdit(
                line_id=self._line.id,
                quantity=self.quantity.quantity,
                discount=discount,
                note=self.note.text,
                worker_id=worker if isinstance(worker, UUID) else None,
            )
        )
