"""The desk of what the program was started with, or why there is none: made on the database thread."""

from __future__ import annotations

from cardesk_desktop.domain.ids import IdFactory
from cardesk_desktop.operations.desk import Desk
from cardesk_desktop.settings import Settings
from cardesk_desktop.store.opening import open_store
from cardesk_desktop.store.presence import require_data
from cardesk_desktop.ui.starting.closing import finish_erasing
from cardesk_desktop.ui.surroundings import Surroundings


def make_desk(around: Surroundings, settings: Settings, *, begins_anew: bool = False) -> Desk:
    """Open the data, or make them where there never were any. `settings` are those of this start.

    `begins_anew` says that a person knows that they are gone. Raises Unavailable: DATA_GONE, with nothing
    written, and what `finish_erasing` and `open_store` raise; Refused: DATABASE_NEWER.
    """
    finish_erasing(around.places, around.keychain)
    around.prepare()
    path, new_id = around.places.database, IdFactory(around.clock)
    if not begins_anew:
        require_data(path, around.keychain, settings)
    store = open_store(
        path, keychain=around.keychain, clock=around.clock, new_id=new_id, begins_anew=begins_anew
    )
    return Desk(store, around.clock, new_id)
