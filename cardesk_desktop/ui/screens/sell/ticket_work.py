"""What is done to the ticket in front by one press or one key, and what is said about it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from cardesk_desktop.domain.catalogue import ItemKind
from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.quantity import ONE, Quantity
from cardesk_desktop.domain.ticket import Ticket, TicketLine
from cardesk_desktop.domain.vehicle import SizeClass
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.operations import changing_lines, selling, tickets
from cardesk_desktop.operations.catalogue import Tile
from cardesk_desktop.operations.selling import Scanned
from cardesk_desktop.ui.errors import sentence
from cardesk_desktop.ui.navigator import Action, Window
from cardesk_desktop.ui.purpose import Purpose
from cardesk_desktop.ui.screens.sell.current_ticket import CurrentTicket


class ScanTeller(Protocol):
    """Whoever says what came of a scan."""

    def scanned(self, scanned: Scanned) -> None:
        """It is on the ticket."""

    def refused(self, text: str, ways: Sequence[Action]) -> None:
        """It is not; `ways` lead on."""


class TicketWork(QObject):
    """Turns presses, keys and scans into steps of the ticket in front."""

    search_wanted = Signal(str)
    """Something that was scanned in vain is to be searched for."""

    def __init__(self, _: Phrasebook, window: Window, ticket: CurrentTicket, parent: QObject) -> None:
        super().__init__(parent)
        self._, self._window, self._ticket = _, window, ticket
        ticket.refused.connect(window.explain)

    def add(self, tile: Tile) -> None:
        """Put a tile on the ticket; without one a counter ticket begins with it."""
        if tile.price is None:
            name = tile.names.in_language(self._.language.code)
            refusal = Refused(Code.PRICE_MISSING_FOR_SIZE, service=name, size_class=self._ticket.size_class)
            self._window.explain(refusal)
            return
        self.add_item(tile.kind, tile.id)

    def add_item(self, kind: ItemKind, item_id: UUID) -> None:
        """Put a product or service on the ticket, found here or by the search of the window."""
        self._ticket.change(selling.add_item, kind=kind, item_id=item_id, size_class=self._ticket.size_class)

    def scan(self, barcode: str, teller: ScanTeller | None = None) -> None:
        """Put a scanned product on the ticket. Scans are taken in their order, none is lost.

        With a `teller` it says what came of it, instead of the window.
        """
        self._ticket.ask(
            selling.scan,
            lambda: {
                **self._ticket.of_this(),
                "barcode": barcode,
                "size_class": self._ticket.size_class,
            },
            on_done=lambda scanned: self._scanned(scanned, teller),
            on_refused=lambda refusal: self._not_scanned(refusal, barcode, teller),
        )

    def step_quantity(self, line_id: UUID, units: int) -> None:
        """One more or one less of a line; one is the least."""

        def stepped() -> dict[str, object]:
            line = self._line(line_id)
            milli = line.quantity.milli + units * ONE.milli if line else ONE.milli
            quantity = Quantity(milli) if milli > 0 or line is None else line.quantity
            return {**self._ticket.of_this(), "line_id": line_id, "quantity": quantity}

        self._ticket.ask(changing_lines.set_quantity, stepped, on_done=self._ticket.accept)

    def remove(self, line_id: UUID) -> None:
        """Take a line off, and offer to put it back."""
        line, ticket = self._line(line_id), self._ticket.ticket
        if line is None or ticket is None:
            return
        self._ticket.change(
            changing_lines.remove_line,
            on_done=lambda: self._offer_back(ticket, line),
            line_id=line_id,
        )

    def set_size(self, size_class: SizeClass) -> None:
        """Price services for another size, on the ticket and on the tiles."""
        self._ticket.then(lambda: self._set_size(size_class))

    def park(self) -> None:
        """Put the ticket aside and begin the next one."""
        ticket_id = self._ticket.ticket_id
        if ticket_id is not None:
            self._ticket.change(tickets.park, on_done=lambda: self._parked(ticket_id))

    def pay(self) -> None:
        """Go to the payment of the ticket, when all that was pressed before is on it."""
        self._ticket.then(self._pay)

    def _pay(self) -> None:
        ticket = self._ticket.ticket
        if ticket is not None and ticket.lines:
            self._window.open_payment(ticket.id)

    def _scanned(self, scanned: Scanned, teller: ScanTeller | None) -> None:
        self._window.clear_banner()
        self._ticket.accept(scanned.view)
        if teller is not None:
            teller.scanned(scanned)

    def _not_scanned(self, refusal: Refused, barcode: str, teller: ScanTeller | None) -> None:
        text = sentence(self._, refusal)
        ways: tuple[Action, ...] = ()
        if refusal.code is Code.BARCODE_UNKNOWN:
            search = Action(self._("Search for it"), lambda: self.search_wanted.emit(barcode))
            ways = (search, Action(self._("New product with this code"), lambda: self._new_product(barcode)))
        if teller is not None:
            teller.refused(text, ways)
        elif ways:
            self._window.banner(text, action=ways[0], other=ways[1])
        else:
            self._window.explain(refusal)

    def _new_product(self, barcode: str) -> None:
        # Somebody stands at the counter with it: what is written down now is also sold now.
        self._window.new_product(barcode, purpose=Purpose.TICKET)

    def _offer_back(self, before: Ticket, line: TicketLine) -> None:
        name = line.names.in_language(self._.language.code)
        back = Action(
            self._("Undo"),
            lambda: self._ticket.change(
                changing_lines.put_back_line, ticket_id=before.id, line=line, discount=before.discount
            ),
        )
        self._window.toast(self._("{name} is off the ticket.", name=name), undo=back)

    def _set_size(self, size_class: SizeClass) -> None:
        if self._ticket.view is None:
            self._ticket.open_counter(size_class)
        else:
            self._ticket.change(selling.set_size, size_class=size_class)

    def _parked(self, ticket_id: UUID) -> None:
        self._ticket.open_counter()
        again = Action(self._("Take it up again"), lambda: self._ticket.open(ticket_id))
        self._window.toast(self._("The ticket is parked."), undo=again)

    def _line(self, line_id: UUID) -> TicketLine | None:
        ticket = self._ticket.ticket
        lines = ticket.lines if ticket else ()
        return next((line for line in lines if line.id == line_id), None)
