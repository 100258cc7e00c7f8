"""The four weeks before today."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime, time, timedelta

from cardesk_desktop.demo.data.house import FRONT_DESK, MANAGER, TIME_ZONE
from cardesk_desktop.demo.data.menu import SERVICES
from cardesk_desktop.demo.story.clientele import Car
from cardesk_desktop.demo.story.counter import SOLD_OUT_SOON, note_counter_sale, note_delivery
from cardesk_desktop.demo.story.planning import LONG_MIN, made_up, minutes, wanted, with_later_payment
from cardesk_desktop.demo.story.shop import Shop
from cardesk_desktop.demo.story.visit import VisitStory

DAYS = 28

_LONGEST_MIN = max(fact.duration_min for fact in SERVICES)
_OPENS, _CLOSES = time(8), time(22)
# Cars by weekday, Monday first: Friday and the weekend are the busy days.
_CARS = (11, 11, 12, 13, 17, 18, 15)
_MONDAY, _THURSDAY, _SUNDAY = 0, 3, 6
_REST_DAYS = 4
_SOLD_OUT_WITHIN = 17


def note_past_days(shop: Shop, today: date, expected: Collection[Car]) -> None:
    """Plan every day of the four weeks. Cars `expected` today were here before, but not these last days."""
    first = today - timedelta(days=DAYS)
    note_delivery(shop, _at(first, time(7, 30)), reason="Opening stock")
    strangers = [car for car in shop.chance.mixed(shop.clientele.cars) if car not in expected]
    strangers += expected
    for back in range(DAYS, 0, -1):
        day = today - timedelta(days=back)
        if day.weekday() in (_MONDAY, _THURSDAY) and back < DAYS:
            without = SOLD_OUT_SOON if back <= _SOLD_OUT_WITHIN else ()
            note_delivery(
                shop, _at(day, time(8, 5)), reason="Delivery, Emirates Auto Supply", without=without
            )
        absent = expected if back <= _REST_DAYS else ()
        for place in range(_CARS[day.weekday()] + shop.chance.number(-2, 2)):
            # New faces are spread over the days, so that everybody came before today.
            due = [] if place < len(strangers) / back else _due(shop, day, absent)
            car = shop.chance.one_of(due) if due else strangers.pop()
            _note_visit(shop, car, day, today, expected)
        for _ in range(shop.chance.number(1, 4)):
            note_counter_sale(shop, _moment(shop, day, work_min=0))


def _note_visit(shop: Shop, car: Car, day: date, today: date, expected: Collection[Car]) -> None:
    is_yesterday = day == today - timedelta(days=1)
    services = wanted(shop.chance, car, most_min=LONG_MIN // 2 if is_yesterday else _LONGEST_MIN)
    work_min = minutes(services)
    is_long = work_min >= LONG_MIN
    arrives_at = shop.chance.later(_at(day, _OPENS), 5, 70) if is_long else _moment(shop, day, work_min)
    car.free_from = day + timedelta(days=_REST_DAYS)
    plan = made_up(shop.chance, car, services, arrives_at)
    plan = with_later_payment(shop.chance, plan, before=_at(today, time.min))
    story = VisitStory(shop, plan, MANAGER if day.weekday() == _SUNDAY else FRONT_DESK)
    if car not in expected and shop.chance.hits(2):
        story.note_cancelled(shop.chance.later(arrives_at, 12, 30), "Could not wait any longer")
    else:
        story.note_all()


def _due(shop: Shop, day: date, absent: Collection[Car]) -> list[Car]:
    """Cars that were here before and may come again; two in three times only regulars, if there are any."""
    cars = shop.clientele.cars
    due = [car for car in cars if date.min < car.free_from <= day and car not in absent]
    regulars = [car for car in due if car in shop.clientele.regulars] if shop.chance.hits(65) else []
    return regulars or due


def _moment(shop: Shop, day: date, work_min: int) -> datetime:
    """A moment while the doors are open, early enough for so much work and a wait, to the second."""
    open_min = (_CLOSES.hour - _OPENS.hour) * 60
    return shop.chance.later(_at(day, _OPENS), 5, open_min - work_min * 6 // 5 - 50)


def _at(day: date, moment: time) -> datetime:
    return datetime.combine(day, moment, TIME_ZONE)
