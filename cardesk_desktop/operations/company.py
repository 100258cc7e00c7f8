"""The company is founded, with its register and its owner: once."""

from __future__ import annotations

from collections.abc import Sequence

from cardesk_desktop.domain.catalogue import Names
from cardesk_desktop.domain.changes import Changes, Noun, Outcome
from cardesk_desktop.domain.company import Company, Register
from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.journal import JournalEvent
from cardesk_desktop.domain.pin import StaffPin
from cardesk_desktop.domain.presets.countries import preset
from cardesk_desktop.domain.staff import Staff
from cardesk_desktop.domain.starter.contents import NOTHING_YET, Catalogue
from cardesk_desktop.domain.tax_rate import TaxRate
from cardesk_desktop.operations.desk import Desk, to_journal
from cardesk_desktop.operations.house import House
from cardesk_desktop.operations.pins import hash_pin
from cardesk_desktop.store.unit_of_work import UnitOfWork


def found_company(
    desk: Desk,
    *,
    company: Company,
    register: Register,
    owner: Staff,
    logo: bytes = b"",
    tax_rates: Sequence[TaxRate] = (),
    owner_pin: str = "",
    catalogue: Catalogue = NOTHING_YET,
) -> Outcome[House]:
    """Write the company, this register and the owner. Only once: COMPANY_ALREADY_FOUNDED.

    Without `tax_rates` the company begins with those that are usual in its country. Refuses a PIN of the
    owner as `new_pin` does; without one the owner chooses it at the lock screen.
    """
    kept = hash_pin(owner_pin) if owner_pin else ""
    with desk.store.write() as work:
        if work.company.is_founded():
            raise Refused(Code.COMPANY_ALREADY_FOUNDED)
        if logo:
            work.blobs.put(logo, "image/png")
        work.company.found(company, register)
        work.staff.add(owner)
        for rate in tax_rates or _usual_rates(desk, company):
            work.tax_rates.add(rate)
        if kept:
            work.pins.put(StaffPin(owner.id, kept))
        _fill(work, catalogue)
        to_journal(desk, work, JournalEvent.COMPANY_FOUNDED, company.id, owner.id)
        changes = Changes.of((Noun.COMPANY, company.id), (Noun.STAFF, owner.id))
        holders = frozenset({owner.id} if kept else ())
        return Outcome(House(company, work.company.register(), (owner,), holders), changes)


def _fill(work: UnitOfWork, catalogue: Catalogue) -> None:
    for category in catalogue.categories:
        work.catalogue.add_category(category)
    for service in catalogue.services:
        work.catalogue.add_service(service)
    for product in catalogue.products:
        work.catalogue.add_product(product)


def _usual_rates(desk: Desk, company: Company) -> list[TaxRate]:
    """The rates of the country, the company's own usual one first."""
    usual = preset(company.country).usual_rates
    rates = [rate.rate(desk.new_id(), place, company.language) for place, rate in enumerate(usual, start=1)]
    if all(rate.tax != company.default_tax for rate in rates):
        tax = company.default_tax
        rates.insert(0, TaxRate(desk.new_id(), Names(tax.reason or tax.category.value), tax, 0))
    return rates
