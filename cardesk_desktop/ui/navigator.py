"""What a screen may ask of the window around it. The shell carries it out; tests write their own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Protocol
from uuid import UUID

from PySide6.QtWidgets import QWidget

from cardesk_desktop.ui.purpose import Purpose

if TYPE_CHECKING:
    from cardesk_desktop.domain.catalogue import ItemKind
    from cardesk_desktop.domain.errors import Refused, Unavailable


class Loudness(Enum):
    """How much attention a notice asks for; the value names its icon."""

    INFO = "info"
    DONE = "circle-check"
    WARNING = "triangle-alert"
    FAILURE = "circle-alert"


@dataclass(frozen=True, slots=True)
class Action:
    """A button on a notice: its words and what it does."""

    words: str
    run: Callable[[], None]
    holds_anywhere: bool = False
    """It is about a thing of its own, a paper for instance, so a banner offers it on every screen."""


class Navigator(Protocol):
    """Ways from one screen to another."""

    def open_ticket(self, ticket_id: UUID) -> None:
        """Show a ticket on the selling screen."""

    def open_counter(self) -> None:
        """Show the selling screen with a new counter ticket, for a sale without a car."""

    def open_payment(self, ticket_id: UUID) -> None:
        """Show the payment page for a ticket; Esc comes back to where it was asked for."""

    def open_later_payment(self, invoice_id: UUID) -> None:
        """Show the payment page for what an invoice still leaves open."""

    def open_invoice(self, invoice_id: UUID) -> None:
        """Show an invoice in the list of invoices."""

    def open_visits(self, visit_id: UUID | None = None) -> None:
        """Show the board, and on it the card of a visit."""

    def start_check_in(self, plate_text: str = "") -> None:
        """Show the board with the check-in panel open."""

    def open_vehicle(self, vehicle_id: UUID) -> None:
        """Show a vehicle's history."""

    def open_client(self, client_id: UUID) -> None:
        """Show a client with all that belongs to them."""

    def open_item(self, kind: ItemKind, item_id: UUID) -> None:
        """Show a product or a service in the catalogue."""

    def open_stock(self, product_id: UUID) -> None:
        """Show a product on the screen of the stock, with its movements."""

    def open_shelf(self, category_id: UUID | None = None) -> None:
        """Show the list of the stock: one category, or everything."""

    def new_product(
        self, barcode: str, *, purpose: Purpose = Purpose.CATALOGUE, name: str = "", photo: bytes = b""
    ) -> None:
        """Show the catalogue with the form of a new product, with what is known of it filled in.

        As soon as it is saved it leads back to what it is for (see `leading_back`).
        """

    def take_in_hand(self, product_id: UUID) -> None:
        """Show the delivery or the count that was left, with this product on its line."""

    def sell_item(self, kind: ItemKind, item_id: UUID) -> None:
        """Put a product or a service on the ticket in front, and show that."""

    def open_settings(self, section: str = "") -> None:
        """Show a section of the settings, by its name; without one, the section that was shown last."""

    def open_sync(self) -> None:
        """Show the page of sync: how it stands, and what needs a person."""

    def open_recognition(
        self, question_id: UUID | None = None, *, purpose: Purpose = Purpose.CATALOGUE
    ) -> None:
        """Show the photos that are recognised, and of them what was seen on one.

        A product that is saved from it leads back to what it is for.
        """

    def add_item(self, kind: ItemKind, item_id: UUID) -> None:
        """Put a product or a service on the ticket that is open, or on a new one."""

    def go_back(self) -> None:
        """Leave a page that was reached from another screen."""


class Notices(Protocol):
    """Ways to tell the person something without asking them to stop."""

    def toast(
        self,
        text: str,
        *,
        loudness: Loudness = Loudness.DONE,
        undo: Action | None = None,
        onward: Action | None = None,
    ) -> None:
        """Say shortly that something is done, and offer for some seconds to take it back or to go on."""

    def banner(
        self,
        text: str,
        *,
        loudness: Loudness = Loudness.WARNING,
        action: Action | None = None,
        other: Action | None = None,
    ) -> None:
        """Say something that stays until it is answered or closed. One banner at a time.

        One that offers something goes as well when the screen is left, as what it offers is about that
        screen, unless it `holds_anywhere`.
        """

    def clear_banner(self) -> None:
        """The trouble is over."""

    def explain(self, error: Refused | Unavailable, *, retry: Action | None = None) -> None:
        """Show the sentence of an error that belongs to no field, as a banner."""


class Panels(Protocol):
    """The side panel, which slides in over the content and gives the focus back when it closes."""

    def open_panel(
        self,
        content: QWidget,
        title: str,
        *,
        first_focus: QWidget | None = None,
        on_closed: Callable[[], None] | None = None,
        is_over: bool = False,
    ) -> None:
        """Show `content` in the panel, which owns it from then on; another panel in it is closed first.

        With `is_over` the other one waits behind, and comes back as it was left.
        """

    def close_panel(self) -> None:
        """Close the panel, as Esc does."""


class Window(Navigator, Notices, Panels, Protocol):
    """All of it, as the shell offers it to every screen."""
