"""Turns ways through the window into requests, and what the search finds into what shows it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from uuid import UUID

from cardesk_desktop.domain.catalogue import ItemKind
from cardesk_desktop.store.views import Hit, HitKind
from cardesk_desktop.ui.purpose import Purpose
from cardesk_desktop.ui.requests import (
    AddItem,
    NewProduct,
    OpenClient,
    OpenCounter,
    OpenCreditNote,
    OpenInvoice,
    OpenItem,
    OpenLaterPayment,
    OpenPayment,
    OpenRecognition,
    OpenSettings,
    OpenStock,
    OpenSync,
    OpenTicket,
    OpenVehicle,
    OpenVisit,
    Request,
    StartCheckIn,
    TakeInHand,
)

_ITEMS = {HitKind.SERVICE: ItemKind.SERVICE, HitKind.PRODUCT: ItemKind.PRODUCT}

_REQUEST_OF_KIND: dict[HitKind, type[Request]] = {
    HitKind.VEHICLE: OpenVehicle,
    HitKind.CLIENT: OpenClient,
    HitKind.INVOICE: OpenInvoice,
    HitKind.CREDIT_NOTE: OpenCreditNote,
    HitKind.SERVICE: AddItem,
    HitKind.PRODUCT: AddItem,
}
"""What opening something found asks for."""


def searched_kinds(answered: Sequence[type[Request]]) -> list[HitKind]:
    """What is searched for: kinds that no screen answers are not."""
    return [kind for kind, request in _REQUEST_OF_KIND.items() if request in answered]


def hit_request(hit: Hit, answered_here: tuple[type[Request], ...] = ()) -> Request:
    """The request that shows what was found; `answered_here` are those of the screen in front.

    From the catalogue a product is opened; from everywhere else it goes on the ticket.
    """
    if OpenItem in answered_here and hit.kind in _ITEMS:
        return OpenItem(_ITEMS[hit.kind], hit.id)
    match hit.kind:
        case HitKind.VEHICLE:
            return OpenVehicle(hit.id)
        case HitKind.CLIENT:
            return OpenClient(hit.id)
        case HitKind.INVOICE:
            return OpenInvoice(hit.id)
        case HitKind.CREDIT_NOTE:
            return OpenCreditNote(hit.id)
        case HitKind.SERVICE:
            return AddItem(ItemKind.SERVICE, hit.id)
        case HitKind.PRODUCT:
            return AddItem(ItemKind.PRODUCT, hit.id)


class Routes:
    """The `Navigator` of the window: every way is one request."""

    def __init__(self, ask: Callable[[Request], None], go_back: Callable[[], None]) -> None:
        self._ask, self._go_back = ask, go_back

    def open_ticket(self, ticket_id: UUID) -> None:
        """Show a ticket on the selling screen."""
        self._ask(OpenTicket(ticket_id))

    def open_counter(self) -> None:
        """Show the selling screen with a new counter ticket."""
        self._ask(OpenCounter())

    def open_payment(self, ticket_id: UUID) -> None:
        """Show the payment page for a ticket."""
        self._ask(OpenPayment(ticket_id))

    def open_later_payment(self, invoice_id: UUID) -> None:
        """Show the payment page for what an invoice leaves open."""
        self._ask(OpenLaterPayment(invoice_id))

    def open_invoice(self, invoice_id: UUID) -> None:
        """Show an invoice in the list of invoices."""
        self._ask(OpenInvoice(invoice_id))

    def open_visits(self, visit_id: UUID | None = None) -> None:
        """Show the board, and on it a visit."""
        self._ask(OpenVisit(visit_id))

    def start_check_in(self, plate_text: str = "") -> None:
        """Show the board with the check-in panel open."""
        self._ask(StartCheckIn(plate_text))

    def open_vehicle(self, vehicle_id: UUID) -> None:
        """Show a vehicle's history."""
        self._ask(OpenVehicle(vehicle_id))

    def open_client(self, client_id: UUID) -> None:
        """Show a client with all that belongs to them."""
        self._ask(OpenClient(client_id))

    def open_item(self, kind: ItemKind, item_id: UUID) -> None:
        """Show a product or a service in the catalogue."""
        self._ask(OpenItem(kind, item_id))

    def open_stock(self, product_id: UUID) -> None:
        """Show the stock."""
        self._ask(OpenStock(product_id))

    def open_shelf(self, category_id: UUID | None = None) -> None:
        """Show what is on one shelf, or on all."""
        self._ask(OpenStock(category_id=category_id))

    def new_product(
        self, barcode: str, *, purpose: Purpose = Purpose.CATALOGUE, name: str = "", photo: bytes = b""
    ) -> None:
        """Write down a new product with this barcode."""
        self._ask(NewProduct(barcode, purpose, name, photo))

    def take_in_hand(self, product_id: UUID) -> None:
        """Go on with the delivery or the count, with a product."""
        self._ask(TakeInHand(product_id))

    def sell_item(self, kind: ItemKind, item_id: UUID) -> None:
        """Put an item on the ticket in front."""
        self._ask(AddItem(kind, item_id))

    def open_settings(self, section: str = "") -> None:
        """Show a section of the settings."""
        self._ask(OpenSettings(section))

    def open_sync(self) -> None:
        """Show the page of sync."""
        self._ask(OpenSync())

    def open_recognition(
        self, question_id: UUID | None = None, *, purpose: Purpose = Purpose.CATALOGUE
    ) -> None:
        """Show the photos that are recognised."""
        self._ask(OpenRecognition(question_id, purpose))

    def add_item(self, kind: ItemKind, item_id: UUID) -> None:
        """Put something on the ticket."""
        self._ask(AddItem(kind, item_id))

    def go_back(self) -> None:
        """Return to the screen from which this one was asked for."""
        self._go_back()
