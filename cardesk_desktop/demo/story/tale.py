"""The whole story, from the founding of the company to now."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from datetime import datetime, time, timedelta
from pathlib import Path

from cardesk_desktop.demo.data.house import TIME_ZONE
from cardesk_desktop.demo.story.agenda import Agenda, StoryClock
from cardesk_desktop.demo.story.cast import found
from cardesk_desktop.demo.story.chance import Chance
from cardesk_desktop.demo.story.clientele import gather
from cardesk_desktop.demo.story.days import DAYS, note_past_days
from cardesk_desktop.demo.story.shop import Shop
from cardesk_desktop.demo.story.today import expected_cars, note_today
from cardesk_desktop.domain.ids import IdFactory
from cardesk_desktop.keychain import Keychain
from cardesk_desktop.operations.desk import Desk
from cardesk_desktop.store.opening import open_store

_FOUNDED_AT = time(6)


def tell(database: Path, keychain: Keychain, now: datetime, progress: Callable[[int, int], None]) -> None:
    """Make the database and let everything happen in it up to `now`."""
    today = now.astimezone(TIME_ZONE).date()
    clock = StoryClock(datetime.combine(today - timedelta(days=DAYS), _FOUNDED_AT, TIME_ZONE))
    new_id = IdFactory(clock, Chance("identities").bits)
    draft = open_store(database, keychain=keychain, clock=clock, new_id=new_id, is_draft=True)
    with closing(draft) as store:
        desk = Desk(store, clock, new_id)
        chance = Chance("story")
        shop = Shop(desk, clock, Agenda(), chance, found(desk), gather(chance))
        expected = expected_cars(shop)
        note_past_days(shop, today, expected)
        note_today(shop, now, expected)
        shop.agenda.play(clock, progress)
