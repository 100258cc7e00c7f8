"""The first run: what the owner has answered so far, checked step by step, and in the end the founding."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from uuid import UUID
from zoneinfo import ZoneInfo

from cardesk_desktop.domain.catalogue import Names
from cardesk_desktop.domain.changes import Outcome
from cardesk_desktop.domain.company import Company, Register
from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.ids import NewId
from cardesk_desktop.domain.money import currency
from cardesk_desktop.domain.numbering import FIRST_INCARNATION
from cardesk_desktop.domain.permission import Role
from cardesk_desktop.domain.presets.countries import preset
from cardesk_desktop.domain.staff import Staff
from cardesk_desktop.domain.starter.catalogue import starter_catalogue
from cardesk_desktop.domain.starter.contents import NOTHING_YET
from cardesk_desktop.domain.tax import Tax, TaxCategory, TaxMode
from cardesk_desktop.domain.tax_rate import TaxRate
from cardesk_desktop.domain.text import one_line
from cardesk_desktop.operations.company import found_company
from cardesk_desktop.operations.company_form import (
    CompanyForm,
    PapersForm,
    filled_in,
    read_register_code,
    with_papers,
)
from cardesk_desktop.operations.desk import Desk
from cardesk_desktop.operations.house import House

FIRST_REGISTER = "R01"


@dataclass(frozen=True, slots=True)
class OwnRate:
    """A rate that is in no preset: its name, and basis points above zero."""

    name: str
    rate_bp: int


@dataclass(frozen=True, slots=True)
class Founding:
    """The answers, as typed. There is no PIN and no recovery code among them: nothing of this is secret.

    `rates` are places in the preset's list, `own_rates` follow after them, and `usual` is a place in
    that longer list.
    """

    country: str = ""
    currency: str = ""
    time_zone: str = ""
    prices_include_tax: bool = True
    rates: tuple[int, ...] = ()
    own_rates: tuple[OwnRate, ...] = ()
    usual: int = 0
    company: CompanyForm = field(default_factory=lambda: CompanyForm(""))
    papers: PapersForm = field(default_factory=lambda: PapersForm("en"))
    logo: bytes = b""
    register_name: str = ""
    register_code: str = FIRST_REGISTER
    owner_name: str = ""


def proposed(before: Founding, country: str, *, of: str = "", time_zone: str = "") -> Founding:
    """The answers with what is usual in a country; names, addresses and people stay as they were typed.

    Of a country without a preset, `of` is the currency and `time_zone` the time.
    """
    usual = preset(country)
    languages = (*usual.languages, "")
    is_known = bool(usual.country)
    return replace(
        before,
        country=country,
        currency=usual.currency.code if is_known or not of else of,
        time_zone=usual.time_zones[0] if is_known or not time_zone else time_zone,
        prices_include_tax=usual.tax_mode.prices_include_tax,
        rates=tuple(place for place, rate in enumerate(usual.rates) if rate.is_usual),
        own_rates=(),
        usual=0,
        company=replace(before.company, tax_number="", registrations={}),
        papers=replace(
            before.papers,
            language=languages[0] if is_known else before.papers.language,
            second_language=languages[1] if is_known else "",
        ),
    )


def tax_rates_of(founding: Founding, new_id: NewId) -> tuple[TaxRate, ...]:
    """The chosen rates, the usual one first.

    Refuses with TAX_RATE_INVALID, TAX_RATE_EXISTS, and with TAX_RATE_MISSING when none is the usual one.
    """
    language, usual = founding.papers.language, preset(founding.country).rates
    chosen = [usual[place].rate(new_id(), 0, language) for place in founding.rates]
    places = list(founding.rates)
    for place, own in enumerate(founding.own_rates, start=len(usual)):
        name = one_line(own.name, field="name", is_needed=True)
        tax = Tax(TaxCategory.STANDARD, own.rate_bp)
        if any(rate.tax == tax for rate in chosen):
            raise Refused(Code.TAX_RATE_EXISTS, name=name)
        chosen.append(TaxRate(new_id(), Names(name), tax, 0))
        places.append(place)
    if founding.usual not in places:
        raise Refused(Code.TAX_RATE_MISSING)
    first = places.index(founding.usual)
    ordered = [chosen[first], *chosen[:first], *chosen[first + 1 :]]
    return tuple(replace(rate, position=place) for place, rate in enumerate(ordered, start=1))


def company_of(founding: Founding, identity: UUID, usual_tax: Tax) -> Company:
    """The company as it will be.

    Refuses as `filled_in` and `with_papers` do, and with CURRENCY_UNKNOWN and CURRENCY_FIXED.
    """
    known = preset(founding.country)
    if known.is_currency_fixed and founding.currency != known.currency.code:
        raise Refused(Code.CURRENCY_FIXED, currency=known.currency.code)
    bare = Company(
        id=identity,
        name="",
        country=founding.country,
        currency=currency(founding.currency),
        time_zone=ZoneInfo(founding.time_zone),
        tax_mode=TaxMode(founding.prices_include_tax, known.tax_mode.rounding),
        default_tax=usual_tax,
        language=founding.papers.language,
        logo_sha256=hashlib.sha256(founding.logo).hexdigest() if founding.logo else "",
    )
    return with_papers(filled_in(bare, founding.company), founding.papers)


def register_of(founding: Founding, identity: UUID) -> Register:
    """This register as it will be. Refuses with TEXT_MISSING, REGISTER_CODE_UNREADABLE."""
    name = one_line(founding.register_name, field="name", is_needed=True)
    return Register(identity, read_register_code(founding.register_code), name, FIRST_INCARNATION)


def owner_of(founding: Founding, identity: UUID) -> Staff:
    """The owner. Refuses with TEXT_MISSING."""
    return Staff(identity, one_line(founding.owner_name, field="name", is_needed=True), Role.OWNER)


def found_shop(desk: Desk, *, founding: Founding, owner_pin: str, with_starter: bool) -> Outcome[House]:
    """Open the shop: company, rates, register, owner with the PIN and, if wanted, the starter catalogue.

    One commit: a machine that stops in the middle has no company and begins where it was. Refuses as the
    parts do, and with COMPANY_ALREADY_FOUNDED.
    """
    rates = tax_rates_of(founding, desk.new_id)
    company = company_of(founding, desk.new_id(), rates[0].tax)
    return found_company(
        desk,
        company=company,
        register=register_of(founding, desk.new_id()),
        owner=owner_of(founding, desk.new_id()),
        owner_pin=owner_pin,
        logo=founding.logo,
        tax_rates=rates,
        catalogue=starter_catalogue(company, desk.new_id) if with_starter else NOTHING_YET,
    )
