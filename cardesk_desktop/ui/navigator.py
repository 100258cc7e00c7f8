"""The ways between screens, and what may be said above all of them. The window walks and says it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Offer:
    """A next step beside a message: the words on its button, and what it does."""

    words: str
    act: Callable[[], None]


class Navigator(Protocol):
    """What a screen asks of the window around it. Every method is called on the UI thread."""

    def open_ticket(self, ticket_id: UUID) -> None:
        """Sell, with this ticket in front."""

    def open_counter(self) -> None:
        """Sell, with a fresh ticket without a car; it is kept once something stands on it."""

    def open_payment(self, ticket_id: UUID) -> None:
        """The payment of a ticket. Leaving it unpaid leads back to where it was asked for."""

    def open_later_payment(self, invoice_id: UUID) -> None:
        """The payment of what an invoice still owes."""

    def open_invoice(self, invoice_id: UUID) -> None:
        """The list of invoices, with this one in front."""

    def open_visits(self, visit_id: UUID | None = None) -> None:
        """The board, with this visit's card in front when one is named."""

    def open_vehicle(self, vehicle_id: UUID) -> None:
        """The board, with the history of this vehicle beside it."""

    def start_check_in(self, plate_text: str = "") -> None:
        """The board, with the check-in begun for what was typed of a plate."""

    def go_back(self) -> None:
        """The screen from which this one was reached."""

    def say(self, sentence: str, offer: Offer | None = None) -> None:
        """Show a passing message: something was done. The offer undoes it or leads on."""

    def warn(self, sentence: str, offer: Offer | None = None) -> None:
        """Show a message that stays until it is read: something could not be done."""
