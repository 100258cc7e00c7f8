"""The runner of sync waits to be woken, and asks by itself where it can not be."""

from __future__ import annotations

from threading import Event

from cardesk_desktop.domain.errors import Code, Unavailable
from cardesk_desktop.sync.answers import Away, ServiceAway
from cardesk_desktop.sync.status import Badge
from tests.ui.shop import Shop
from tests.ui.sync_runner.place import Place, be_away


def test_who_can_no_longer_be_woken_asks_and_sees_the_network_is_gone(place: Place) -> None:
    broken = Event()

    def waits() -> bool:
        broken.wait()
        raise ServiceAway(Away.OFFLINE)

    place.service.waits = waits
    place.runner.start()
    place.wait(place.is_even)
    place.service.say = be_away
    broken.set()
    place.wait(lambda: place.badge is Badge.OFFLINE)
    place.service.say = place.service.even
    place.wait(place.is_even)


def test_where_only_the_waiting_breaks_it_asks_ever_later(place: Place, shop: Shop) -> None:
    def waits() -> bool:
        raise Unavailable(Code.KEYRING_LOCKED)

    told: list[object] = []
    shop.tasks.unavailable.connect(told.append)
    place.service.waits = waits
    place.runner.start()
    place.wait(lambda: len(place.service.asked) >= 3)
    place.wait(lambda: place.is_even() and (place.schedule.due_in() or 0) > 1)
    assert told == []


def test_waiting_goes_on_as_long_as_the_line_holds(place: Place) -> None:
    answers = iter([False, False, True])
    over = Event()

    def waits() -> bool:
        answer = next(answers, None)
        if answer is None:
            over.wait()
            raise ServiceAway(Away.OFFLINE)
        return answer

    place.service.waits = waits
    place.runner.start()
    place.wait(lambda: len(place.service.asked) == 2 and place.is_even())
    over.set()
