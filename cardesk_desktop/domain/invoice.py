"""The invoice and its payments as sealed: all that the paper shows is inside, nothing is looked up later."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID
from zoneinfo import ZoneInfo

from cardesk_desktop.domain.catalogue import ItemKind, Names
from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.money import Currency, Money, total
from cardesk_desktop.domain.quantity import Quantity
from cardesk_desktop.domain.tax import Tax, TaxLine, TaxMode
from cardesk_desktop.domain.tender import Tender
from cardesk_desktop.domain.vehicle import SizeClass

SIMPLIFIED_LIMIT_AED_MINOR = 1_000_000
"""AED 10,000: so far a registered buyer may get the simplified form (Cabinet Decision 52/2017, art. 59)."""


class InvoiceForm(StrEnum):
    """How much the law wants on the paper."""

    SIMPLIFIED = "simplified"
    FULL = "full"


@dataclass(frozen=True, slots=True)
class Seller:
    """The company as it was on the day of issue."""

    name: str
    country: str
    address: str = ""
    tax_number: str = ""
    phone: str = ""
    email: str = ""
    registrations: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Buyer:
    """The client as on the day of issue."""

    client_id: UUID
    name: str
    phone: str = ""
    email: str = ""
    address: str = ""
    tax_number: str = ""


@dataclass(frozen=True, slots=True)
class InvoicedVehicle:
    """The car the work was done on. `region` is a value of `plate.Region`."""

    vehicle_id: UUID
    plate: str
    region: str
    name: str
    size_class: SizeClass
    odometer_km: int | None = None


@dataclass(frozen=True, slots=True)
class InvoiceLine:
    """A line as sold. `unit_price` includes tax if the invoice's tax mode says so.

    `quantity x unit_price - discount` is `net + tax_amount` (tax included) or `net` (tax excluded).
    `discount` holds the line's own and its share of the ticket's.
    """

    kind: ItemKind
    item_id: UUID
    names: Names
    quantity: Quantity
    unit_price: Money
    discount: Money
    tax: Tax
    net: Money
    tax_amount: Money
    note: str = ""
    staff_name: str = ""

    @property
    def gross(self) -> Money:
        """Net and tax."""
        return self.net + self.tax_amount


@dataclass(frozen=True, slots=True, kw_only=True)
class TaxPaper:
    """What an invoice and a credit note both say.

    `summary`, `net` and `tax` agree with the lines of the paper to the minor unit.
    """

    id: UUID
    number: str
    form: InvoiceForm
    issued_at: datetime
    supplied_on: date
    time_zone: ZoneInfo
    register_code: str
    staff_name: str
    seller: Seller
    currency: Currency
    tax_mode: TaxMode
    summary: tuple[TaxLine, ...]
    net: Money
    tax: Money
    language: str
    second_language: str = ""
    buyer: Buyer | None = None
    vehicle: InvoicedVehicle | None = None
    footer: str = ""
    logo_sha256: str = ""

    @property
    def gross(self) -> Money:
        """What is to be paid, or is taken back, with tax."""
        return self.net + self.tax

    @property
    def issued_on(self) -> date:
        """The local day of issue."""
        return self.issued_at.astimezone(self.time_zone).date()


@dataclass(frozen=True, slots=True, kw_only=True)
class Invoice(TaxPaper):
    """A sealed invoice."""

    lines: tuple[InvoiceLine, ...]
    ticket_id: UUID | None = None
    visit_id: UUID | None = None
    discount_reasons: tuple[str, ...] = ()
    note: str = ""

    @property
    def discount(self) -> Money:
        """All discounts of all lines, in the prices' own terms (tax in or out)."""
        return total((line.discount for line in self.lines), self.currency)


@dataclass(frozen=True, slots=True)
class Payment:
    """A sealed payment towards one invoice."""

    id: UUID
    number: str
    invoice_id: UUID
    paid_at: datetime
    tender: Tender
    staff_name: str = ""


def form_for(buyer: Buyer | None, gross: Money, seller_country: str) -> InvoiceForm:
    """Full for a buyer with a tax number, simplified otherwise.

    UAE (Cabinet Decision 52/2017, art. 59): the full form needs the buyer's name and address; without
    an address a registered buyer may still get the simplified form up to AED 10,000, above that the
    sale is refused with BUYER_DETAILS_MISSING until the address is added.
    """
    if buyer is None or not buyer.tax_number:
        return InvoiceForm.SIMPLIFIED
    if buyer.address:
        return InvoiceForm.FULL
    is_small = gross.currency.code == "AED" and gross.minor <= SIMPLIFIED_LIMIT_AED_MINOR
    if seller_country == "AE" and is_small:
        return InvoiceForm.SIMPLIFIED
    raise Refused(Code.BUYER_DETAILS_MISSING, client_id=buyer.client_id)
