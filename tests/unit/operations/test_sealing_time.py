"""A clock that went back is confirmed once, for what has no question of its own."""

from __future__ import annotations

import pytest

from cardesk_desktop.domain.errors import Code
from cardesk_desktop.domain.journal import JournalEvent
from cardesk_desktop.domain.quantity import Quantity
from cardesk_desktop.operations.correcting_stock import take_out
from cardesk_desktop.operations.sealing_time import confirm_clock
from tests.builders import make_register
from tests.builders.open_shop import CLOTH, MANAGER, OpenShop

DAY_S = 86_400


def _waste(shop: OpenShop) -> None:
    take_out(shop.desk, staff_id=MANAGER.id, product_id=CLOTH.id, quantity=Quantity.of(1), reason="Torn")


def _events(shop: OpenShop) -> list[JournalEvent]:
    return [entry.event for entry in shop.journal(make_register().id)]


def test_what_was_refused_can_be_done_once_the_date_is_confirmed(shop: OpenShop) -> None:
    shop.sell(CLOTH)
    shop.clock.tick(-DAY_S)
    with shop.refuses(Code.CLOCK_WENT_BACK):
        _waste(shop)

    shop.say_date_is_right()
    shop.say_date_is_right()
    _waste(shop)

    assert _events(shop) == [JournalEvent.CLOCK_CONFIRMED]


def test_a_confirmation_counts_for_an_hour_and_for_no_earlier_time(shop: OpenShop) -> None:
    shop.sell(CLOTH)
    shop.clock.tick(-DAY_S)
    shop.say_date_is_right()
    shop.clock.tick(3_601)
    with shop.refuses(Code.CLOCK_WENT_BACK):
        _waste(shop)
    shop.clock.tick(-3_601 - 301)
    with shop.refuses(Code.CLOCK_WENT_BACK):
        _waste(shop)
    shop.clock.tick(2)
    _waste(shop)


def test_a_battery_that_is_dead_asks_at_every_start(shop: OpenShop) -> None:
    """It sets the clock back to the same day each time; what was said of the last time is no word on this."""
    shop.sell(CLOTH)
    shop.clock.tick(-DAY_S)
    shop.say_date_is_right()
    shop.sell(CLOTH)
    shop.clock.tick(2 * DAY_S)
    shop.sell(CLOTH)
    shop.clock.tick(60 - 2 * DAY_S)
    with shop.refuses(Code.CLOCK_WENT_BACK):
        _waste(shop)

    shop.say_date_is_right()
    _waste(shop)

    assert _events(shop) == [JournalEvent.CLOCK_CONFIRMED] * 2


def test_a_clock_that_is_right_needs_no_confirmation(shop: OpenShop) -> None:
    shop.sell(CLOTH)
    shop.say_date_is_right()
    assert _events(shop) == []


@pytest.mark.parametrize("later_s", [-400 * DAY_S, 3_601])
def test_only_the_date_that_was_shown_is_confirmed(shop: OpenShop, later_s: int) -> None:
    shop.sell(CLOTH)
    shop.clock.tick(-2 * DAY_S)
    shown = shop.clock.now()
    shop.clock.tick(later_s)
    with shop.refuses(Code.CLOCK_WENT_BACK) as refusal:
        confirm_clock(shop.desk, staff_id=MANAGER.id, shown=shown)
    assert refusal.value.params["now"] == shop.clock.now()
