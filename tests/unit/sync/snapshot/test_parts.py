"""A register that has nothing takes a company over part by part, whatever happens between two of them."""

from __future__ import annotations

import pytest

from cardesk_desktop.domain.journal import JournalEntry, JournalEvent
from cardesk_desktop.store.store import Store
from cardesk_desktop.store.sync.taking_in.snapshot import Stage, Standing
from cardesk_desktop.sync import joining
from cardesk_desktop.sync.exchange import Accepted
from cardesk_desktop.sync.snapshot import PartRequest
from cardesk_wire.coding import decode
from cardesk_wire.messages import ExchangeRequest, Op
from tests.builders import NOW, identity, make_client, make_register
from tests.builders.premises import Premises
from tests.unit.sync.snapshot.parts import AFTER, FIRST, HELLO, LAST, ask, join_company, say, standing, take


def test_parts_follow_one_another_and_exchanges_follow_them(store: Store) -> None:
    request = ask(store)
    assert request == PartRequest()
    assert request.params == {}
    assert take(store, request, FIRST).is_more
    assert standing(store) == (Standing(Stage.UNDER_WAY, AFTER, 1, 1, 3), 40)
    request = ask(store)
    assert isinstance(request, PartRequest)
    assert request.params == {"place": "40", "after": AFTER}
    assert take(store, request, LAST).is_more
    assert standing(store) == (None, 40)
    with store.read() as work:
        assert [each.name for each in work.staff.everyone()] == ["Omar"]
    following = ask(store)
    assert isinstance(following, ExchangeRequest)
    assert (following.cursor, following.ops) == (40, [])


def test_a_killed_program_asks_for_the_same_part_again(store: Store, premises: Premises) -> None:
    say(store, FIRST)
    store.close()
    assert ask(premises.open()) == PartRequest(40, AFTER)


def test_a_part_that_comes_twice_changes_nothing(store: Store) -> None:
    request = ask(store)
    take(store, request, FIRST)
    before = standing(store)
    assert take(store, request, FIRST) == Accepted(is_more=True)
    assert standing(store) == before
    say(store, LAST)
    assert take(store, PartRequest(40, AFTER), LAST) == Accepted(is_more=True)
    assert standing(store) == (None, 40)


def test_an_answer_to_something_else_does_nothing(store: Store) -> None:
    before = standing(store)
    assert take(store, PartRequest(), HELLO) == Accepted(is_more=True)
    assert standing(store) == before


def test_what_changes_between_two_parts_is_based_on_the_place(store: Store) -> None:
    say(store, FIRST)
    with store.write() as work:
        work.clients.add(make_client())
    say(store, LAST)
    request = ask(store)
    assert isinstance(request, ExchangeRequest)
    (op,) = (decode(raw, Op) for raw in request.ops)
    assert (op.kind, op.base) == ("client", 40)


def test_the_journal_of_a_register_without_anything_else_is_handed_in_afterwards(premises: Premises) -> None:
    store = premises.open()
    with store.write() as work:
        work.company.add_register(make_register("R02"))
        entry = JournalEntry(identity("entry"), NOW, JournalEvent.COMPANY_JOINED, identity("register"), None)
        work.journal.add(entry)
    join_company(store)
    say(store, HELLO)
    say(store, FIRST)
    say(store, LAST)
    request = ask(store)
    assert isinstance(request, ExchangeRequest)
    assert [decode(raw, Op).kind for raw in request.ops] == ["journal_entry"]


def test_who_has_something_speaks_first(premises: Premises) -> None:
    store = premises.open()
    with store.write() as work:
        work.company.add_register(make_register("R02"))
        work.clients.add(make_client())
    join_company(store)
    assert standing(store) == (None, 0)
    say(store, HELLO)
    assert isinstance(ask(store), ExchangeRequest)


def test_a_long_journal_is_handed_in_first(premises: Premises, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(joining, "FEW", 1)
    store = premises.open()
    with store.write() as work:
        work.company.add_register(make_register("R02"))
        for number in range(3):
            work.journal.add(
                JournalEntry(
                    identity(f"entry {number}"), NOW, JournalEvent.COMPANY_JOINED, identity("register"), None
                )
            )
    join_company(store)
    assert standing(store) == (None, 0)


def test_what_was_written_down_meanwhile_ends_the_wish(store: Store) -> None:
    request = ask(store)
    with store.write() as work:
        work.clients.add(make_client())
    assert take(store, request, FIRST) == Accepted(is_more=True)
    assert standing(store) == (None, 0)
    assert isinstance(ask(store), ExchangeRequest)
