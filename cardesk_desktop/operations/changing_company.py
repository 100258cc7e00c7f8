"""The company and its register as they change in the years after they were founded."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from uuid import UUID

from cardesk_desktop.domain.changes import Changes, Noun, Outcome
from cardesk_desktop.domain.company import Company, Register
from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.journal import JournalEvent
from cardesk_desktop.domain.numbering import DocumentKind
from cardesk_desktop.domain.permission import Permission
from cardesk_desktop.domain.presets.countries import preset
from cardesk_desktop.domain.text import one_line
from cardesk_desktop.operations.company_form import (
    CompanyForm,
    PapersForm,
    filled_in,
    read_register_code,
    with_papers,
)
from cardesk_desktop.operations.desk import Desk, acting, to_journal
from cardesk_desktop.store.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class HouseFacts:
    """The company as the settings show it, and whether its papers have fixed what they carry."""

    company: Company
    register: Register
    logo: bytes | None
    has_documents: bool
    """Of any register: from the first one on the way of reckoning tax stays."""
    is_code_fixed: bool
    """From this register's own first document on its code stays."""
    next_number: str
    """Of the next invoice."""
    lacks_tax_number: bool
    """Something is sold with tax, or new things will be, and the country wants a number for that."""


def house_facts(desk: Desk) -> Outcome[HouseFacts]:
    """What the settings show of the company and the register. Refuses with COMPANY_NOT_FOUNDED."""
    with desk.store.read() as work:
        company, register = work.company.company(), work.company.register()
        logo = work.blobs.get(company.logo_sha256) if company.logo_sha256 else None
        number = work.documents.next_number(DocumentKind.INVOICE)
        return Outcome(
            HouseFacts(
                company=company,
                register=register,
                logo=logo,
                has_documents=work.documents.has_any(),
                is_code_fixed=work.documents.has_own(),
                next_number=number,
                lacks_tax_number=preset(company.country).lacks_tax_number(
                    company.tax_number, _rates_in_use(work, company)
                ),
            )
        )


def _rates_in_use(work: UnitOfWork, company: Company) -> Iterator[int]:
    """What new things begin with, then what others are sold at, in basis points."""
    yield company.default_tax.rate_bp
    for rate in work.tax_rates.all():
        if work.tax_rates.sold_at(rate.tax):
            yield rate.tax.rate_bp


def change_company(desk: Desk, *, staff_id: UUID, form: CompanyForm) -> Outcome[Company]:
    """Correct who the company is; sealed papers keep what they said. Refuses as `filled_in` does."""
    with desk.store.write() as work:
        acting(desk, work, staff_id, Permission.EDIT_COMPANY)
        return _saved(desk, work, staff_id, filled_in(work.company.company(), form))


def change_papers(desk: Desk, *, staff_id: UUID, form: PapersForm) -> Outcome[Company]:
    """Change the languages of the papers and the text at their foot. Refuses as `with_papers` does."""
    with desk.store.write() as work:
        acting(desk, work, staff_id, Permission.EDIT_COMPANY)
        return _saved(desk, work, staff_id, with_papers(work.company.company(), form))


def change_logo(desk: Desk, *, staff_id: UUID, logo: bytes) -> Outcome[Company]:
    """Print another logo (a PNG as `plain_png` makes it) from now on, or none where it is empty."""
    with desk.store.write() as work:
        acting(desk, work, staff_id, Permission.EDIT_COMPANY)
        sha256 = work.blobs.put(logo, "image/png") if logo else ""
        return _saved(desk, work, staff_id, replace(work.company.company(), logo_sha256=sha256))


def change_tax_mode(desk: Desk, *, staff_id: UUID, prices_include_tax: bool) -> Outcome[Company]:
    """Read prices with or without their tax.

    Refuses with TAX_MODE_FIXED once any register of the company made a document.
    """
    with desk.store.write() as work:
        acting(desk, work, staff_id, Permission.EDIT_COMPANY)
        if work.documents.has_any():
            raise Refused(Code.TAX_MODE_FIXED)
        company = work.company.company()
        mode = replace(company.tax_mode, prices_include_tax=prices_include_tax)
        return _saved(desk, work, staff_id, replace(company, tax_mode=mode))


def change_register(desk: Desk, *, staff_id: UUID, name: str, code: str) -> Outcome[Register]:
    """Give the register another name, and another code while no paper carries the old one.

    Refuses with REGISTER_CODE_UNREADABLE, and with REGISTER_CODE_FIXED once it made one: the
    numbers of a code are one series without gaps, and a second register may have the other code.
    """
    with desk.store.write() as work:
        acting(desk, work, staff_id, Permission.EDIT_REGISTER)
        before = work.company.register()
        after = replace(
            before, name=one_line(name, field="name", is_needed=True), code=read_register_code(code)
        )
        if after.code != before.code and work.documents.has_own():
            raise Refused(Code.REGISTER_CODE_FIXED, register=before.code)
        work.company.save_register(after)
        to_journal(desk, work, JournalEvent.REGISTER_CHANGED, after.id, staff_id)
        return Outcome(after, Changes.of((Noun.COMPANY, work.company.company().id)))


def _saved(desk: Desk, work: UnitOfWork, staff_id: UUID, company: Company) -> Outcome[Company]:
    work.company.save_company(company)
    to_journal(desk, work, JournalEvent.COMPANY_CHANGED, company.id, staff_id)
    return Outcome(company, Changes.of((Noun.COMPANY, company.id)))
