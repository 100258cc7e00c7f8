"""Shams Car Care LLC of Al Quoz: the company, its register and its people."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from cardesk_desktop.demo.data.facts import VAT
from cardesk_desktop.domain.company import Company, Register
from cardesk_desktop.domain.ids import NewId
from cardesk_desktop.domain.money import currency
from cardesk_desktop.domain.numbering import FIRST_INCARNATION
from cardesk_desktop.domain.permission import Role
from cardesk_desktop.domain.staff import Staff
from cardesk_desktop.domain.tax import Rounding, TaxMode

DIRHAM = currency("AED")
TIME_ZONE = ZoneInfo("Asia/Dubai")
REGISTER_CODE = "R01"

DEMO_PIN = "2580"
"""The PIN of everybody, told on the lock screen."""

OWNER, MANAGER, FRONT_DESK = "Omar", "Claire", "Amina"
TECHNICIANS = ("Rajesh", "Joseph")

_ROLES = {
    OWNER: Role.OWNER,
    MANAGER: Role.MANAGER,
    FRONT_DESK: Role.FRONT_DESK,
    **dict.fromkeys(TECHNICIANS, Role.TECHNICIAN),
}


def company(new_id: NewId, logo_sha256: str) -> Company:
    """The company; its numbers and addresses have the right form and belong to nobody."""
    return Company(
        id=new_id(),
        name="Shams Car Care LLC",
        country="AE",
        currency=DIRHAM,
        time_zone=TIME_ZONE,
        tax_mode=TaxMode(prices_include_tax=True, rounding=Rounding.PER_LINE),
        default_tax=VAT,
        language="en",
        second_language="ar",
        address="Street 8, Al Quoz Industrial Area 3, Dubai, United Arab Emirates",
        tax_number="100123456700003",
        phone="+97140001234",
        email="desk@shams.example",
        logo_sha256=logo_sha256,
        footer="Thank you, and drive safely.",
    )


def register(new_id: NewId) -> Register:
    """The workstation at the front desk."""
    return Register(new_id(), REGISTER_CODE, "Front desk", FIRST_INCARNATION)


def staff(new_id: NewId) -> tuple[Staff, ...]:
    """The owner first, then everybody else."""
    return tuple(Staff(new_id(), name, role) for name, role in _ROLES.items())


SUPPLIERS = (
    ("Gulf Car Care Trading", "04 321 9876"),
    ("Al Quoz Detailing Supplies", "04 347 1122"),
    ("Emirates Paper & Foam", "06 533 4080"),
)
"""Who delivers the goods, with their phones."""
