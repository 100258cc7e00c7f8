"""Five years told, from the founding of the company to the cars that are on the board now."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import datetime, time, timedelta
from pathlib import Path

from cardesk_desktop.demo.data.house import TIME_ZONE
from cardesk_desktop.demo.story.agenda import Agenda, StoryClock
from cardesk_desktop.demo.story.cast import found
from cardesk_desktop.demo.story.chance import Chance
from cardesk_desktop.demo.story.clientele import gather
from cardesk_desktop.demo.story.counter import note_delivery
from cardesk_desktop.demo.story.shop import Shop
from cardesk_desktop.demo.story.today import expected_cars, note_today
from cardesk_desktop.demo.years.days import Days
from cardesk_desktop.demo.years.filling import fill_catalogue
from cardesk_desktop.demo.years.house import BusyHouse
from cardesk_desktop.demo.years.progress import Steps
from cardesk_desktop.demo.years.size import LARGE, Size
from cardesk_desktop.demo.years.stockroom import Stockroom
from cardesk_desktop.domain.ids import IdFactory
from cardesk_desktop.keychain import Keychain
from cardesk_desktop.operations.desk import Desk
from cardesk_desktop.operations.house import this_house
from cardesk_desktop.store.opening import open_store

_FOUNDED_AT = time(6)


def tell_years(
    database: Path,
    keychain: Keychain,
    now: datetime,
    progress: Callable[[int, int], None],
    size: Size = LARGE,
) -> None:
    """Make the database and let the years happen in it up to `now`."""
    today = now.astimezone(TIME_ZONE).date()
    clock = StoryClock(datetime.combine(today - timedelta(days=size.days), _FOUNDED_AT, TIME_ZONE))
    new_id = IdFactory(clock, Chance("identities").bits)
    draft = open_store(database, keychain=keychain, clock=clock, new_id=new_id, is_draft=True)
    with closing(draft) as store, _without_collecting():
        desk, chance, steps = Desk(store, clock, new_id), Chance("years"), Steps(size, progress)
        shop = Shop(desk, clock, Agenda(), chance, found(desk), gather(chance))
        note_delivery(shop, clock.now(), reason="Opening stock")
        shop.agenda.play(clock, _silence)
        house = _busy(shop, size, steps)
        fill_catalogue(house, size.products)
        Days(house, size, today).tell()
        _tell_today(shop, now)
        steps.finish()


@contextmanager
def _without_collecting() -> Iterator[None]:
    """Do not look for circles of objects: the years make hardly any, among many others to look through."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _busy(shop: Shop, size: Size, steps: Steps) -> BusyHouse:
    place = this_house(shop.desk).value
    if place is None:
        raise ValueError("There is no company yet")
    staff = {member.id: member for member in place.staff}
    stockroom = Stockroom(shop.chance, size.bestsellers)
    return BusyHouse(shop.desk, shop.clock, shop.agenda, shop.chance, shop.cast, staff, stockroom, steps)


def _tell_today(shop: Shop, now: datetime) -> None:
    """This morning up to now, as in the small company: its cars are old friends."""
    yesterday = now.astimezone(TIME_ZONE).date() - timedelta(days=1)
    for car in shop.clientele.cars:
        car.free_from = yesterday
    note_today(shop, now, expected_cars(shop))
    shop.agenda.play(shop.clock, _silence)


def _silence(_done: int, _of: int) -> None:
    """Nobody is listening to these steps."""
