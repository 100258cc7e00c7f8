"""What one screen asks another to show. The window brings the request to the screen that answers it."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from cardesk_desktop.ui.purpose import Purpose

if TYPE_CHECKING:
    from cardesk_desktop.domain.catalogue import ItemKind


@dataclass(frozen=True, slots=True)
class OpenTicket:
    """To the selling screen: show this ticket."""

    ticket_id: UUID


@dataclass(frozen=True, slots=True)
class OpenCounter:
    """To the selling screen: begin a sale without a car."""


@dataclass(frozen=True, slots=True)
class OpenPayment:
    """To the payment page: take the payment of this ticket."""

    ticket_id: UUID


@dataclass(frozen=True, slots=True)
class OpenLaterPayment:
    """To the payment page: take what this invoice leaves open."""

    invoice_id: UUID


@dataclass(frozen=True, slots=True)
class OpenInvoice:
    """To the invoices: show this one."""

    invoice_id: UUID


@dataclass(frozen=True, slots=True)
class OpenCreditNote:
    """To the invoices: show this credit note."""

    credit_note_id: UUID


@dataclass(frozen=True, slots=True)
class OpenVisit:
    """To the board: show it, and on it this visit if one is named."""

    visit_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class StartCheckIn:
    """To the board: open the check-in panel, with what was typed of a plate."""

    plate_text: str = ""


@dataclass(frozen=True, slots=True)
class OpenVehicle:
    """To the board: show the history of this vehicle."""

    vehicle_id: UUID


@dataclass(frozen=True, slots=True)
class OpenClient:
    """To whoever shows clients: show this one."""

    client_id: UUID


@dataclass(frozen=True, slots=True)
class AddItem:
    """To the selling screen: put this product or service on the ticket that is open, or on a new one."""

    kind: ItemKind
    item_id: UUID


@dataclass(frozen=True, slots=True)
class OpenSettings:
    """To the settings: show this section; empty is the one that was shown last."""

    section: str = ""


@dataclass(frozen=True, slots=True)
class OpenBackup:
    """To the settings: show what is in this file, to be put back if somebody says so."""

    path: Path


@dataclass(frozen=True, slots=True)
class OpenSync:
    """To the page of sync: show how it stands, and what needs a person."""


@dataclass(frozen=True, slots=True)
class OpenRecognition:
    """To the photos that are recognised: show them, and of them this question if one is named.

    `purpose`: what a product is for that is saved from it.
    """

    question_id: UUID | None = None
    purpose: Purpose = Purpose.CATALOGUE


@dataclass(frozen=True, slots=True)
class OpenItem:
    """To the catalogue: show this product or service."""

    kind: ItemKind
    item_id: UUID


@dataclass(frozen=True, slots=True)
class OpenStock:
    """To the stock: show this product with its movements, or the list of one category or of all."""

    product_id: UUID | None = None
    category_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class TakeInHand:
    """To the stock: go on with the delivery or the count that was left, with this product on its line."""

    product_id: UUID


@dataclass(frozen=True, slots=True)
class NewProduct:
    """To the catalogue: write down a new product, with a barcode that was scanned, or what a photo says."""

    barcode: str = ""
    purpose: Purpose = Purpose.CATALOGUE
    name: str = ""
    photo: bytes = field(default=b"", repr=False)


Request = (
    OpenTicket
    | OpenCounter
    | OpenPayment
    | OpenLaterPayment
    | OpenInvoice
    | OpenCreditNote
    | OpenVisit
    | StartCheckIn
    | OpenVehicle
    | OpenClient
    | AddItem
    | OpenItem
    | OpenStock
    | TakeInHand
    | NewProduct
    | OpenSettings
    | OpenBackup
    | OpenSync
    | OpenRecognition
)
"""Everything that can be asked for."""
