"""Reports: what was sold, taken and taxed in a period, and who owes what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from cardesk_desktop.domain.catalogue import ItemKind, Names
from cardesk_desktop.domain.changes import Outcome
from cardesk_desktop.domain.clock import business_day, day_end, day_start, end_of_past_day
from cardesk_desktop.domain.money import Currency, Money, total
from cardesk_desktop.domain.period import Period, one_day
from cardesk_desktop.domain.permission import Permission
from cardesk_desktop.domain.tax import Tax
from cardesk_desktop.operations.desk import Desk, viewing
from cardesk_desktop.store.report_figures import Figure, OfDebtor, OfOwed, OfTaken, OfTender
from cardesk_desktop.store.report_views import (
    DocumentBehind,
    Owed,
    Ranked,
    Sold,
    SoldBy,
    SoldItem,
    SoldOn,
    TakenOn,
    TaxSum,
    sold_in_all,
)
from cardesk_desktop.store.unit_of_work import UnitOfWork
from cardesk_desktop.store.views import Order, Page

_TOP = 5
_RECENT_DAYS = 14


@dataclass(frozen=True, slots=True)
class SalesReport:
    """Steps that have sales, of the period and of the one before; and both in all."""

    steps: tuple[SoldOn, ...]
    before: tuple[SoldOn, ...]
    sold: Sold
    sold_before: Sold


@dataclass(frozen=True, slots=True)
class StaffReport:
    """Everybody who sold or worked, and the sum, which is that of the sales."""

    people: tuple[SoldBy, ...]
    sold: Sold
    sold_before: Sold


@dataclass(frozen=True, slots=True)
class TakenReport:
    """What was taken, step by step and way by way, and both periods in all."""

    steps: tuple[TakenOn, ...]
    taken: Money
    taken_before: Money


@dataclass(frozen=True, slots=True)
class TaxReport:
    """Every rate, and their sums, which are those of the invoices."""

    rates: tuple[TaxSum, ...]
    sold: Sold
    sold_before: Sold
    names: Mapping[Tax, Names]
    """What the company calls its rates, also those that it uses no more."""


@dataclass(frozen=True, slots=True)
class Overview:
    """The day in figures: today beside yesterday, the last two weeks, what sold best, what is owed.

    `has_payments` also where payments and refunds come to nothing together.
    """

    today: date
    sold: Sold
    sold_before: Sold
    taken: Money
    taken_before: Money
    has_payments: bool
    owed: Money
    debtors: int
    recent: tuple[SoldOn, ...]
    services: tuple[SoldItem, ...]


def overview(desk: Desk, *, staff_id: UUID) -> Outcome[Overview]:
    """The key figures of today. Refuses with NOT_PERMITTED, as every report."""
    with desk.store.read() as work:
        viewing(desk, work, staff_id, Permission.SEE_REPORTS)
        company = work.company.company()
        today, of = business_day(desk.clock.now(), company.time_zone), company.currency
        now, before = one_day(today), one_day(today - timedelta(days=1))
        recent = Period(today - timedelta(days=_RECENT_DAYS - 1), today)
        owing = work.receivables.debtors(today, None, of, Order("owed", is_descending=True), 0, 1)
        taken = work.reports.taken(now, of)
        best = work.reports.items(ItemKind.SERVICE, now, of, Order("sold", is_descending=True), 0, _TOP)
        return Outcome(
            Overview(
                today=today,
                sold=work.reports.sold(now, of),
                sold_before=work.reports.sold(before, of),
                taken=_taken(taken, of),
                taken_before=_taken(work.reports.taken(before, of), of),
                has_payments=bool(taken),
                owed=owing.sum,
                debtors=owing.total,
                recent=work.reports.sales(recent, of),
                services=best.rows,
            )
        )


def sales_report(desk: Desk, *, staff_id: UUID, period: Period, before: Period) -> Outcome[SalesReport]:
    """What was invoiced, by day or by month."""
    with desk.store.read() as work:
        of = _currency(desk, work, staff_id)
        steps, steps_before = work.reports.sales(period, of), work.reports.sales(before, of)
        return Outcome(
            SalesReport(
                steps,
                steps_before,
                sold_in_all((step.sold for step in steps), of),
                sold_in_all((step.sold for step in steps_before), of),
            )
        )


def item_report(
    desk: Desk, *, staff_id: UUID, kind: ItemKind, period: Period, order: Order, offset: int, limit: int
) -> Outcome[Ranked[SoldItem]]:
    """A page of the services or products that were sold, in the order asked for."""
    with desk.store.read() as work:
        of = _currency(desk, work, staff_id)
        return Outcome(work.reports.items(kind, period, of, order, offset, limit))


def staff_report(desk: Desk, *, staff_id: UUID, period: Period, before: Period) -> Outcome[StaffReport]:
    """What everybody sold or worked on."""
    with desk.store.read() as work:
        of = _currency(desk, work, staff_id)
        people = work.reports.staff(period, of)
        return Outcome(StaffReport(people, work.reports.sold(period, of), work.reports.sold(before, of)))


def taken_report(desk: Desk, *, staff_id: UUID, period: Period, before: Period) -> Outcome[TakenReport]:
    """What was taken, by way to pay. A later payment counts on the day on which it was taken."""
    with desk.store.read() as work:
        of = _currency(desk, work, staff_id)
        steps = work.reports.taken(period, of)
        return Outcome(TakenReport(steps, _taken(steps, of), _taken(work.reports.taken(before, of), of)))


def tax_report(desk: Desk, *, staff_id: UUID, period: Period, before: Period) -> Outcome[TaxReport]:
    """Net and tax by rate, as the documents say them."""
    with desk.store.read() as work:
        of = _currency(desk, work, staff_id)
        rates = work.reports.taxes(period, of)
        names = {rate.tax: rate.names for rate in work.tax_rates.all()}
        return Outcome(TaxReport(rates, work.reports.sold(period, of), work.reports.sold(before, of), names))


def debtors(desk: Desk, *, staff_id: UUID, day: date, order: Order, offset: int, limit: int) -> Outcome[Owed]:
    """A page of who owed what at the end of a day; what was paid since then was owed."""
    with desk.store.read() as work:
        of = _currency(desk, work, staff_id)
        end = _end_of_past_day(desk, work, day)
        return Outcome(work.receivables.debtors(day, end, of, order, offset, limit))


def documents_behind(
    desk: Desk, *, staff_id: UUID, figure: Figure, offset: int, limit: int
) -> Outcome[Page[DocumentBehind]]:
    """A page of the documents behind a figure, each with its part of it."""
    with desk.store.read() as work:
        of = _currency(desk, work, staff_id)
        match figure:
            case OfTender() | OfTaken():
                zone = work.company.company().time_zone
                start, end = day_start(figure.period.first, zone), day_end(figure.period.last, zone)
                return Outcome(work.behind.payments(figure, start, end, of, offset, limit))
            case OfDebtor():
                past = _end_of_past_day(desk, work, figure.day)
                rows, count = work.receivables.invoices_of(
                    figure.client_id, figure.day, past, of, offset, limit
                )
                return Outcome(Page(rows, count, offset))
            case OfOwed():
                past = _end_of_past_day(desk, work, figure.day)
                rows, count = work.receivables.invoices_aged(figure, past, of, offset, limit)
                return Outcome(Page(rows, count, offset))
            case _:
                return Outcome(work.behind.invoices(figure, of, offset, limit))


def _currency(desk: Desk, work: UnitOfWork, staff_id: UUID) -> Currency:
    """The company's currency, for a person who may see reports."""
    viewing(desk, work, staff_id, Permission.SEE_REPORTS)
    return work.company.company().currency


def _taken(steps: Iterable[TakenOn], of: Currency) -> Money:
    return total((step.taken.amount for step in steps), of)


def _end_of_past_day(desk: Desk, work: UnitOfWork, day: date) -> datetime | None:
    return end_of_past_day(day, desk.clock.now(), work.company.company().time_zone)
