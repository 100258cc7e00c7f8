"""PINs at the desk: who is there, what wrong tries cost, and what the journal keeps."""

from __future__ import annotations

from uuid import UUID

import pytest

from cardesk_desktop.domain.changes import Noun
from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.journal import JournalEntry, JournalEvent
from cardesk_desktop.domain.pin import Tries
from cardesk_desktop.domain.pin_hash import ITERATIONS, is_outdated
from cardesk_desktop.domain.staff import Staff
from cardesk_desktop.operations import pins
from cardesk_desktop.operations.pins import (
    begin_try,
    change_own_pin,
    choose_first_pin,
    end_try,
    hash_pin,
    note_locked,
    seconds_to_wait,
    set_pin,
    unlock,
    weigh,
)
from tests.builders.open_shop import FRONT_DESK, LEFT, MANAGER, OWNER, OpenShop
from tests.builders.pins import PIN, WRONG_PIN, give_pin, quick_hash


@pytest.fixture(autouse=True)
def _half_the_work(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hashes of the fewest iterations count as new ones."""
    monkeypatch.setattr(pins, "is_outdated", lambda _kept: False)


def _entries(shop: OpenShop, of: Staff = FRONT_DESK) -> list[JournalEntry]:
    with shop.desk.store.read() as work:
        opened = work.journal.of_subject(work.company.register().id)
        own = [*work.journal.of_subject(of.id), *(each for each in opened if each.staff_id == of.id)]
        return sorted(own, key=lambda each: each.id)


def _tries(shop: OpenShop, of: UUID = FRONT_DESK.id) -> Tries:
    with shop.desk.store.read() as work:
        pin = work.pins.get(of)
    assert pin is not None
    return pin.tries


def _fail(shop: OpenShop, times: int) -> None:
    """Try wrongly, waiting as long as it takes."""
    for _ in range(times):
        shop.clock.tick(3600)
        with pytest.raises(Refused, match="pin_wrong"):
            unlock(shop.desk, member_id=FRONT_DESK.id, pin=WRONG_PIN)


def test_the_right_pin_opens_the_desk(shop: OpenShop) -> None:
    give_pin(shop.desk.store, FRONT_DESK.id)
    assert unlock(shop.desk, member_id=FRONT_DESK.id, pin="٤٧١١").value == FRONT_DESK
    (entry,) = _entries(shop)
    assert (entry.event, entry.staff_id) == (JournalEvent.DESK_UNLOCKED, FRONT_DESK.id)
    assert _tries(shop) == Tries()


def test_a_wrong_pin_is_counted_and_remembered(shop: OpenShop) -> None:
    give_pin(shop.desk.store, FRONT_DESK.id)
    _fail(shop, 2)
    assert [(entry.event, dict(entry.figures)) for entry in _entries(shop)] == [
        (JournalEvent.PIN_REFUSED, {"failures": 1}),
        (JournalEvent.PIN_REFUSED, {"failures": 2}),
    ]
    with pytest.raises(Refused, match="pin_wrong") as refusal:
        unlock(shop.desk, member_id=FRONT_DESK.id, pin=WRONG_PIN)
    assert refusal.value.params == {"seconds": 5}
    with shop.refuses(Code.PIN_LOCKED) as refusal:
        unlock(shop.desk, member_id=FRONT_DESK.id, pin=PIN)
    assert refusal.value.params == {"seconds": 5}
    shop.clock.tick(5)
    unlock(shop.desk, member_id=FRONT_DESK.id, pin=PIN)
    assert _tries(shop) == Tries()


def test_it_is_told_before_a_try_how_long_it_has_to_wait(shop: OpenShop) -> None:
    assert seconds_to_wait(shop.desk, member_id=FRONT_DESK.id).value == 0
    give_pin(shop.desk.store, FRONT_DESK.id, tries=Tries(4, shop.clock.now()))
    shop.clock.tick(4)
    assert seconds_to_wait(shop.desk, member_id=FRONT_DESK.id).value == 11


def test_a_try_counts_before_it_is_weighed(shop: OpenShop) -> None:
    give_pin(shop.desk.store, FRONT_DESK.id)
    begin_try(shop.desk, member_id=FRONT_DESK.id)
    assert _tries(shop) == Tries(1, shop.clock.now())


def test_a_restart_does_not_shorten_the_wait(shop: OpenShop) -> None:
    give_pin(shop.desk.store, FRONT_DESK.id)
    _fail(shop, 4)
    shop.premises.close()
    again = OpenShop(shop.premises)
    with again.refuses(Code.PIN_LOCKED) as refusal:
        unlock(again.desk, member_id=FRONT_DESK.id, pin=PIN)
    assert refusal.value.params == {"seconds": 15}


def test_a_clock_that_goes_back_does_not_shorten_the_wait_nor_make_it_endless(shop: OpenShop) -> None:
    give_pin(shop.desk.store, FRONT_DESK.id)
    _fail(shop, 4)
    shop.clock.tick(-300 * 86_400)
    with pytest.raises(Refused, match="pin_locked") as refusal:
        unlock(shop.desk, member_id=FRONT_DESK.id, pin=PIN)
    assert refusal.value.params == {"seconds": 15}
    shop.clock.tick(15)
    unlock(shop.desk, member_id=FRONT_DESK.id, pin=PIN)


def test_an_older_hash_is_made_again_at_the_next_right_try(
    shop: OpenShop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pins, "is_outdated", is_outdated)
    give_pin(shop.desk.store, FRONT_DESK.id)
    attempt = begin_try(shop.desk, member_id=FRONT_DESK.id).value
    assert not weigh(attempt, WRONG_PIN).renewed
    proven = end_try(shop.desk, attempt=attempt, weighed=weigh(attempt, PIN)).value
    assert f"${ITERATIONS}$" in proven.kept
    assert _entries(shop) == []
    assert unlock(shop.desk, member_id=FRONT_DESK.id, pin=PIN).value == FRONT_DESK


def test_who_has_no_pin_chooses_one_once(shop: OpenShop) -> None:
    with shop.refuses(Code.PIN_MISSING):
        unlock(shop.desk, member_id=FRONT_DESK.id, pin=PIN)
    changes = choose_first_pin(shop.desk, member_id=FRONT_DESK.id, kept=quick_hash()).changes
    assert changes.ids(Noun.STAFF) == {FRONT_DESK.id}
    chosen, opened = _entries(shop)
    assert (chosen.event, chosen.staff_id) == (JournalEvent.PIN_SET, FRONT_DESK.id)
    assert opened.event is JournalEvent.DESK_UNLOCKED
    with shop.refuses(Code.PIN_ALREADY_SET):
        choose_first_pin(shop.desk, member_id=FRONT_DESK.id, kept=quick_hash(WRONG_PIN))
    assert unlock(shop.desk, member_id=FRONT_DESK.id, pin=PIN).value == FRONT_DESK


def test_the_owner_sets_a_new_pin_for_one_who_forgot_it(shop: OpenShop) -> None:
    give_pin(shop.desk.store, FRONT_DESK.id)
    _fail(shop, 5)
    set_pin(shop.desk, staff_id=OWNER.id, member_id=FRONT_DESK.id, kept=quick_hash("8642"))
    entry = _entries(shop)[-1]
    assert (entry.event, entry.staff_id) == (JournalEvent.PIN_SET, OWNER.id)
    assert unlock(shop.desk, member_id=FRONT_DESK.id, pin="8642").value == FRONT_DESK


def test_a_person_changes_the_own_pin(shop: OpenShop) -> None:
    give_pin(shop.desk.store, FRONT_DESK.id)
    attempt = begin_try(shop.desk, member_id=FRONT_DESK.id).value
    proven = end_try(shop.desk, attempt=attempt, weighed=weigh(attempt, PIN)).value
    change_own_pin(shop.desk, proven=proven, kept=quick_hash("8642"))
    assert unlock(shop.desk, member_id=FRONT_DESK.id, pin="8642").value == FRONT_DESK
    with shop.refuses(Code.PIN_WRONG):
        change_own_pin(shop.desk, proven=proven, kept=quick_hash("9753"))


def test_a_pin_that_was_taken_away_is_not_changed(shop: OpenShop) -> None:
    proven = pins.Proven(FRONT_DESK, quick_hash())
    with shop.refuses(Code.PIN_WRONG):
        change_own_pin(shop.desk, proven=proven, kept=quick_hash("9753"))


@pytest.mark.parametrize("typed", ["1234", "12", "letters"])
def test_a_poor_pin_is_not_hashed(typed: str) -> None:
    with pytest.raises(Refused, match="pin_"):
        hash_pin(typed)


def test_no_hash_is_like_another() -> None:
    first, second = hash_pin(PIN), hash_pin(PIN)
    assert first != second
    assert first.startswith("pbkdf2_sha512$210000$")


def test_who_left_opens_nothing(shop: OpenShop) -> None:
    give_pin(shop.desk.store, LEFT.id)
    with shop.refuses(Code.NOT_FOUND):
        unlock(shop.desk, member_id=LEFT.id, pin=PIN)
    with shop.refuses(Code.NOT_FOUND):
        choose_first_pin(shop.desk, member_id=LEFT.id, kept=quick_hash())


@pytest.mark.parametrize("is_automatic", [False, True])
def test_locking_is_remembered(shop: OpenShop, is_automatic: bool) -> None:
    note_locked(shop.desk, member_id=MANAGER.id, is_automatic=is_automatic)
    (entry,) = _entries(shop, MANAGER)
    assert (entry.event, dict(entry.figures)) == (JournalEvent.DESK_LOCKED, {"automatic": int(is_automatic)})
