"""The parts of the story: time goes forward, money comes out even, at any hour there is something to see."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from cardesk_desktop.demo.data.house import DIRHAM, TIME_ZONE
from cardesk_desktop.demo.data.menu import SERVICES
from cardesk_desktop.demo.story import today
from cardesk_desktop.demo.story.agenda import Agenda, StoryClock
from cardesk_desktop.demo.story.chance import Chance
from cardesk_desktop.demo.story.clientele import gather
from cardesk_desktop.demo.story.paying import Habit, habit_of, tenders
from cardesk_desktop.demo.story.planning import made_up, wanted, with_later_payment
from cardesk_desktop.domain.money import Money
from cardesk_desktop.domain.tender import settle
from tests.builders import NOW

MENU = {fact.key: fact for fact in SERVICES}


def test_steps_happen_in_the_order_of_their_moments_and_then_of_noting() -> None:
    agenda, clock, happened = Agenda(), StoryClock(NOW), list[tuple[str, datetime]]()
    later = NOW + timedelta(hours=1)

    def step(name: str) -> None:
        happened.append((name, clock.now()))

    agenda.note(later, lambda: step("third"))
    agenda.note(NOW, lambda: step("first"))
    agenda.note(NOW, lambda: agenda.note(NOW, lambda: step("second")))
    agenda.note(later, lambda: step("fourth"))
    heard: list[tuple[int, int]] = []
    agenda.play(clock, lambda done, of: heard.append((done, of)))
    assert happened == [("first", NOW), ("second", NOW), ("third", later), ("fourth", later)]
    assert heard[-1] == (5, 5)


def test_the_clock_of_the_story_never_goes_back() -> None:
    clock = StoryClock(NOW)
    clock.move_to(NOW - timedelta(days=1))
    assert clock.now() == NOW


@pytest.mark.parametrize("habit", Habit)
@pytest.mark.parametrize("minor", [100, 1_999, 4_500, 190_000])
def test_what_is_handed_over_never_exceeds_what_is_due(habit: Habit, minor: int) -> None:
    due = Money(minor, DIRHAM)
    settlement = settle(due, tenders(Chance("till"), habit, due))
    may_owe = habit in (Habit.IN_PART, Habit.ON_ACCOUNT)
    assert may_owe or not settlement.balance


def test_a_stranger_never_pays_later() -> None:
    chance = Chance("strangers")
    habits = {habit_of(chance, is_known=False, is_company=False) for _ in range(200)}
    assert habits == {Habit.CASH, Habit.CARD}


@pytest.mark.parametrize("hour", range(24))
def test_cars_left_today_at_any_hour_and_before_now(hour: int) -> None:
    now = datetime(2026, 11, 23, hour, 40, tzinfo=TIME_ZONE)
    departures = today._departures(now)
    assert len(departures) == min(12, max(0, {0: 0, 1: 1, 2: 4, 3: 7, 4: 10}.get(hour, 12)))
    assert departures == sorted(departures)
    assert all(moment.date() == now.date() and moment < now for moment in departures)


def test_services_fit_the_car_and_the_time() -> None:
    chance = Chance("wishes")
    for car in gather(chance).cars:
        services = wanted(chance, car, most_min=60)
        assert all(car.fact.size_class in MENU[key].prices for key in services)
        assert services == ("coach",) or all(MENU[key].duration_min <= 60 for key in services)


def test_the_steps_of_a_visit_follow_each_other_and_a_rest_is_paid_later() -> None:
    chance = Chance("visits")
    settled = 0
    for car in gather(chance).cars:
        plan = made_up(chance, car, wanted(chance, car, most_min=480), NOW)
        steps = [plan.arrives_at, plan.starts_at, plan.ready_at, plan.pays_at, plan.leaves_at]
        moments = [moment for moment in steps if moment is not None]
        assert len(moments) == len(steps)
        assert moments == sorted(moments)
        later = with_later_payment(chance, plan, before=NOW + timedelta(days=30))
        if later.settles_at is not None:
            settled += 1
            assert later.settles_at > moments[-1]
            assert plan.habit in (Habit.ON_ACCOUNT, Habit.IN_PART)
        assert with_later_payment(chance, plan, before=NOW) == plan
    assert settled > 5
