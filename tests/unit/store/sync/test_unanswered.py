"""A field that changes again before its answer came is based on no more than the change before."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cardesk_desktop.domain.client import Client
from cardesk_desktop.store.store import Store
from cardesk_wire.coding import decode
from cardesk_wire.messages import Op
from tests.builders import NOW, make_client
from tests.builders.hub import ALL, Hub

NOURA = make_client("Noura")


@pytest.fixture
def known(store: Store, hub: Hub) -> int:
    """A client whom everybody knows; the cursor then."""
    with store.write() as work:
        work.clients.add(NOURA)
    hub.push(store)
    hub.pull(store)
    return hub.place


def cut(store: Store, client: Client, *, limit_bytes: int = ALL) -> list[Op]:
    """Change the client, and give what changed its place."""
    with store.write() as work:
        work.clients.save(client)
        before = len(work.sync.pending(ALL))
        work.sync.cut(ALL, limit_bytes)
        return [decode(body, Op) for body in work.sync.pending(ALL)[before:]]


def hear(store: Store, cursor: int) -> None:
    """Everything up to there is known: nothing of it was about the client."""
    with store.write() as work:
        work.sync.apply([], cursor, is_at_head=True, now=NOW)


def test_what_changes_again_before_the_answer_has_the_base_of_the_change_before(
    store: Store, known: int
) -> None:
    (first,) = cut(store, replace(NOURA, notes="one"))
    hear(store, known + 5)
    (again,) = cut(store, replace(NOURA, notes="two"))
    assert (first.base, again.base) == (known, known)


def test_another_field_of_the_row_was_seen_as_it_is(store: Store, known: int) -> None:
    cut(store, replace(NOURA, notes="one"))
    hear(store, known + 5)
    again, other = cut(store, replace(NOURA, notes="two", email="noura@example.com"), limit_bytes=1)
    assert (again.fields, again.base) == ({"notes": "two"}, known)
    assert (other.fields, other.base) == ({"email": "noura@example.com"}, known + 5)
    assert cut(store, replace(NOURA, notes="two", email="noura@example.com")) == []


def test_after_the_answer_it_has_the_base_of_its_own_day(store: Store, known: int, hub: Hub) -> None:
    cut(store, replace(NOURA, notes="one"))
    hub.push(store)
    hub.pull(store)
    (again,) = cut(store, replace(NOURA, notes="two"))
    assert again.base == hub.place > known


def test_what_changed_again_while_the_answer_was_on_its_way_too(store: Store, known: int) -> None:
    (first,) = cut(store, replace(NOURA, notes="one"))
    hear(store, known + 5)
    with store.write() as work:
        work.clients.save(replace(NOURA, notes="two"))
        work.sync.settle(first.oseq, [], NOW)
    (again,) = cut(store, replace(NOURA, notes="two"))
    assert (again.fields, again.base) == ({"notes": "two"}, known)


@pytest.mark.parametrize("is_answered", [False, True])
def test_who_is_deleted_before_the_answer_was_seen_as_of_the_change_before(
    store: Store, known: int, is_answered: bool
) -> None:
    (first,) = cut(store, replace(NOURA, notes="one"))
    hear(store, known + 5)
    with store.write() as work:
        work.clients.remove(NOURA.id)
        if is_answered:
            work.sync.settle(first.oseq, [], NOW)
        work.sync.cut(ALL, ALL)
        gone = decode(work.sync.pending(ALL)[-1], Op)
    assert (gone.fields, gone.base) == (None, known)
