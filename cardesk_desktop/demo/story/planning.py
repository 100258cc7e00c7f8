"""Making up visits: what is asked for, how long it takes, who pays how."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from cardesk_desktop.demo.data.house import DIRHAM, TECHNICIANS, TIME_ZONE
from cardesk_desktop.demo.data.menu import SERVICES
from cardesk_desktop.demo.story.chance import Chance
from cardesk_desktop.demo.story.clientele import Car
from cardesk_desktop.demo.story.paying import Habit, habit_of
from cardesk_desktop.demo.story.visit import VisitPlan
from cardesk_desktop.domain.discount import AmountOff, Discount, PercentOff
from cardesk_desktop.domain.money import Money

LONG_MIN = 240
"""Work of so many minutes starts in the morning."""

BUS = "Coaster"
FRIDAY = 4

_FACTS = {fact.key: fact for fact in SERVICES}
_BESIDES = {"vacuum": 8, "underbody": 5, "glass": 3, "headlights": 3, "steam": 3, "shuttle": 2, "engine": 2}
_ARRIVAL_NOTES = (
    "Child seat in the back stays in.",
    "Call when ready, waiting in the café.",
    "Sand on the carpets from the desert.",
    "Boot is full, please do not open.",
    "Bird droppings on the roof.",
)
_TICKET_NOTES = (
    "Small scratch on the rear left door was there before.",
    "Next wash free of charge.",
    "Wheel cover rear right is missing.",
)


def wanted(chance: Chance, car: Car, most_min: int) -> tuple[str, ...]:
    """One service, or two, that take no longer than so many minutes and have a price for the car."""
    if car.fact.model == BUS:
        return ("coach",)
    shares = {
        key: fact.share
        for key, fact in _FACTS.items()
        if fact.share and fact.duration_min <= most_min and car.fact.size_class in fact.prices
    }
    main = chance.weighed(shares)
    besides = {key: share for key, share in _BESIDES.items() if key != main and key in shares}
    return (main, chance.weighed(besides)) if chance.hits(32) else (main,)


def minutes(services: tuple[str, ...]) -> int:
    """The planned minutes of several services."""
    return sum(_FACTS[key].duration_min for key in services)


def made_up(chance: Chance, car: Car, services: tuple[str, ...], arrives_at: datetime) -> VisitPlan:
    """A whole visit that starts at a moment and runs to its end."""
    starts_at = chance.later(arrives_at, 2, 22)
    ready_at = starts_at + timedelta(minutes=minutes(services) * chance.number(78, 118) // 100)
    pays_at = chance.later(ready_at, 1, 18)
    guest = car.guest
    habit = habit_of(
        chance, is_known=guest is not None, is_company=guest is not None and guest.fact.is_company
    )
    return VisitPlan(
        car=car,
        services=services,
        arrives_at=arrives_at,
        starts_at=starts_at,
        ready_at=ready_at,
        pays_at=pays_at,
        leaves_at=chance.later(pays_at, 1, 6),
        worker=chance.one_of(TECHNICIANS),
        habit=habit,
        discount=_discount(chance, services, arrives_at),
        products=chance.weighed({0: 66, 1: 24, 2: 8, 3: 2}),
        note=chance.one_of(_ARRIVAL_NOTES) if chance.hits(10) else "",
        ticket_note=chance.one_of(_TICKET_NOTES) if chance.hits(4) else "",
    )


def with_later_payment(chance: Chance, plan: VisitPlan, before: datetime) -> VisitPlan:
    """When a rest stays open, most pay it some days later; what would fall after `before` stays open."""
    if plan.habit not in (Habit.ON_ACCOUNT, Habit.IN_PART) or plan.leaves_at is None or chance.hits(12):
        return plan
    is_company = plan.car.guest is not None and plan.car.guest.fact.is_company
    days = chance.number(4, 12) if is_company else chance.number(1, 5)
    local = plan.leaves_at.astimezone(TIME_ZONE) + timedelta(days=days)
    settles_at = local.replace(hour=chance.number(9, 16), minute=chance.number(0, 59))
    return replace(plan, settles_at=settles_at) if settles_at < before else plan


def _discount(chance: Chance, services: tuple[str, ...], at: datetime) -> Discount | None:
    if at.astimezone(TIME_ZONE).weekday() == FRIDAY and chance.hits(55):
        return PercentOff(1_000, "Friday offer")
    if chance.hits(5):
        return PercentOff(500, "Regular client")
    if minutes(services) >= 50 and chance.hits(4):
        return AmountOff(Money(2_000, DIRHAM), "Water spots on the bonnet")
    if chance.hits(2):
        return PercentOff(2_500, "Friend of the house")
    return None
