"""What is being paid and how far one has come: read, put together, and completed once."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from cardesk_desktop.domain.changes import Changes, Noun
from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.invoice_file import InvoiceFile
from cardesk_desktop.operations.paying import SaleCompleted
from cardesk_desktop.operations.sealing_time import confirm_clock
from cardesk_desktop.operations.selling import set_client
from cardesk_desktop.operations.ticket_view import TicketView
from cardesk_desktop.ui.requests import OpenPayment
from cardesk_desktop.ui.screens.pay.attempt import Attempt
from cardesk_desktop.ui.screens.pay.kept_parts import KeptParts
from cardesk_desktop.ui.screens.pay.memory import Begun, PayMemory, Stranded
from cardesk_desktop.ui.screens.pay.reading import is_closed, is_settled, read, thing
from cardesk_desktop.ui.screens.pay.subject import Payable, Subject, subject_of_invoice, subject_of_ticket
from cardesk_desktop.ui.screens.pay.tendering import Step, Tendering
from cardesk_desktop.ui.tasks import Tasks

GONE = (Code.TICKET_CLOSED, Code.NOT_FOUND, Code.INVOICE_ALREADY_PAID)
"""Why there is nothing left to pay."""


class Checkout(QObject):
    """One payment at a time. `sale` is there as soon as it is on disk, and not before."""

    shown = Signal()
    """Subject or state are others now, and not by the person's own typing."""
    moved = Signal()
    """The person chose or typed something, or went on to another payment."""
    completed = Signal()
    """`sale` is there."""
    completed_behind = Signal(object, object)
    """A payment that is not the one in front any more: its `Payable` and the `SaleCompleted`."""
    settled = Signal()
    """An attempt to complete has ended, well or not."""
    client_wanted = Signal()
    """A rest on account needs a client."""
    refused = Signal(object, object)
    """A `Refused` that the page has to explain, and the `Attempt` that it answers, or None."""
    unavailable = Signal(object, object)
    """An `Unavailable`, and the `Attempt` that came to nothing."""

    def __init__(self, tasks: Tasks, acting: Callable[[], UUID], parent: QObject) -> None:
        super().__init__(parent)
        self._tasks, self._acting = tasks, acting
        self._payable: Payable | None = None
        self.subject: Subject | None = None
        self.state: Tendering | None = None
        self.sale: SaleCompleted | None = None
        self.kept = KeptParts(tasks, self)
        tasks.changed.connect(self.on_changes)

    @property
    def memory(self) -> PayMemory | None:
        """What is needed to go on with this payment on a page built anew."""
        if self._payable is None:
            return None
        self._keep()
        return PayMemory(self._payable, self.state, self.sale, self.kept.all)

    def open(self, payable: Payable) -> None:
        """Begin a payment, or go on with it. Parts that were set aside are kept: that money was taken."""
        if payable != self._payable or self.sale is not None:
            self._keep()
            self.subject = self.sale = None
            self.state = self.kept.take_up(payable)
        self._payable = payable
        self.moved.emit()
        self._read(payable)

    def go_on(self, memory: PayMemory) -> None:
        """Take up what another page had begun."""
        self._payable, self.state, self.sale = memory.payable, memory.tendering, memory.completed
        for begun in memory.kept:
            self.kept.keep(begun)
        self.kept.take_up(memory.payable)
        self._read(memory.payable)

    def put(self, state: Tendering) -> None:
        """The person chose or typed something; what is shown follows by the caller's own hand."""
        self.state = state
        self.moved.emit()

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
            self._complete(state, is_leaving=is_leaving)

    def stands(self, attempt: Attempt) -> bool:
        """True while what is shown is what was attempted: the same payment, put together the same way."""
        return self.sale is None and (attempt.payable, attempt.state) == (self._payable, self.state)

    def is_in_front(self, attempt: Attempt) -> bool:
        """True while it is this payment that is being taken, however it is put together by now."""
        return attempt.payable == self._payable

    def try_again(self, attempt: Attempt) -> None:
        """Do the same once more, as long as it stands."""
        if self.stands(attempt):
            self.take(is_leaving=attempt.is_leaving)

    def confirm_clock(self, attempt: Attempt, shown: object) -> None:
        """A person says that the date that was `shown` is right: the same is done once more."""
        self._tasks.run(
            confirm_clock,
            on_done=lambda _nothing: self.try_again(attempt),
            on_refused=lambda refusal: self.refused.emit(refusal, attempt),
            owner=self,
            once="confirm clock",
            staff_id=self._acting(),
            shown=shown,
        )

    def choose_client(self, client_id: UUID | None) -> None:
        """Say who pays. An invoice that is there keeps the client it was issued to."""
        if isinstance(self._payable, OpenPayment):
            self._tasks.run(
                set_client,
                on_done=self._show_ticket,
                on_refused=partial(self._refuse, self._payable),
                staff_id=self._acting(),
                ticket_id=self._payable.ticket_id,
                client_id=client_id,
            )

    def on_changes(self, changes: Changes) -> None:
        """Read again what somebody changed meanwhile."""
        if self.subject is None or self.sale is not None:
            return
        payable, client = self.subject.payable, self.subject.client
        is_clients = client is not None and client.id in changes.ids(Noun.CLIENT)
        if is_clients or thing(payable) in changes.touched:
            self._read(payable)

    def _read(self, payable: Payable) -> None:
        read(
            self._tasks,
            payable,
            on_ticket=self._show_ticket,
            on_invoice=self._show_invoice,
            on_refused=partial(self._refuse, payable),
            owner=self,
        )

    def _show_ticket(self, view: TicketView) -> None:
        gone = Refused(Code.TICKET_CLOSED) if is_closed(view) else None
        self._show_unless(gone, subject_of_ticket(view))

    def _show_invoice(self, file: InvoiceFile) -> None:
        paid = Refused(Code.INVOICE_ALREADY_PAID, number=file.invoice.number)
        self._show_unless(paid if is_settled(file) else None, subject_of_invoice(file))

    def _show_unless(self, gone: Refused | None, subject: Subject) -> None:
        """An answer may come when another payment was begun: then it is nothing to this one."""
        if subject.payable != self._payable:
            return
        if gone is not None and self.sale is None:
            self._refuse(subject.payable, gone)
        else:
            self._show(subject)

    def _show(self, subject: Subject) -> None:
        self.subject = subject
        has_client = subject.client is not None
        if self.state is None:
            self.state = Tendering(subject.due, has_client=has_client, is_later=subject.is_later)
        elif self.sale is None:
            self.state = self.state.for_total(subject.due, has_client=has_client)
        self.shown.emit()

    def _complete(self, state: Tendering, *, is_leaving: bool) -> None:
        if self.subject is None or self.sale is not None:
            return
        attempt = Attempt(self.subject.payable, state, is_leaving)
        self._tasks.run(
            attempt.job(self._acting(), self.subject.due),
            on_done=partial(self._done, attempt.payable),
            on_refused=partial(self._refuse_attempt, attempt, self.subject),
            on_unavailable=lambda error: self.unavailable.emit(error, attempt),
            on_settled=self.settled.emit,
            owner=self,
            once=("pay", attempt.payable),
        )

    def _done(self, payable: Payable, sale: SaleCompleted) -> None:
        self.kept.forget(payable)
        if payable == self._payable:
            self.sale = sale
            self.completed.emit()
        else:
            self.completed_behind.emit(payable, sale)

    def _refuse_attempt(self, attempt: Attempt, subject: Subject, refusal: Refused) -> None:
        if refusal.code is Code.TICKET_CHANGED and self.is_in_front(attempt):
            self._read(attempt.payable)
        self.refused.emit(refusal, attempt)
        taken = Stranded(subject, attempt.state.tenders, str(refusal.params.get("number", "")))
        self._let_go(attempt.payable, refusal, taken)

    def _refuse(self, payable: Payable, refusal: Refused) -> None:
        """Something could not be read or changed, which matters for the payment in front only."""
        if payable == self._payable:
            self.refused.emit(refusal, None)
            self._let_go(payable, refusal)

    def _let_go(self, payable: Payable, refusal: Refused, taken: Stranded | None = None) -> None:
        """There is nothing left to pay: what was taken for it has to be said."""
        if refusal.code in GONE:
            if payable == self._payable:
                self._keep()
                self._payable = self.subject = self.state = None
            self.kept.strand(payable, taken)

    def _keep(self) -> None:
        """Keep the parts of the payment in front, as soon as it is known what it is of."""
        if self.subject is not None and self.state is not None and self.sale is None:
            self.kept.keep(Begun(self.subject, self.state))
