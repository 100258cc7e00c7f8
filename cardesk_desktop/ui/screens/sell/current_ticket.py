"""The ticket in front: everything that is done to it goes through here, one thing after the other."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Mapping
from functools import partial
from typing import TypeVar
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from cardesk_desktop.domain.changes import Changes, Noun, Outcome
from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.ticket import Ticket, TicketState
from cardesk_desktop.domain.vehicle import SizeClass
from cardesk_desktop.operations import tickets
from cardesk_desktop.operations.ticket_view import TicketView, view_ticket
from cardesk_desktop.ui.tasks import Tasks

T = TypeVar("T")

Arguments = Callable[[], Mapping[str, object]]
"""Made when the step begins, not when it is asked for: an earlier step may have opened the ticket."""


Step = Callable[[], bool]
"""Begins something; True when the next step has to wait for its answer."""


class CurrentTicket(QObject):
    """Keeps the ticket that is shown and changes it by operations, strictly in the order asked for.

    Ten scans a second, or a tile pressed before the ticket of the tile before it exists, all reach the
    same ticket: the next step begins when the one before it has answered.
    """

    shown = Signal()
    """`view` is another one now."""
    line_grew = Signal(object)
    """The UUID of a line that is new or has a larger quantity."""
    refused = Signal(object)
    """A `Refused` that no caller took."""
    settled = Signal()
    """A step has ended, well or not."""

    def __init__(
        self, tasks: Tasks, acting: Callable[[], UUID], size_class: SizeClass, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._acting = acting
        self._counter_size = size_class
        self._steps: deque[Step] = deque()
        self._is_busy = False
        self._is_answering = False
        self.view: TicketView | None = None
        tasks.changed.connect(self.on_changes)

    @property
    def ticket(self) -> Ticket | None:
        """The ticket itself, or None before the first item of a counter sale."""
        return self.view.ticket if self.view else None

    @property
    def ticket_id(self) -> UUID | None:
        """Its identity, or None as well."""
        return self.view.ticket.id if self.view else None

    @property
    def size_class(self) -> SizeClass:
        """The size that sets the prices of services."""
        return self.view.ticket.size_class if self.view else self._counter_size

    def open(self, ticket_id: UUID) -> None:
        """Bring a ticket to the front; a parked one is taken up again."""
        self.ask(view_ticket, lambda: {"ticket_id": ticket_id}, on_done=self._opened)

    def open_counter(self, size_class: SizeClass = SizeClass.SEDAN) -> None:
        """Begin a sale without a car; its ticket is written down with its first item."""
        self.then(lambda: self._begin_counter(size_class))

    def change(
        self,
        operation: Callable[..., Outcome[TicketView]],
        *,
        on_done: Callable[[], None] | None = None,
        on_refused: Callable[[Refused], None] | None = None,
        ticket_id: UUID | None = None,
        **arguments: object,
    ) -> None:
        """Run `operation(staff_id=, ticket_id=, **arguments)`, which answers with the changed ticket.

        It is the ticket in front when the step begins, or another one that is named.
        """

        def answer(view: TicketView) -> None:
            if ticket_id is None or ticket_id == self.ticket_id:
                self.accept(view)
            if on_done is not None:
                on_done()

        named = {} if ticket_id is None else {"ticket_id": ticket_id}
        self.ask(
            operation, lambda: {**self.of_this(), **named, **arguments}, on_done=answer, on_refused=on_refused
        )

    def accept(self, view: TicketView) -> None:
        """Show the ticket in front as a step has left it, and tell which line has grown by it."""
        grown = _grown_line(self.ticket, view.ticket)
        self.show(view)
        if grown is not None:
            self.line_grew.emit(grown)

    def of_this(self) -> dict[str, object]:
        """Who acts, and on which ticket: what every operation on a ticket takes."""
        return {"staff_id": self._acting(), "ticket_id": self.ticket_id}

    def ask(
        self,
        operation: Callable[..., Outcome[T]],
        arguments: Arguments,
        *,
        on_done: Callable[[T], None],
        on_refused: Callable[[Refused], None] | None = None,
    ) -> None:
        """Run an operation when all that was asked for before has been answered."""
        self._steps.append(partial(self._begin, operation, arguments, on_done, on_refused or self._refuse))
        self._next()

    def then(self, act: Callable[[], None]) -> None:
        """Call `act` when all that was asked for before has been answered."""
        self._steps.append(partial(_acted, act))
        self._next()

    def show(self, view: TicketView | None) -> None:
        """Put a ticket as it now is in front. One that is paid or voided leaves the counter free."""
        if view is not None and view.ticket.state in (TicketState.INVOICED, TicketState.VOIDED):
            view = None
        self.view = view
        self.shown.emit()

    def on_changes(self, changes: Changes) -> None:
        """Read the ticket again when something else changed what is shown of it."""
        if self.view is None or self._is_answering:
            return
        if self._concerns(self.view.ticket, changes):
            ticket_id = self.view.ticket.id
            self.ask(view_ticket, lambda: {"ticket_id": ticket_id}, on_done=self._reread)

    def _opened(self, view: TicketView) -> None:
        self.show(view)
        if view.ticket.state is TicketState.PARKED:
            self.change(tickets.resume)

    def _reread(self, view: TicketView) -> None:
        if view.ticket.id == self.ticket_id:
            self.show(view)

    def _begin_counter(self, size_class: SizeClass) -> None:
        self._counter_size = size_class
        self.show(None)

    def _refuse(self, refusal: Refused) -> None:
        if refusal.code in (Code.TICKET_CLOSED, Code.NOT_FOUND):
            self.show(None)
        self.refused.emit(refusal)

    def _begin(
        self,
        operation: Callable[..., Outcome[T]],
        arguments: Arguments,
        on_done: Callable[[T], None],
        on_refused: Callable[[Refused], None],
    ) -> bool:
        def answer(value: T) -> None:
            self._is_answering = True
            on_done(value)

        return self._tasks.run(
            partial(operation, **arguments()),
            on_done=answer,
            on_refused=on_refused,
            on_settled=self._settled,
            owner=self,
        )

    def _next(self) -> None:
        while self._steps and not self._is_busy:
            self._is_busy = self._steps.popleft()()

    def _settled(self) -> None:
        # The changes of our own step were announced between its answer and this.
        self._is_answering = False
        self._is_busy = False
        self.settled.emit()
        self._next()

    def _concerns(self, ticket: Ticket, changes: Changes) -> bool:
        shown = (
            (Noun.TICKET, ticket.id),
            (Noun.VISIT, ticket.visit_id),
            (Noun.VEHICLE, ticket.vehicle_id),
            (Noun.CLIENT, ticket.client_id),
        )
        return changes.touches(Noun.STAFF, Noun.STOCK) or any(pair in changes.touched for pair in shown)


def _acted(act: Callable[[], None]) -> bool:
    act()
    return False


def _grown_line(before: Ticket | None, after: Ticket) -> UUID | None:
    """The line that is new or larger, if the ticket is the same one or has just begun."""
    if before is not None and before.id != after.id:
        return None
    known = {line.id: line.quantity for line in before.lines} if before else {}
    for line in after.lines:
        if line.id not in known or line.quantity > known[line.id]:
            return line.id
    return None
