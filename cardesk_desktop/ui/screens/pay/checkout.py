"""What is being paid and how far one has come: read, put together, and completed once."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from cardesk_desktop.domain.changes import Changes, Noun, Outcome
from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.invoice_file import InvoiceFile
from cardesk_desktop.domain.tender import Tender
from cardesk_desktop.domain.ticket import TicketState
from cardesk_desktop.operations.invoicing import invoice
from cardesk_desktop.operations.paying import SaleCompleted, complete_sale, take_payment
from cardesk_desktop.operations.selling import set_client
from cardesk_desktop.operations.ticket_view import TicketView, view_ticket
from cardesk_desktop.ui.requests import OpenLaterPayment, OpenPayment
from cardesk_desktop.ui.screens.pay.memory import PayMemory
from cardesk_desktop.ui.screens.pay.subject import Payable, Subject, subject_of_invoice, subject_of_ticket
from cardesk_desktop.ui.screens.pay.tendering import Step, Tendering
from cardesk_desktop.ui.tasks import Tasks

_CLOSED = (TicketState.INVOICED, TicketState.VOIDED)


class Checkout(QObject):
    """One payment at a time. `sale` is there as soon as it is on disk, and not before."""

    shown = Signal()
    """Subject or state are others now, and not by the person's own typing."""
    completed = Signal()
    """`sale` is there."""
    settled = Signal()
    """An attempt to complete has ended, well or not."""
    client_wanted = Signal()
    """A rest on account needs a client."""
    refused = Signal(object)
    """A `Refused` that the page has to explain."""
    unavailable = Signal(object)
    """An `Unavailable`; the same can be tried again."""

    def __init__(self, tasks: Tasks, acting: Callable[[], UUID], parent: QObject) -> None:
        super().__init__(parent)
        self._tasks, self._acting = tasks, acting
        self._payable: Payable | None = None
        self._is_clock_confirmed = False
        self._last_tenders: tuple[Tender, ...] = ()
        self.subject: Subject | None = None
        self.state: Tendering | None = None
        self.sale: SaleCompleted | None = None
        tasks.changed.connect(self.on_changes)

    @property
    def memory(self) -> PayMemory | None:
        """What is needed to go on with this payment on a page built anew."""
        return PayMemory(self._payable, self.state, self.sale) if self._payable else None

    def open(self, payable: Payable) -> None:
        """Begin a payment, or go on with it: a card that was taken for it is not forgotten on the way.

        What was put together for another one is forgotten.
        """
        if payable != self._payable or self.sale is not None:
            self.subject = self.state = self.sale = None
        self._payable, self._is_clock_confirmed = payable, False
        self._read(payable)

    def go_on(self, memory: PayMemory) -> None:
        """Take up what another page had begun."""
        self._payable, self.state, self.sale = memory.payable, memory.tendering, memory.completed
        self._read(memory.payable)

    def put(self, state: Tendering) -> None:
        """The person chose or typed something; what is shown follows by the caller's own hand."""
        self.state = state

    def take(self, *, is_leaving: bool = False) -> None:
        """Do what the large button says; with `is_leaving` stop here and leave the rest open."""
        state = self.state
        if state is None or self.sale is not None:
            self.settled.emit()
            return
        needs_client = is_leaving and not (state.has_client or state.is_later)
        if state.step is Step.CHOOSE_CLIENT or needs_client:
            self.settled.emit()
            self.client_wanted.emit()
        elif state.step is Step.ADD and not is_leaving:
            self.state = state.set_aside()
            self.settled.emit()
            self.shown.emit()
        elif state.step is Step.MEND:
            self.settled.emit()
        else:
            self._complete(state.tenders)

    def confirm_clock(self) -> None:
        """A person has looked at the date: complete what was refused for it."""
        self._is_clock_confirmed = True
        self.try_again()

    def try_again(self) -> None:
        """Complete with the tenders of the last attempt; what did succeed is not done again."""
        self._complete(self._last_tenders)

    def choose_client(self, client_id: UUID | None) -> None:
        """Say who pays. An invoice that is there keeps the client it was issued to."""
        if isinstance(self._payable, OpenPayment):
            self._tasks.run(
                set_client,
                on_done=self._show_ticket,
                on_refused=self._refuse,
                staff_id=self._acting(),
                ticket_id=self._payable.ticket_id,
                client_id=client_id,
            )

    def on_changes(self, changes: Changes) -> None:
        """Read again what somebody changed meanwhile."""
        if self.subject is None or self.sale is not None:
            return
        payable = self.subject.payable
        client = self.subject.client
        is_clients = client is not None and client.id in changes.ids(Noun.CLIENT)
        if is_clients or _thing(payable) in changes.touched:
            self._read(payable)

    def _read(self, payable: Payable) -> None:
        match payable:
            case OpenPayment(ticket_id):
                self._tasks.run(
                    view_ticket, on_done=self._show_ticket, on_refused=self._refuse, ticket_id=ticket_id
                )
            case OpenLaterPayment(invoice_id):
                self._tasks.run(
                    invoice, on_done=self._show_invoice, on_refused=self._refuse, invoice_id=invoice_id
                )

    def _show_ticket(self, view: TicketView) -> None:
        subject = subject_of_ticket(view)
        if self._is_wanted(subject):
            if self.sale is None and view.ticket.state in _CLOSED:
                self._refuse(Refused(Code.TICKET_CLOSED))
            else:
                self._show(subject)

    def _show_invoice(self, file: InvoiceFile) -> None:
        subject = subject_of_invoice(file)
        if self._is_wanted(subject):
            if self.sale is None and not subject.due:
                self._refuse(Refused(Code.INVOICE_ALREADY_PAID, number=subject.number))
            else:
                self._show(subject)

    def _is_wanted(self, subject: Subject) -> bool:
        """False for an answer that comes when another payment was begun."""
        return subject.payable == self._payable

    def _show(self, subject: Subject) -> None:
        self.subject = subject
        has_client = subject.client is not None
        if self.state is None:
            self.state = Tendering(subject.due, has_client=has_client, is_later=subject.is_later)
        elif self.sale is None:
            self.state = self.state.for_total(subject.due, has_client=has_client)
        self.shown.emit()

    def _complete(self, tenders: tuple[Tender, ...]) -> None:
        if self.subject is None or self.sale is not None:
            return
        self._last_tenders = tenders
        self._tasks.run(
            self._job(self.subject, tenders),
            on_done=partial(self._done, self.subject.payable),
            on_refused=self._refuse,
            on_unavailable=self.unavailable.emit,
            on_settled=self.settled.emit,
            owner=self,
            once=("pay", self.subject.payable),
        )

    def _job(self, subject: Subject, tenders: tuple[Tender, ...]) -> Callable[..., Outcome[SaleCompleted]]:
        match subject.payable:
            case OpenPayment(ticket_id):
                return partial(
                    complete_sale,
                    staff_id=self._acting(),
                    ticket_id=ticket_id,
                    tenders=tenders,
                    expected=subject.due,
                    is_clock_confirmed=self._is_clock_confirmed,
                )
            case OpenLaterPayment(invoice_id):
                return partial(
                    take_payment,
                    staff_id=self._acting(),
                    invoice_id=invoice_id,
                    tenders=tenders,
                    expected_balance=subject.due,
                    is_clock_confirmed=self._is_clock_confirmed,
                )

    def _done(self, payable: Payable, sale: SaleCompleted) -> None:
        if payable == self._payable:
            self.sale = sale
            self.completed.emit()

    def _refuse(self, refusal: Refused) -> None:
        if refusal.code is Code.TICKET_CHANGED and self._payable is not None:
            self._read(self._payable)
        self.refused.emit(refusal)


def _thing(payable: Payable) -> tuple[Noun, UUID]:
    """The thing whose changes matter."""
    match payable:
        case OpenPayment(ticket_id):
            return Noun.TICKET, ticket_id
        case OpenLaterPayment(invoice_id):
            return Noun.INVOICE, invoice_id
