"""The staff: who comes, changes and leaves, and that there is always an owner."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cardesk_desktop.domain.changes import Noun
from cardesk_desktop.domain.errors import Code
from cardesk_desktop.domain.journal import JournalEvent
from cardesk_desktop.domain.permission import Role
from cardesk_desktop.operations.staffing import change_member, everyone, set_active, set_lock_time, take_on
from tests.builders import make_staff
from tests.builders.open_shop import FRONT_DESK, LEFT, MANAGER, OWNER, OpenShop
from tests.builders.pins import give_pin


def test_the_list_has_everybody_and_says_who_has_a_pin(shop: OpenShop) -> None:
    give_pin(shop.desk.store, MANAGER.id)
    staff = everyone(shop.desk).value
    assert LEFT in staff.members
    assert staff.pin_holders == {MANAGER.id}


def test_a_person_is_taken_on(shop: OpenShop) -> None:
    outcome = take_on(shop.desk, staff_id=OWNER.id, name="  Sana   Iqbal ", role=Role.MANAGER)
    sana = outcome.value
    assert (sana.name, sana.role, sana.is_active) == ("Sana Iqbal", Role.MANAGER, True)
    assert outcome.changes.ids(Noun.STAFF) == {sana.id}
    with shop.desk.store.read() as work:
        (entry,) = work.journal.of_subject(sana.id)
    assert (entry.event, entry.staff_id, entry.reason) == (
        JournalEvent.STAFF_TAKEN_ON,
        OWNER.id,
        "manager",
    )


def test_two_who_work_here_are_not_called_alike(shop: OpenShop) -> None:
    with shop.refuses(Code.STAFF_NAME_TAKEN) as refusal:
        take_on(shop.desk, staff_id=OWNER.id, name="mariam saleh", role=Role.TECHNICIAN)
    assert refusal.value.params == {"name": "Mariam Saleh"}
    with shop.refuses(Code.STAFF_NAME_TAKEN):
        change_member(
            shop.desk, staff_id=OWNER.id, member_id=FRONT_DESK.id, name=MANAGER.name, role=FRONT_DESK.role
        )


def test_the_name_of_somebody_who_left_is_not_given_again(shop: OpenShop) -> None:
    """Reports find the figures of a person by the name on the papers."""
    with shop.refuses(Code.STAFF_NAME_KNOWN) as refusal:
        take_on(shop.desk, staff_id=OWNER.id, name=LEFT.name.lower(), role=Role.TECHNICIAN)
    assert refusal.value.params == {"name": LEFT.name}
    with shop.refuses(Code.STAFF_NAME_KNOWN):
        change_member(
            shop.desk, staff_id=OWNER.id, member_id=FRONT_DESK.id, name=LEFT.name, role=FRONT_DESK.role
        )
    change_member(shop.desk, staff_id=OWNER.id, member_id=LEFT.id, name=LEFT.name.upper(), role=LEFT.role)


@pytest.mark.parametrize("is_active", [True, False])
def test_who_has_a_namesake_already_can_get_another_role(shop: OpenShop, is_active: bool) -> None:
    """Both were taken on at two registers, or by a release that took no notice; one may have left since."""
    twin = replace(make_staff("Twin", Role.TECHNICIAN), name=FRONT_DESK.name, is_active=is_active)
    with shop.desk.store.write() as work:
        work.staff.add(twin)
    changed = change_member(
        shop.desk, staff_id=OWNER.id, member_id=FRONT_DESK.id, name=FRONT_DESK.name.upper(), role=Role.MANAGER
    ).value
    assert (changed.name, changed.role) == (FRONT_DESK.name.upper(), Role.MANAGER)


def test_nobody_comes_back_beside_somebody_of_the_same_name(shop: OpenShop) -> None:
    """Another register took on a namesake; the two are told apart first."""
    namesake = replace(make_staff("Another", Role.TECHNICIAN), name=LEFT.name.upper())
    with shop.desk.store.write() as work:
        work.staff.add(namesake)
    with shop.refuses(Code.STAFF_NAME_TAKEN):
        set_active(shop.desk, staff_id=OWNER.id, member_id=LEFT.id, is_active=True)
    change_member(shop.desk, staff_id=OWNER.id, member_id=LEFT.id, name="Layla N.", role=LEFT.role)
    assert set_active(shop.desk, staff_id=OWNER.id, member_id=LEFT.id, is_active=True).value.is_active


def test_a_name_is_needed(shop: OpenShop) -> None:
    with shop.refuses(Code.TEXT_MISSING):
        take_on(shop.desk, staff_id=OWNER.id, name=" ", role=Role.TECHNICIAN)


def test_somebody_is_renamed_and_promoted(shop: OpenShop) -> None:
    changed = change_member(
        shop.desk, staff_id=OWNER.id, member_id=FRONT_DESK.id, name="Amina Y.", role=Role.MANAGER
    ).value
    assert (changed.id, changed.name, changed.role) == (FRONT_DESK.id, "Amina Y.", Role.MANAGER)


def test_one_renames_oneself_but_keeps_the_role(shop: OpenShop) -> None:
    change_member(shop.desk, staff_id=OWNER.id, member_id=OWNER.id, name="Omar H.", role=Role.OWNER)
    with shop.refuses(Code.OWN_ROLE):
        change_member(shop.desk, staff_id=OWNER.id, member_id=OWNER.id, name="Omar", role=Role.MANAGER)
    with shop.refuses(Code.OWN_ROLE):
        set_active(shop.desk, staff_id=OWNER.id, member_id=OWNER.id, is_active=False)


def test_there_is_always_an_owner(shop: OpenShop) -> None:
    sana = take_on(shop.desk, staff_id=OWNER.id, name="Sana Iqbal", role=Role.OWNER).value
    change_member(shop.desk, staff_id=sana.id, member_id=OWNER.id, name=OWNER.name, role=Role.MANAGER)
    with shop.refuses(Code.NOT_PERMITTED):
        set_active(shop.desk, staff_id=OWNER.id, member_id=sana.id, is_active=False)


@pytest.mark.parametrize("is_leaving", [True, False])
def test_the_last_owner_neither_leaves_nor_steps_down(
    shop: OpenShop, monkeypatch: pytest.MonkeyPatch, is_leaving: bool
) -> None:
    monkeypatch.setattr("cardesk_desktop.operations.desk.may", lambda *_: True)
    with shop.refuses(Code.LAST_OWNER):
        if is_leaving:
            set_active(shop.desk, staff_id=MANAGER.id, member_id=OWNER.id, is_active=False)
        else:
            change_member(shop.desk, staff_id=MANAGER.id, member_id=OWNER.id, name="Omar", role=Role.MANAGER)


def test_somebody_leaves_and_comes_back(shop: OpenShop) -> None:
    for is_active in (False, True):
        member = set_active(shop.desk, staff_id=OWNER.id, member_id=FRONT_DESK.id, is_active=is_active).value
        assert member.is_active is is_active
    with shop.desk.store.read() as work:
        events = [entry.event for entry in work.journal.of_subject(FRONT_DESK.id)]
    assert events == [JournalEvent.STAFF_LEFT, JournalEvent.STAFF_RETURNED]


def test_another_lock_time_is_noted(shop: OpenShop) -> None:
    assert set_lock_time(shop.desk, staff_id=OWNER.id, minutes=10).value == 10
    with shop.desk.store.read() as work:
        (entry,) = [
            entry
            for entry in work.journal.of_subject(work.company.register().id)
            if entry.event is JournalEvent.LOCK_TIME_SET
        ]
    assert dict(entry.figures) == {"minutes": 10}
