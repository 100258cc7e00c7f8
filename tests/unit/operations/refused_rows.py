"""Rows that could not be taken in, as a person looks at them, and what is sent of them."""

from __future__ import annotations

from cardesk_desktop.operations.mending import troubles
from cardesk_desktop.store.sync_views import Side, Trouble
from cardesk_wire.coding import encode, written
from cardesk_wire.messages import Op, Value
from tests.builders.open_shop import OWNER, OpenShop
from tests.builders.said_twice import add_problem, take_in


def look(shop: OpenShop) -> tuple[Trouble, ...]:
    """What there is to look at, for an owner."""
    return troubles(shop.desk, viewer_id=OWNER.id, limit=50).value.some


def row(shop: OpenShop, kind: str, of: bytes) -> dict[str, Value]:
    """A row as it travels."""
    with shop.desk.store.read() as work:
        return dict(work.sync_inbox.mender.row(kind, of) or {})


def sent(shop: OpenShop, kind: str, of: bytes, code: str, fields: dict[str, Value] | None) -> Trouble:
    """An op that the service refused."""
    take_in(shop.desk.store)
    body = encode(Op(1, kind, written(of), 1, 0, fields))
    add_problem(shop.desk.store, Side.SENT, kind, of, code, body)
    return look(shop)[-1]


def arrived(shop: OpenShop, kind: str, of: bytes, fields: dict[str, Value]) -> Trouble:
    """A row that could not be put in place."""
    take_in(shop.desk.store)
    add_problem(shop.desk.store, Side.ARRIVED, kind, of, "unreadable", encode(fields))
    return look(shop)[-1]
