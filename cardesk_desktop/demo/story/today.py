"""Today up to now: a dozen cars gone, and those that are on the board."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from cardesk_desktop.demo.data.board import EXPECTED_SOON, ON_BOARD, BoardFact
from cardesk_desktop.demo.data.house import FRONT_DESK, TIME_ZONE
from cardesk_desktop.demo.story.clientele import Car
from cardesk_desktop.demo.story.counter import note_counter_sale, note_parked_ticket
from cardesk_desktop.demo.story.planning import made_up, wanted
from cardesk_desktop.demo.story.shop import Shop
from cardesk_desktop.demo.story.visit import VisitPlan, VisitStory

DELIVERED = 12

_QUICK_MIN = 60
_DAY_MIN = 330
_BETWEEN_CARS_MIN = 20
_OPENS = time(8)


def expected_cars(shop: Shop) -> list[Car]:
    """The cars that stand on the board at the end, and the one that is to come."""
    return [shop.clientele.car(plate) for plate in (*(fact.plate for fact in ON_BOARD), EXPECTED_SOON)]


def note_today(shop: Shop, now: datetime, expected: Collection[Car]) -> None:
    """Plan everything between this morning and now."""
    for leaves_at in _departures(now):
        _note_delivered(shop, leaves_at, expected)
    for fact in ON_BOARD:
        VisitStory(shop, _plan(shop, fact, now), FRONT_DESK).note_all()
    note_counter_sale(shop, now - timedelta(minutes=34))
    note_parked_ticket(shop, now - timedelta(minutes=9))


def _departures(now: datetime) -> list[datetime]:
    """When cars drove off today: evenly since the doors opened, fewer on a short day.

    Whoever looks at night or early in the morning sees a house that has worked for hours already, so
    that there is something to see at any time.
    """
    local = now.astimezone(TIME_ZONE)
    midnight = datetime.combine(local.date(), time.min, TIME_ZONE)
    opens = datetime.combine(local.date(), _OPENS, TIME_ZONE)
    first = max(midnight, min(opens, now - timedelta(minutes=_DAY_MIN))) + timedelta(minutes=_QUICK_MIN)
    last = now - timedelta(minutes=13)
    room = int((last - first) / timedelta(minutes=_BETWEEN_CARS_MIN))
    count = max(0, min(DELIVERED, room))
    return [first + (last - first) * (place + 1) / count for place in range(count)]


def _note_delivered(shop: Shop, leaves_at: datetime, expected: Collection[Car]) -> None:
    """A quick wash that ends at a moment."""
    today = leaves_at.astimezone(TIME_ZONE).date()
    free = [car for car in shop.clientele.cars if date.min < car.free_from <= today and car not in expected]
    car = shop.chance.one_of(free)
    car.free_from = date.max
    services = wanted(shop.chance, car, most_min=_QUICK_MIN)[:1]
    plan = made_up(shop.chance, car, services, arrives_at=leaves_at)
    VisitStory(shop, _ending_at(plan, leaves_at), FRONT_DESK).note_all()


def _ending_at(plan: VisitPlan, leaves_at: datetime) -> VisitPlan:
    """The same visit, moved to where it ends at this moment."""
    earlier = leaves_at - plan.leaves_at if plan.leaves_at else timedelta()

    def moved(moment: datetime | None) -> datetime | None:
        return moment + earlier if moment else None

    return replace(
        plan,
        arrives_at=plan.arrives_at + earlier,
        starts_at=moved(plan.starts_at),
        ready_at=moved(plan.ready_at),
        pays_at=moved(plan.pays_at),
        leaves_at=leaves_at,
        is_printed=True,
    )


def _plan(shop: Shop, fact: BoardFact, now: datetime) -> VisitPlan:
    def before(minutes_ago: int | None) -> datetime | None:
        return None if minutes_ago is None else now - timedelta(minutes=minutes_ago)

    return VisitPlan(
        car=shop.clientele.car(fact.plate),
        services=fact.services,
        arrives_at=now - timedelta(minutes=fact.arrived),
        starts_at=before(fact.started),
        ready_at=before(fact.ready),
        pays_at=before(fact.paid),
        worker=fact.worker,
        note=fact.note,
        is_printed=fact.paid is not None,
        is_parked=fact.is_parked,
    )
