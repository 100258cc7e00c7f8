"""Receiving goods: scan or type, quantity and cost, and one button for the whole delivery."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cardesk_desktop.domain.changes import Outcome
from cardesk_desktop.domain.company import Company
from cardesk_desktop.domain.delivery import Delivery
from cardesk_desktop.domain.errors import Refused
from cardesk_desktop.domain.money import Money
from cardesk_desktop.domain.quantity import ONE, Quantity
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.operations.correcting_stock import take_back_receipt
from cardesk_desktop.operations.receiving_stock import Received
from cardesk_desktop.operations.writing_deliveries import (
    DeliveryView,
    UnpackedLine,
    head_delivery,
    put_back_delivery,
    put_on_delivery,
    receive_delivery,
    scan_delivery,
    take_off_delivery,
    throw_away_delivery,
    view_delivery,
)
from cardesk_desktop.ui.navigator import Action, Window
from cardesk_desktop.ui.screens.recognition.identifying import Identifying
from cardesk_desktop.ui.screens.stock.delivery_faces import columns
from cardesk_desktop.ui.screens.stock.delivery_side import DeliverySide
from cardesk_desktop.ui.screens.stock.finder import ProductFinder
from cardesk_desktop.ui.screens.stock.unknown_code import new_with_code
from cardesk_desktop.ui.tasks import Tasks
from cardesk_desktop.ui.theme import Theme
from cardesk_desktop.ui.widgets.card import Card
from cardesk_desktop.ui.widgets.empty_state import EmptyState
from cardesk_desktop.ui.widgets.paged_model import PagedModel, from_rows
from cardesk_desktop.ui.widgets.row_list import RowList
from cardesk_desktop.ui.widgets.scrolling import SideBySide
from cardesk_desktop.ui.widgets.stacked import Stacked
from cardesk_desktop.ui.words import called

FIND_KEY = "F3"


class DeliveryDesk(QWidget):
    """The delivery on the table. Everything typed is written down at once."""

    left = Signal()
    """Back to the list of stock; the delivery stays as it is."""

    def __init__(
        self,
        theme: Theme,
        phrases: Phrasebook,
        company: Company,
        tasks: Tasks,
        acting: Callable[[], UUID],
        window: Window,
        identifying: Identifying | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._, self._tasks, self._acting, self._window = phrases, tasks, acting, window
        self._lines: tuple[UnpackedLine, ...] = ()
        self._in_hand: UUID | None = None
        self._model: PagedModel[UnpackedLine] = PagedModel(parent=self)
        self.finder = ProductFinder(theme, phrases, tasks, key=FIND_KEY, identifying=identifying)
        self.rows = RowList(theme, phrases("Lines of the delivery"), self._model, columns(phrases))
        self.side = DeliverySide(theme, phrases, company)
        self._lay_out(theme)
        self._connect()

    def start(self) -> None:
        """Read what is on the table."""
        self._tasks.run(view_delivery, on_done=self._show, owner=self, viewer_id=self._acting())
        self.finder.search.setFocus()

    def scan(self, code: str) -> None:
        """One more of the product that carries a barcode."""
        missed = new_with_code(self._, self._window, code)
        self._run(scan_delivery, self._show_scanned, missed, barcode=code)

    def receive(self) -> None:
        """Receive everything in one go, as the button does."""
        self.side.receive.click()

    def _lay_out(self, theme: Theme) -> None:
        _ = self._
        empty = EmptyState(
            theme,
            "package-plus",
            _("Nothing is on the delivery yet"),
            _("Scan what you unpack: each scan is one more. Or type a product and write how many."),
        )
        card = Card(theme, padding=theme.space.half)
        holder = QWidget()
        self._stack = Stacked(holder)
        self._stack.addWidget(empty)
        self._stack.addWidget(self.rows)
        card.content.addWidget(holder)
        goods = QWidget()
        column = QVBoxLayout(goods)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space.one)
        column.addWidget(self.finder)
        column.addWidget(card, 1)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(SideBySide(theme, goods, self.side, shares=(3, 2), parent=self))

    def _connect(self) -> None:
        self.finder.taken.connect(self._put_one)
        self.finder.search.moved.connect(self.rows.go)
        self.rows.left_upwards.connect(self.finder.search.setFocus)
        self.rows.row_chosen.connect(self._take_in_hand)
        self.rows.row_activated.connect(lambda _line: self.side.quantity.setFocus())
        # Enter goes on as one unpacks: how many, at what cost, and what comes next.
        self.side.quantity.submitted.connect(self.side.cost.setFocus)
        self.side.cost.submitted.connect(self.finder.search.setFocus)
        self.side.line_changed.connect(self._on_line_changed)
        self.side.head_changed.connect(self._on_head_changed)
        self.side.removed.connect(self.remove_line)
        self.side.received.connect(self._receive)
        self.side.thrown_away.connect(self._throw_away)
        self.side.left.connect(self.left)

    def remove_line(self) -> None:
        """Take the line in hand off the delivery; it can be put back."""
        line = next((each for each in self._lines if each.product_id == self._in_hand), None)
        if line is None:
            return
        self._in_hand = None
        self._run(take_off_delivery, product_id=line.product_id)
        put_back = partial(
            self._run,
            put_on_delivery,
            product_id=line.product_id,
            quantity=line.quantity,
            unit_cost=line.unit_cost,
        )
        _ = self._
        self._window.toast(
            _("{product} is off the delivery", product=called(_, line.names)),
            undo=Action(_("Undo"), put_back),
        )

    def _run(
        self,
        operation: Callable[..., Outcome[DeliveryView]],
        on_done: Callable[[DeliveryView], None] | None = None,
        on_refused: Callable[[Refused], None] | None = None,
        **arguments: object,
    ) -> None:
        self._tasks.run(
            partial(operation, **arguments),
            on_done=on_done or self._show,
            on_refused=on_refused,
            owner=self,
            staff_id=self._acting(),
        )

    def _put_one(self, product_id: UUID) -> None:
        line = next((each for each in self._lines if each.product_id == product_id), None)
        quantity = line.quantity + ONE if line else ONE
        self._in_hand = product_id
        self._run(put_on_delivery, self._show_taken, product_id=product_id, quantity=quantity)

    def _on_line_changed(self, quantity: Quantity, cost: Money | None) -> None:
        if self._in_hand is not None:
            self._run(put_on_delivery, product_id=self._in_hand, quantity=quantity, unit_cost=cost)

    def _on_head_changed(self, supplier_id: UUID | None, reference: str) -> None:
        self._run(head_delivery, supplier_id=supplier_id, reference=reference)

    def _show(self, view: DeliveryView) -> None:
        self._lines = view.lines
        self._stack.setCurrentIndex(1 if view.lines else 0)
        self._model.start(from_rows(view.lines))
        self.side.show_view(view)
        places = {line.product_id: place for place, line in enumerate(view.lines)}
        if self._in_hand not in places:
            self._in_hand = view.lines[-1].product_id if view.lines else None
        if self._in_hand is not None:
            self.rows.choose(places[self._in_hand])
        self.side.show_line(next((each for each in view.lines if each.product_id == self._in_hand), None))

    def _show_taken(self, view: DeliveryView) -> None:
        """What was typed is asked for its quantity next."""
        self._show(view)
        self.side.quantity.setFocus()

    def _show_scanned(self, view: DeliveryView) -> None:
        before = {line.product_id: line.quantity for line in self._lines}
        grown = [line for line in view.lines if before.get(line.product_id) != line.quantity]
        if grown:
            self._in_hand = grown[-1].product_id
        self._show(view)

    def _take_in_hand(self, line: UnpackedLine) -> None:
        if line.product_id != self._in_hand:
            self._in_hand = line.product_id
            self.side.show_line(line)

    def _receive(self) -> None:
        self._tasks.run(
            receive_delivery,
            on_done=self._on_received,
            on_settled=lambda: self.side.receive.set_busy(False),
            owner=self,
            once="receive delivery",
            staff_id=self._acting(),
        )

    def _on_received(self, received: Received) -> None:
        _, receipt = self._, received.receipt
        self._window.toast(
            _.plural(
                "{n} product received as {number}",
                "{n} products received as {number}",
                receipt.lines,
                number=receipt.number,
            ),
            undo=Action(_("Undo"), partial(self._take_back, receipt.id)),
        )
        self.left.emit()

    def _take_back(self, receipt_id: UUID) -> None:
        self._tasks.run(take_back_receipt, owner=self, staff_id=self._acting(), receipt_id=receipt_id)

    def _throw_away(self) -> None:
        self._tasks.run(
            throw_away_delivery, on_done=self._on_thrown_away, owner=self, staff_id=self._acting()
        )

    def _on_thrown_away(self, delivery: Delivery | None) -> None:
        self.start()
        if delivery is not None:
            undo = Action(self._("Undo"), partial(self._run, put_back_delivery, delivery=delivery))
            self._window.toast(self._("The delivery is discarded"), undo=undo)
