"""The company, its register on this computer, and the register's incarnations."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from cardesk_desktop.domain.company import Company, Register
from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.money import currency
from cardesk_desktop.domain.tax import Rounding, Tax, TaxCategory, TaxMode
from cardesk_desktop.store.cells import FLAG, ID, INSTANT, OBJECT, PLAIN, choice_cell
from cardesk_desktop.store.engine import Database
from cardesk_desktop.store.runnable import Row
from cardesk_desktop.store.written import Cells, Written, add_row, read_all, save_row

COMPANY: Cells = {
    "id": ID,
    "name": PLAIN,
    "country": PLAIN,
    "currency": PLAIN,
    "time_zone": PLAIN,
    "prices_include_tax": FLAG,
    "rounding": choice_cell(Rounding),
    "tax_category": choice_cell(TaxCategory),
    "tax_rate_bp": PLAIN,
    "tax_reason": PLAIN,
    "language": PLAIN,
    "second_language": PLAIN,
    "address": PLAIN,
    "tax_number": PLAIN,
    "phone": PLAIN,
    "email": PLAIN,
    "logo_sha256": PLAIN,
    "footer": PLAIN,
    "registrations": OBJECT,
}
REGISTER: Cells = {"id": ID, "code": PLAIN, "name": PLAIN, "incarnation": PLAIN}
INCARNATION: Cells = {"letter": PLAIN, "started_at": INSTANT, "public_key": PLAIN}
_ONLY: Cells = {"only": PLAIN}

_COMPANY = read_all("company", COMPANY)
_ADD_COMPANY = add_row("company", {**_ONLY, **COMPANY})
_SAVE_COMPANY = save_row("company", COMPANY)
_REGISTER = read_all("register", REGISTER)
_ADD_REGISTER = add_row("register", {**_ONLY, **REGISTER})
_SAVE_REGISTER = save_row("register", {"code": PLAIN, "name": PLAIN})
_SET_INCARNATION = save_row("register", {"incarnation": PLAIN})
_ADD_INCARNATION = add_row("incarnation", INCARNATION)
_PUBLIC_KEY = Written("SELECT public_key FROM incarnation WHERE letter = ?", {"letter": PLAIN})


class CompanyRepository:
    """Reads are remembered for the length of one unit of work: every operation asks several times."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._company: Company | None = None
        self._register: Register | None = None
        self._is_register_changed = False
        self._has_new_incarnation = False

    @property
    def is_register_changed(self) -> bool:
        """True when this unit of work gave the register another name or code."""
        return self._is_register_changed

    @property
    def has_new_incarnation(self) -> bool:
        """True when this unit of work started an incarnation."""
        return self._has_new_incarnation

    def is_founded(self) -> bool:
        """True when there is a company; the register of one that still arrives is there before it."""
        return self._database.first(_COMPANY, {}) is not None

    def has_register(self) -> bool:
        """True when this computer is a register, even of a company that still arrives."""
        return self._database.first(_REGISTER, {}) is not None

    def company(self) -> Company:
        """The company; refuses with COMPANY_NOT_FOUNDED."""
        if self._company is None:
            self._company = _company(_founded(self._database.first(_COMPANY, {})))
        return self._company

    def register(self) -> Register:
        """This computer's register; refuses with COMPANY_NOT_FOUNDED."""
        if self._register is None:
            self._register = Register(*_founded(self._database.first(_REGISTER, {})))
        return self._register

    def found(self, company: Company, register: Register) -> None:
        """Write down the company and its register, once; refuses with COMPANY_ALREADY_FOUNDED.

        At the commit the register gets its first incarnation, or a later one when the witness file
        remembers this register's code: read `register()` again afterwards. A register that joined a
        company in which there was no shop yet keeps its identity and the code that was leased to it.
        """
        if self.is_founded():
            raise Refused(Code.COMPANY_ALREADY_FOUNDED)
        self._database.run(_ADD_COMPANY, {"only": 1, **_company_columns(company)})
        if self.has_register():
            self.save_register(replace(self.register(), name=register.name))
        else:
            self._add_register(register)

    def add_register(self, register: Register) -> None:
        """Write down this computer's register of a company that comes with the first exchange.

        Refuses with COMPANY_ALREADY_FOUNDED; the register gets its incarnation as in `found`.
        """
        if self.has_register():
            raise Refused(Code.COMPANY_ALREADY_FOUNDED)
        self._add_register(register)

    def save_company(self, company: Company) -> None:
        """Correct the company; refuses with COMPANY_NOT_FOUNDED. Sealed papers keep what they said."""
        if self._database.run(_SAVE_COMPANY, _company_columns(company)) == 0:
            raise Refused(Code.COMPANY_NOT_FOUNDED)
        self._company = None

    def save_register(self, register: Register) -> None:
        """Give the register another name, or another code while it has no document."""
        self._database.run(_SAVE_REGISTER, {"code": register.code, "name": register.name})
        self._register = None
        self._is_register_changed = True

    def public_key(self, incarnation: str) -> bytes | None:
        """The 32 bytes by which this incarnation's seals are checked; None when it never was."""
        row = self._database.first(_PUBLIC_KEY, {"letter": incarnation})
        return bytes(row[0]) if row else None

    def start_incarnation(self, letter: str, *, at: datetime, public_key: bytes) -> None:
        """From now on the register numbers under this letter, which it never used before."""
        self._database.run(_SET_INCARNATION, {"incarnation": letter})
        self._database.run(_ADD_INCARNATION, {"letter": letter, "started_at": at, "public_key": public_key})
        self._register = None
        self._has_new_incarnation = True

    def _add_register(self, register: Register) -> None:
        self._database.run(
            _ADD_REGISTER,
            {
                "only": 1,
                "id": register.id,
                "code": register.code,
                "name": register.name,
                "incarnation": register.incarnation,
            },
        )


def _founded(row: Row | None) -> Row:
    if row is None:
        raise Refused(Code.COMPANY_NOT_FOUNDED)
    return row


def _company(row: Row) -> Company:
    identity, name, country, code, zone, is_included, rounding, category, rate_bp, reason, *rest = row
    language, second_language, address, tax_number, phone, email, logo_sha256, footer, registrations = rest
    return Company(
        id=identity,
        name=name,
        country=country,
        currency=currency(code),
        time_zone=ZoneInfo(zone),
        tax_mode=TaxMode(is_included, rounding),
        default_tax=Tax(category, rate_bp, reason),
        language=language,
        second_language=second_language,
        address=address,
        tax_number=tax_number,
        phone=phone,
        email=email,
        logo_sha256=logo_sha256,
        footer=footer,
        registrations=registrations,
    )


def _company_columns(company: Company) -> dict[str, object]:
    return {
        "id": company.id,
        "name": company.name,
        "country": company.country,
        "currency": company.currency.code,
        "time_zone": company.time_zone.key,
        "prices_include_tax": company.tax_mode.prices_include_tax,
        "rounding": company.tax_mode.rounding,
        "tax_category": company.default_tax.category,
        "tax_rate_bp": company.default_tax.rate_bp,
        "tax_reason": company.default_tax.reason,
        "language": company.language,
        "second_language": company.second_language,
        "address": company.address,
        "tax_number": company.tax_number,
        "phone": company.phone,
        "email": company.email,
        "logo_sha256": company.logo_sha256,
        "footer": company.footer,
        "registrations": company.registrations,
    }
