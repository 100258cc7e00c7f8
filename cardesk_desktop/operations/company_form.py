"""What a person types about the company, at the set-up and later in the settings: read in one place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from stdnum.fr import siret

from cardesk_desktop.domain.company import Company
from cardesk_desktop.domain.digits import latin_digits
from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.numbering import REGISTER_CODE
from cardesk_desktop.domain.text import many_lines, one_line
from cardesk_desktop.operations.reading_contacts import read_email, read_phone
from cardesk_desktop.operations.tax_numbers import read_tax_number

_ADDRESS_LIMIT = 300
_FOOTER_LIMIT = 500
_REGISTRATION_LIMIT = 60


@dataclass(frozen=True, slots=True)
class CompanyForm:
    """Who the company is. `registrations` by name, as `Company` keeps them; empty ones are left out."""

    name: str
    address: str = ""
    phone: str = ""
    email: str = ""
    tax_number: str = ""
    registrations: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PapersForm:
    """What papers say beside the sale: their language or languages, and the text at their foot."""

    language: str
    second_language: str = ""
    footer: str = ""


def filled_in(company: Company, form: CompanyForm) -> Company:
    """The company with what was typed, every field cleaned and checked.

    Registrations that were not asked for are kept. Refuses with TEXT_MISSING, TEXT_TOO_LONG,
    PHONE_UNREADABLE, EMAIL_UNREADABLE, TAX_NUMBER_UNREADABLE, REGISTRATION_UNREADABLE.
    """
    read = checked_form(form, company.country)
    kept = {name: text for name, text in company.registrations.items() if name not in read.registrations}
    return replace(
        company,
        name=read.name,
        address=read.address,
        phone=read.phone,
        email=read.email,
        tax_number=read.tax_number,
        registrations={name: text for name, text in {**kept, **read.registrations}.items() if text},
    )


def checked_form(form: CompanyForm, country: str) -> CompanyForm:
    """The form with every field cleaned. Refuses as `filled_in` does."""
    return CompanyForm(
        name=one_line(form.name, field="name", is_needed=True),
        address=many_lines(form.address, field="address", limit=_ADDRESS_LIMIT),
        phone=read_phone(form.phone, country),
        email=read_email(form.email),
        tax_number=read_tax_number(form.tax_number, country),
        registrations={name: read_registration(name, text) for name, text in form.registrations.items()},
    )


def with_papers(company: Company, form: PapersForm) -> Company:
    """The company with what its papers say. Refuses with LANGUAGES_ALIKE, TEXT_TOO_LONG."""
    read = checked_papers(form)
    return replace(company, language=read.language, second_language=read.second_language, footer=read.footer)


def checked_papers(form: PapersForm) -> PapersForm:
    """The form with its text cleaned. Refuses as `with_papers` does."""
    if form.language == form.second_language:
        raise Refused(Code.LANGUAGES_ALIKE)
    return replace(form, footer=many_lines(form.footer, field="footer", limit=_FOOTER_LIMIT))


def read_registration(name: str, text: str) -> str:
    """One registration, cleaned; empty stays empty. Refuses with REGISTRATION_UNREADABLE, TEXT_TOO_LONG."""
    clean = one_line(text, field=name, limit=_REGISTRATION_LIMIT)
    if name == "siret" and clean:
        clean = siret.compact(latin_digits(clean))
        if not siret.is_valid(clean):
            raise Refused(Code.REGISTRATION_UNREADABLE, field=name)
    return clean


def read_register_code(text: str) -> str:
    """The code of a register, `R01`. Refuses with REGISTER_CODE_UNREADABLE."""
    code = latin_digits(text).strip().upper()
    if not REGISTER_CODE.fullmatch(code):
        raise Refused(Code.REGISTER_CODE_UNREADABLE)
    return code
