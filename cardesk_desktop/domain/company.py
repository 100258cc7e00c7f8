"""The company and the register: what is printed on every paper and how tax is reckoned."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID
from zoneinfo import ZoneInfo

from cardesk_desktop.domain.money import Currency
from cardesk_desktop.domain.tax import Tax, TaxMode


@dataclass(frozen=True, slots=True)
class Company:
    """The car wash.

    `country` is ISO 3166-1 alpha-2. `registrations` are further mentions the law wants on papers, by
    name (`siren`, `rcs`, `legal_form`, `capital` in France). `second_language` makes papers bilingual.
    """

    id: UUID
    name: str
    country: str
    currency: Currency
    time_zone: ZoneInfo
    tax_mode: TaxMode
    default_tax: Tax
    language: str
    second_language: str = ""
    address: str = ""
    tax_number: str = ""
    phone: str = ""
    email: str = ""
    logo_sha256: str = ""
    footer: str = ""
    registrations: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Register:
    """This workstation: the code that starts its numbers, and its incarnation letter."""

    id: UUID
    code: str
    name: str
    incarnation: str
