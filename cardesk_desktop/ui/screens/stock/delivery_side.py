"""What stands beside the lines of a delivery: from whom, the line in hand, and the button that receives."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cardesk_desktop.domain.company import Company
from cardesk_desktop.domain.money import Money
from cardesk_desktop.domain.quantity import Quantity
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.operations.writing_deliveries import DeliveryView, UnpackedLine
from cardesk_desktop.ui.theme import TextSize, Theme, Tone
from cardesk_desktop.ui.widgets.buttons import Button, ButtonKind, ButtonSize, IconButton
from cardesk_desktop.ui.widgets.card import Card
from cardesk_desktop.ui.widgets.choice import Choice
from cardesk_desktop.ui.widgets.fields import TextField
from cardesk_desktop.ui.widgets.labels import Text
from cardesk_desktop.ui.widgets.money_field import MoneyField
from cardesk_desktop.ui.widgets.quantity_stepper import QuantityStepper
from cardesk_desktop.ui.widgets.select_field import SelectField
from cardesk_desktop.ui.words import called

RECEIVE_KEY = "F9"


class DeliverySide(QWidget):
    """Announces what the person changes; the page writes it down."""

    head_changed = Signal(object, str)
    """The supplier's identity or None, and the reference."""
    line_changed = Signal(object, object)
    """The `Quantity` of the line in hand, and its unit cost or None."""
    removed = Signal()
    received = Signal()
    thrown_away = Signal()
    left = Signal()

    def __init__(
        self, theme: Theme, phrases: Phrasebook, company: Company, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._, self._company = phrases, company
        self.line: UnpackedLine | None = None
        self._build(theme)
        self._lay_out(theme)
        self.supplier.changed.connect(lambda _key: self._tell_head())
        self.reference.editor.editingFinished.connect(self._tell_head)
        self.quantity.changed.connect(lambda _quantity: self._tell_line())
        self.cost.changed.connect(lambda _amount: self._tell_line())
        self.remove.activated.connect(self.removed)
        self.receive.activated.connect(self.received)
        self.discard.activated.connect(self.thrown_away)
        self.back.activated.connect(self.left)
        self.show_line(None)

    def show_view(self, view: DeliveryView) -> None:
        """Show the head and the sum; what is being typed stays."""
        _ = self._
        choices = [Choice(None, _("No supplier")), *(Choice(each.id, each.name) for each in view.suppliers)]
        self.supplier.set_choices(choices, view.supplier.id if view.supplier else None)
        if not self.reference.editor.hasFocus():
            self.reference.set_text(view.reference)
        count = len(view.lines)
        self.receive.setEnabled(bool(count))
        words = _.plural("Receive {n} product", "Receive {n} products", count)
        self.receive.set_words(words if count else _("Receive"))
        self.discard.setVisible(bool(count))
        self._sum.setText(_("Costs {amount} so far", amount=view.cost) if view.cost else "")

    def show_line(self, line: UnpackedLine | None) -> None:
        """Take a line in hand; what is typed of it stays while it is the same product."""
        is_same = line is not None and self.line is not None and line.product_id == self.line.product_id
        self.line = line
        self._hand.setVisible(line is not None)
        self._about.setVisible(line is None)
        if line is None:
            return
        self._name.setText(called(self._, line.names))
        if not (is_same and self.quantity.editor.hasFocus()):
            self.quantity.set_quantity(line.quantity)
        if not (is_same and self.cost.editor.hasFocus()):
            self.cost.set_amount(line.unit_cost)

    def _build(self, theme: Theme) -> None:
        _ = self._
        self.supplier = SelectField(theme, _("Supplier"), [Choice(None, _("No supplier"))])
        self.reference = TextField(theme, _("Delivery note"), is_latin=True)
        self._name = Text(theme, is_bold=True, is_wrapping=True)
        self.quantity = QuantityStepper(theme, _)
        hint = _("Leave it empty to take its cost so far.")
        self.cost = MoneyField(theme, _, _("Unit cost, before tax"), self._company.currency, hint=hint)
        self.remove = IconButton(theme, "trash-2", _("Remove from the delivery"))
        self._sum = Text(theme, is_bold=True)
        self.receive = Button(
            theme,
            _("Receive"),
            kind=ButtonKind.PRIMARY,
            size=ButtonSize.LARGE,
            key=RECEIVE_KEY,
            is_once=True,
        )
        self.back = Button(theme, _("Back to the stock"), icon="arrow-left")
        self.discard = Button(theme, _("Discard"), kind=ButtonKind.QUIET)

    def _lay_out(self, theme: Theme) -> None:
        _ = self._
        card = Card(theme, gap=theme.space.one)
        title = Text(theme, _("Receipt of goods"), size=TextSize.LARGE, is_bold=True)
        self._about = Text(
            theme,
            _("What is written here is kept, also over night, until you receive it."),
            tone=Tone.MUTED,
            is_wrapping=True,
        )
        self._hand = QWidget()
        hand = QVBoxLayout(self._hand)
        hand.setContentsMargins(0, theme.space.one, 0, 0)
        hand.setSpacing(theme.space.one)
        # Beside the name, not below the cost: the button that receives stays on a small screen.
        named = QHBoxLayout()
        named.setSpacing(theme.space.one)
        named.addWidget(self._name, 1)
        named.addWidget(self.remove)
        hand.addLayout(named)
        in_hand: tuple[QWidget, ...] = (self.quantity, self.cost)
        for part in in_hand:
            hand.addWidget(part)
        shown: tuple[QWidget, ...] = (title, self._about, self.supplier, self.reference, self._hand)
        for part in shown:
            card.content.addWidget(part)
        card.content.addStretch(1)
        card.content.addWidget(self._sum)
        card.content.addWidget(self.receive)
        below = QHBoxLayout()
        below.setSpacing(theme.space.one)
        below.addWidget(self.back)
        below.addStretch(1)
        below.addWidget(self.discard)
        card.content.addLayout(below)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)

    def _tell_head(self) -> None:
        self.head_changed.emit(self.supplier.value, self.reference.text)

    def _tell_line(self) -> None:
        quantity: Quantity = self.quantity.quantity
        cost: Money | None = self.cost.amount
        if not self.quantity.error and not self.cost.has_error:
            self.line_changed.emit(quantity, cost)
