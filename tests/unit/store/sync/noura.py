"""A client and her car, and what another register says of them."""

from __future__ import annotations

from datetime import datetime

from cardesk_desktop.store.store import Store
from tests.builders import NOW, make_client, make_vehicle
from tests.builders.said_twice import Said, inbox

NOURA = make_client("Noura")
PATROL = make_vehicle("K 42", client=NOURA)


def arrive(store: Store, rows: dict[str, Said], settled_at: datetime | None = None) -> None:
    with store.write() as work:
        cursor = work.sync.state().cursor
        work.sync.apply([inbox(rows, settled_at=settled_at)], cursor, is_at_head=True, now=NOW)
