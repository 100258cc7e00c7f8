"""What waits for the service is counted and named for everybody."""

from __future__ import annotations

from cardesk_desktop.operations.sync_queue import waiting_changes, waiting_kinds
from tests.builders import make_client
from tests.builders.open_shop import OpenShop
from tests.builders.said_twice import take_in


def test_what_waits_is_named(shop: OpenShop) -> None:
    take_in(shop.desk.store)
    before = sum(each.count for each in waiting_kinds(shop.desk).value)
    with shop.desk.store.write() as work:
        work.clients.add(make_client("Noura"))
    assert sum(each.count for each in waiting_kinds(shop.desk).value) == before + 1
    (change,) = waiting_changes(shop.desk, kind="client", offset=0, limit=10).value.rows
    assert change.thing.names.main == "Noura"
