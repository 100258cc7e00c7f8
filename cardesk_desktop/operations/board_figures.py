"""What is behind the figures above the board: the cars that are counted, the payments that add up.

Whoever sees the figure may see what it is made of, as on the board itself: nobody is asked who they are.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum

from cardesk_desktop.domain.changes import Outcome
from cardesk_desktop.domain.clock import business_day, day_of
from cardesk_desktop.domain.period import Period
from cardesk_desktop.domain.visit import Visit
from cardesk_desktop.operations.desk import Desk
from cardesk_desktop.operations.visits import BoardCard, cards_of, left_between, wait_of
from cardesk_desktop.store.report_figures import OfTaken
from cardesk_desktop.store.report_views import DocumentBehind
from cardesk_desktop.store.views import Page


class CarsFigure(StrEnum):
    """A figure of the board that counts cars."""

    TODAY = "today"
    WAIT = "wait"
    UNPAID = "unpaid"


def cars_behind(desk: Desk, *, figure: CarsFigure, offset: int, limit: int) -> Outcome[Page[BoardCard]]:
    """A page of the cars behind a figure.

    Those of today stand newest first, the others by the longest wait or by the most that is unpaid.
    """
    with desk.store.read() as work:
        company = work.company.company()
        start, end = day_of(desk.clock.now(), company.time_zone)
        visits = (*work.visits.open(), *left_between(work, start, end))
        if figure is CarsFigure.UNPAID:
            cards = [card for card in cards_of(work, visits, company) if card.balance]
            cards.sort(key=_unpaid_minor, reverse=True)
            return Outcome(Page(tuple(cards[offset : offset + limit]), len(cards), offset))
        counted = [visit for visit in visits if start <= visit.arrived_at < end]
        if figure is CarsFigure.WAIT:
            counted = [visit for visit in counted if wait_of(visit) is not None]
        counted.sort(key=_waited if figure is CarsFigure.WAIT else _arrived, reverse=True)
        part = tuple(cards_of(work, counted[offset : offset + limit], company))
        return Outcome(Page(part, len(counted), offset))


def payments_behind(desk: Desk, *, offset: int, limit: int) -> Outcome[Page[DocumentBehind]]:
    """A page of the payments taken and refunds given today, newest first."""
    with desk.store.read() as work:
        company = work.company.company()
        today = business_day(desk.clock.now(), company.time_zone)
        start, end = day_of(desk.clock.now(), company.time_zone)
        figure = OfTaken(Period(today, today))
        return Outcome(work.behind.payments(figure, start, end, company.currency, offset, limit))


def _unpaid_minor(card: BoardCard) -> int:
    return card.balance.minor if card.balance else 0


def _waited(visit: Visit) -> timedelta:
    return wait_of(visit) or timedelta(0)


def _arrived(visit: Visit) -> datetime:
    return visit.arrived_at
