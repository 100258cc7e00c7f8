"""What is behind the figures of a client and of a car: the visits they count, the invoices they add up.

Whoever sees a client or a car may see what its figures are made of: nobody is asked who they are.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from uuid import UUID

from cardesk_desktop.domain.changes import Outcome
from cardesk_desktop.domain.clock import business_day
from cardesk_desktop.domain.period import year_before
from cardesk_desktop.domain.visit import Visit
from cardesk_desktop.operations.client_file import ClientVisit
from cardesk_desktop.operations.desk import Desk
from cardesk_desktop.operations.vehicle_history import past_visits
from cardesk_desktop.store.report_views import DocumentBehind
from cardesk_desktop.store.unit_of_work import UnitOfWork
from cardesk_desktop.store.views import Page


class StandingFigure(StrEnum):
    """A figure of a client or of a car. `OWED` is always what the client owes."""

    VISITS = "visits"
    LAST_VISIT = "last_visit"
    SPENT = "spent"
    LAST_YEAR = "last_year"
    OWED = "owed"


def client_documents(
    desk: Desk, *, client_id: UUID, figure: StandingFigure, offset: int, limit: int
) -> Outcome[Page[DocumentBehind]]:
    """A page of the invoices that a client's figure adds up, each with its part of it."""
    with desk.store.read() as work:
        company, kept = work.company.company(), work.clients.kept(client_id)
        if figure is StandingFigure.OWED:
            return Outcome(work.invoices_behind.owed_by(kept, company.currency, offset, limit))
        since = None
        if figure is StandingFigure.LAST_YEAR:
            since = year_before(business_day(desk.clock.now(), company.time_zone))
        return Outcome(work.invoices_behind.of_client(kept, company.currency, offset, limit, since))


def vehicle_documents(
    desk: Desk, *, vehicle_id: UUID, offset: int, limit: int
) -> Outcome[Page[DocumentBehind]]:
    """A page of the invoices for a car, each with what was not taken back of it."""
    with desk.store.read() as work:
        of = work.company.company().currency
        return Outcome(work.invoices_behind.of_vehicle(work.vehicles.kept(vehicle_id), of, offset, limit))


def client_counted_visits(
    desk: Desk, *, client_id: UUID, offset: int, limit: int
) -> Outcome[Page[ClientVisit]]:
    """A page of the visits that a client's figure counts, newest first: those that were not called off."""
    with desk.store.read() as work:
        page = work.visits.counted_of_client(work.clients.kept(client_id), offset, limit)
        return Outcome(Page(_with_cars(work, page.rows), page.total, offset))


def vehicle_visits(desk: Desk, *, vehicle_id: UUID, offset: int, limit: int) -> Outcome[Page[ClientVisit]]:
    """A page of all visits of a car, newest first."""
    with desk.store.read() as work:
        kept = work.vehicles.kept(vehicle_id)
        rows = _with_cars(work, work.visits.of_vehicle(kept, limit, offset))
        return Outcome(Page(rows, work.visits.count_of_vehicle(kept), offset))


def _with_cars(work: UnitOfWork, visits: Sequence[Visit]) -> tuple[ClientVisit, ...]:
    cars = {visit.vehicle_id: work.vehicles.get(visit.vehicle_id) for visit in visits}
    return tuple(ClientVisit(past, cars[past.visit.vehicle_id]) for past in past_visits(work, visits))
