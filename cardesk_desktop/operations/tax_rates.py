"""The tax rates that products and services choose from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from cardesk_desktop.domain.catalogue import Names
from cardesk_desktop.domain.changes import Changes, Noun, Outcome
from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.journal import JournalEvent
from cardesk_desktop.domain.permission import Permission
from cardesk_desktop.domain.tax import Tax, TaxCategory
from cardesk_desktop.domain.tax_rate import RateInUse, SoldAt, TaxRate
from cardesk_desktop.domain.text import one_line
from cardesk_desktop.domain.ticket import Ticket
from cardesk_desktop.operations.desk import Desk, acting, to_journal
from cardesk_desktop.store.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class TaxRateForm:
    """What a person typed about a rate. Without a `rate_bp` no tax is due, and `reason` says why."""

    name: str
    rate_bp: int
    category: TaxCategory = TaxCategory.STANDARD
    reason: str = ""


def tax_rates(desk: Desk, *, with_archived: bool = False) -> Outcome[tuple[TaxRate, ...]]:
    """The rates to choose from, in their order; the archived ones too when they are asked for."""
    with desk.store.read() as work:
        return Outcome(tuple(rate for rate in work.tax_rates.all() if with_archived or not rate.is_archived))


def rates_in_use(desk: Desk) -> Outcome[tuple[RateInUse, ...]]:
    """Every rate in its order, the archived ones last, with how much is sold at each."""
    with desk.store.read() as work:
        rates = sorted(work.tax_rates.all(), key=lambda rate: rate.is_archived)
        return Outcome(tuple(RateInUse(rate, work.tax_rates.sold_at(rate.tax)) for rate in rates))


def add_tax_rate(desk: Desk, *, staff_id: UUID, form: TaxRateForm) -> Outcome[TaxRate]:
    """Add a rate after the others. Refuses with TAX_RATE_INVALID, TAX_REASON_MISSING, TAX_RATE_EXISTS."""
    with desk.store.write() as work:
        acting(desk, work, staff_id, Permission.EDIT_COMPANY)
        tax = _tax(form)
        known = work.tax_rates.all()
        _require_new(known, tax)
        names = Names(one_line(form.name, field="name", is_needed=True))
        last = max((rate.position for rate in known), default=0)
        added = TaxRate(desk.new_id(), names, tax, last + 1)
        work.tax_rates.add(added)
        return Outcome(added, _noted(desk, work, staff_id, added.id))


def change_tax_rate(
    desk: Desk, *, staff_id: UUID, rate_id: UUID, form: TaxRateForm, moves_items: bool = False
) -> Outcome[TaxRate]:
    """Rename a rate or give it another figure; sealed papers keep what they said.

    With `moves_items` everything that is sold at the old tax takes the new one, the company's usual
    tax and what stands on open tickets included; without, it stays at the old one. Refuses as
    `add_tax_rate` does.
    """
    with desk.store.write() as work:
        acting(desk, work, staff_id, Permission.EDIT_COMPANY)
        before = work.tax_rates.get(rate_id)
        tax = _tax(form)
        others = [rate for rate in work.tax_rates.all() if rate.id != rate_id]
        _require_new(others, tax)
        name = one_line(form.name, field="name", is_needed=True)
        names = before.names if name == before.names.main else Names(name)
        after = replace(before, names=names, tax=tax)
        work.tax_rates.save(after)
        figures = {"before_bp": before.tax.rate_bp, "after_bp": tax.rate_bp}
        changes = _noted(desk, work, staff_id, rate_id, figures)
        if moves_items and tax != before.tax:
            work.tax_rates.move(before.tax, tax)
            changes |= Changes.of((Noun.CATALOGUE, rate_id)) | _move_tickets(work, before.tax, tax)
        _follow_usual(work, before.tax, tax)
        return Outcome(after, changes)


def archive_tax_rate(desk: Desk, *, staff_id: UUID, rate_id: UUID, is_archived: bool) -> Outcome[TaxRate]:
    """Offer a rate no more, or again; what is sold at it stays so.

    Refuses with TAX_RATE_USUAL to archive the rate that new items begin with.
    """
    with desk.store.write() as work:
        acting(desk, work, staff_id, Permission.EDIT_COMPANY)
        before = work.tax_rates.get(rate_id)
        if is_archived and before.tax == work.company.company().default_tax:
            raise Refused(Code.TAX_RATE_USUAL, name=before.names)
        after = replace(before, is_archived=is_archived)
        work.tax_rates.save(after)
        return Outcome(after, _noted(desk, work, staff_id, rate_id))


def choose_usual_tax(desk: Desk, *, staff_id: UUID, rate_id: UUID) -> Outcome[TaxRate]:
    """Let new products and services begin with this rate."""
    with desk.store.write() as work:
        acting(desk, work, staff_id, Permission.EDIT_COMPANY)
        rate = work.tax_rates.get(rate_id)
        company = work.company.company()
        work.company.save_company(replace(company, default_tax=rate.tax))
        if rate.is_archived:
            rate = replace(rate, is_archived=False)
            work.tax_rates.save(rate)
        return Outcome(rate, _noted(desk, work, staff_id, rate_id))


def sold_at(desk: Desk, *, rate_id: UUID) -> Outcome[SoldAt]:
    """How many products, services and open tickets a change of this rate is about.

    Refuses with NOT_FOUND.
    """
    with desk.store.read() as work:
        tax = work.tax_rates.get(rate_id).tax
        return Outcome(replace(work.tax_rates.sold_at(tax), tickets=len(_tickets_at(work, tax))))


def _tax(form: TaxRateForm) -> Tax:
    return Tax(form.category, form.rate_bp, one_line(form.reason, field="reason", limit=200))


def _require_new(known: Sequence[TaxRate], tax: Tax) -> None:
    """Two rates of one figure could not be told apart on what is sold."""
    for rate in known:
        if rate.tax == tax:
            raise Refused(Code.TAX_RATE_EXISTS, name=rate.names)


def _tickets_at(work: UnitOfWork, tax: Tax) -> list[Ticket]:
    """The open and parked tickets with a line at this tax."""
    return [ticket for ticket in work.tickets.editable() if any(line.tax == tax for line in ticket.lines)]


def _move_tickets(work: UnitOfWork, before: Tax, after: Tax) -> Changes:
    """What is invoiced from now on bears the new tax, whenever it was put on its ticket."""
    changes = Changes()
    for ticket in _tickets_at(work, before):
        work.tickets.save(ticket.with_tax(before, after))
        changes |= Changes.of((Noun.TICKET, ticket.id))
        if ticket.visit_id:
            changes |= Changes.of((Noun.VISIT, ticket.visit_id))
    return changes


def _follow_usual(work: UnitOfWork, before: Tax, after: Tax) -> None:
    company = work.company.company()
    if company.default_tax == before != after:
        work.company.save_company(replace(company, default_tax=after))


def _noted(
    desk: Desk, work: UnitOfWork, staff_id: UUID, rate_id: UUID, figures: Mapping[str, int] | None = None
) -> Changes:
    """Write down who changed a rate."""
    to_journal(desk, work, JournalEvent.TAX_RATE_CHANGED, rate_id, staff_id, figures or {})
    return Changes.of((Noun.COMPANY, work.company.company().id))
