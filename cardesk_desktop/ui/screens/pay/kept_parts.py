"""What was taken for payments that were left before they were completed."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal

from cardesk_desktop.domain.changes import Changes
from cardesk_desktop.domain.errors import Refused
from cardesk_desktop.domain.invoice_file import InvoiceFile
from cardesk_desktop.operations.ticket_view import TicketView
from cardesk_desktop.ui.requests import OpenLaterPayment, OpenPayment
from cardesk_desktop.ui.screens.pay.memory import Begun, Stranded
from cardesk_desktop.ui.screens.pay.reading import is_closed, is_settled, read, thing
from cardesk_desktop.ui.screens.pay.subject import Payable
from cardesk_desktop.ui.screens.pay.tendering import Tendering
from cardesk_desktop.ui.tasks import Tasks


class KeptParts(QObject):
    """Keeps the parts of each payment until it is completed: a card terminal really has that money."""

    stranded = Signal(object)
    """A `Stranded`: what it was taken for was closed without it."""

    def __init__(self, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._kept: dict[Payable, Begun] = {}
        self._in_front: Payable | None = None
        tasks.changed.connect(self._on_changes)

    @property
    def all(self) -> tuple[Begun, ...]:
        """Everything that is kept, in the order in which it was left."""
        return tuple(self._kept.values())

    def keep(self, begun: Begun) -> None:
        """Note how far a payment has come; one without parts is nothing to keep."""
        self.forget(begun.subject.payable)
        if begun.tendering.parts:
            self._kept[begun.subject.payable] = begun

    def take_up(self, payable: Payable) -> Tendering | None:
        """Go on with a payment: how far one had come, if anything was taken. Others are looked after here."""
        self._in_front = payable
        begun = self._kept.get(payable)
        return begun.tendering if begun else None

    def forget(self, payable: Payable) -> None:
        """It was completed."""
        self._kept.pop(payable, None)

    def strand(self, payable: Payable, taken: Stranded | None = None) -> None:
        """It can be completed no more: somebody has to hear what was taken for it.

        `taken` is all of it where somebody tried to complete it, else it is the parts that are kept.
        """
        begun = self._kept.pop(payable, None)
        if taken is None and begun is not None:
            taken = Stranded(begun.subject, begun.tendering.parts)
        if taken is not None and taken.tenders:
            self.stranded.emit(taken)

    def _on_changes(self, changes: Changes) -> None:
        for payable in tuple(self._kept):
            if payable != self._in_front and thing(payable) in changes.touched:
                read(
                    self._tasks,
                    payable,
                    on_ticket=self._on_ticket,
                    on_invoice=self._on_invoice,
                    on_refused=partial(self._gone, payable),
                    owner=self,
                )

    def _on_ticket(self, view: TicketView) -> None:
        if is_closed(view):
            self._gone(OpenPayment(view.ticket.id))

    def _on_invoice(self, file: InvoiceFile) -> None:
        if is_settled(file):
            self._gone(OpenLaterPayment(file.invoice.id))

    def _gone(self, payable: Payable, _refusal: Refused | None = None) -> None:
        if payable != self._in_front:
            self.strand(payable)
