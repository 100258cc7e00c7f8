"""The page while money is being taken: head, ways and parts on one side, the entry on the other."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from cardesk_desktop.domain.money import Currency, Money
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.settings import AutoPrint
from cardesk_desktop.ui.screens.pay.checkout import Checkout
from cardesk_desktop.ui.screens.pay.entry_card import EntryCard
from cardesk_desktop.ui.screens.pay.faces import action_face, entry_face, head_face, part_faces
from cardesk_desktop.ui.screens.pay.head import PayHead
from cardesk_desktop.ui.screens.pay.in_sight import InSight
from cardesk_desktop.ui.screens.pay.layout import Columns
from cardesk_desktop.ui.screens.pay.part_list import PartList
from cardesk_desktop.ui.screens.pay.tendering import Step, Tendering, Way
from cardesk_desktop.ui.screens.pay.thanks_face import footnote
from cardesk_desktop.ui.screens.pay.way_card import WayColumn
from cardesk_desktop.ui.screens.pay.ways import way_faces
from cardesk_desktop.ui.theme import Theme

SETTLING_MS = 400
"""The Enter that set a part aside, pressed twice by a hasty hand, must not pay the rest another way."""


class PayingView(QWidget):
    """Shows a checkout and hands to it what is pressed and typed."""

    attempted = Signal()
    """The person pressed a button that may complete the payment."""
    client_asked = Signal()
    back_asked = Signal()

    def __init__(
        self,
        theme: Theme,
        phrases: Phrasebook,
        currency: Currency,
        checkout: Checkout,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._, self._checkout = phrases, checkout
        self._early_way: Way | None = None
        self.head = PayHead(theme, phrases)
        self.ways = WayColumn(theme, phrases("Way to pay"))
        self.parts = PartList(theme, phrases("Taken so far"))
        self.entry = EntryCard(theme, phrases, currency)
        choices = QWidget()
        below = QVBoxLayout(choices)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(theme.space.two)
        below.addWidget(self.ways, 10)
        below.addWidget(self.parts)
        below.addStretch(1)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self.columns = Columns(theme, self.head, choices, self.entry)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        entry = self.entry
        coming = (entry.result, entry.leave_button)
        column.addWidget(InSight(theme, self.columns, entry, entry.take_button, coming))
        self._connect()

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self.entry.keep_room(self.columns.room_in(self.height()))

    def expect_subject(self) -> None:
        """A payment is being read: a way chosen for one that never came is not meant for it."""
        self._early_way = None
        self._patience.stop()

    def show_subject(self, prints: AutoPrint) -> None:
        """Show what is being paid, and how far one has come."""
        subject = self._checkout.subject
        if subject is not None:
            self.head.show_subject(subject)
            self.entry.show_footnote(footnote(self._, prints, is_later=subject.is_later))
            self._show_all()
            if self._early_way is not None:
                self.choose(self._early_way)
                self._early_way = None

    def choose(self, way: Way) -> None:
        """Pay what is left in this way; pressed before it is known what that is, as soon as it is."""
        if self._checkout.state is None:
            self._early_way = way
            return
        self._press(lambda state: state.choose(way))

    def take(self) -> None:
        """Do what the large button says; a hasty second press after a part does nothing."""
        if self._patience.isActive():
            self.entry.set_busy(False)
            return
        self.entry.set_busy(True)
        self.attempted.emit()
        state = self._checkout.state
        self._checkout.take()
        if state is not None and state.step is Step.ADD:
            self._patience.start(SETTLING_MS)

    def leave_rest(self) -> None:
        """Stop here: the entry is taken, the rest stays open."""
        state = self._checkout.state
        if state is None or not state.can_leave_rest:
            self.entry.set_busy(False)
            return
        self.entry.set_busy(True)
        self.attempted.emit()
        self._checkout.take(is_leaving=True)

    def _connect(self) -> None:
        entry = self.entry
        self._checkout.settled.connect(lambda: entry.set_busy(False))
        self.head.client_asked.connect(self.client_asked)
        self.head.back_asked.connect(self.back_asked)
        self.ways.chosen.connect(self.choose)
        self.parts.removed.connect(lambda place: self._press(lambda state: state.without(place)))
        entry.picked.connect(lambda amount: self._press(lambda state: state.enter(amount)))
        entry.typed.connect(self._on_typed)
        entry.mistyped.connect(lambda: self._type(lambda state: state.mistype()))
        entry.referred.connect(lambda text: self._type(lambda state: state.refer(text)))
        entry.take_asked.connect(self.take)
        entry.leave_asked.connect(self.leave_rest)

    def _press(self, change: Callable[[Tendering], Tendering]) -> None:
        """The person pressed something: the field follows."""
        state = self._checkout.state
        self._patience.stop()
        if state is not None and self._checkout.sale is None:
            self._checkout.put(change(state))
            self._show_all()

    def _type(self, change: Callable[[Tendering], Tendering]) -> None:
        """The person is typing: everything but the field follows."""
        self._patience.stop()
        if self._checkout.state is not None:
            state = change(self._checkout.state)
            self._checkout.put(state)
            self.entry.follow_entry(entry_face(self._, state))
            self._show_around(state)

    def _show_all(self) -> None:
        state = self._checkout.state
        if state is not None:
            self.entry.show_entry(entry_face(self._, state), state.amount, state.reference)
            self._show_around(state)
            self.entry.focus_entry()

    def _show_around(self, state: Tendering) -> None:
        if self._checkout.subject is not None:
            self.head.show_amount(head_face(self._, self._checkout.subject, state))
        self.ways.show_faces(way_faces(self._, state))
        self.parts.show_faces(part_faces(self._, state))
        self.entry.show_action(action_face(self._, state))

    def _on_typed(self, amount: Money | None) -> None:
        self._type(lambda state: state.enter(amount))
