"""What one was allowed to look at stays to be seen for a while: in the real window, on the real store."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from uuid import UUID

import pytest
from PySide6.QtCore import Qt

from cardesk_desktop.domain.changes import Outcome
from cardesk_desktop.domain.permission import Permission
from cardesk_desktop.domain.staff import Staff
from cardesk_desktop.operations.desk import Desk, acting, viewing
from tests.ui.lock.house import MARIAM, LockedHouse

Key = Qt.Key


def _looks(permission: Permission, desk: Desk, *, staff_id: UUID) -> Outcome[str]:
    with desk.store.read() as work:
        viewing(desk, work, staff_id, permission)
        return Outcome(permission.value)


def _does(desk: Desk, *, staff_id: UUID) -> Outcome[str]:
    with desk.store.write() as work:
        acting(desk, work, staff_id, Permission.EDIT_CATALOGUE)
        return Outcome("done")


def _leaves(member: Staff, desk: Desk) -> Outcome[None]:
    with desk.store.write() as work:
        work.staff.save(replace(member, is_active=False))
        return Outcome(None)


class Looking:
    """Somebody of the front desk who looks at what is not for them."""

    def __init__(self, house: LockedHouse) -> None:
        self.house = house
        self.seen: list[str] = []

    def look(self, permission: Permission = Permission.SEE_REPORTS) -> None:
        staff_id = self.house.shop.cashier.id
        self.house.shop.tasks.run(partial(_looks, permission), on_done=self.seen.append, staff_id=staff_id)

    @property
    def is_asked(self) -> bool:
        return self.house.window.gate.approving.sheet is not None

    def allow(self, pin: str = "2580") -> None:
        self.house.until(lambda: self.is_asked)
        count = len(self.seen)
        self.house.enter_pin(pin)
        self.house.until(lambda: len(self.seen) == count + 1)

    def sees(self) -> None:
        """Look, and see it without a question."""
        count = len(self.seen)
        self.look()
        self.house.until(lambda: len(self.seen) == count + 1)
        assert not self.is_asked

    def is_asked_again(self) -> None:
        """Look, and be asked for a PIN."""
        self.look()
        self.house.until(lambda: self.is_asked)
        self.house.press(Key.Key_Escape)


@pytest.fixture
def looking(house: LockedHouse) -> Looking:
    looking = Looking(house)
    looking.look()
    looking.allow()
    return looking


def test_who_was_allowed_to_look_looks_on(looking: Looking) -> None:
    looking.sees()
    looking.sees()
    assert looking.seen == ["see_reports"] * 3


def test_a_lent_look_ends_once(looking: Looking) -> None:
    ended: list[str] = []
    shop = looking.house.shop
    shop.tasks.run(
        partial(_looks, Permission.SEE_REPORTS),
        on_done=ended.append,
        on_settled=lambda: ended.append("settled"),
        staff_id=shop.cashier.id,
    )
    looking.house.until(lambda: shop.tasks.is_quiet)
    assert ended == ["see_reports", "settled"]


def test_one_permission_is_not_another(looking: Looking) -> None:
    looking.look(Permission.SEE_COSTS)
    looking.allow()
    assert looking.seen == ["see_reports", "see_costs"]
    looking.sees()


def test_what_changes_something_is_asked_for_every_time(house: LockedHouse) -> None:
    done: list[str] = []
    for count in (1, 2):
        house.shop.tasks.run(_does, on_done=done.append, staff_id=house.shop.cashier.id)
        house.until(lambda: house.window.gate.approving.sheet is not None)
        house.enter_pin("2580")
        house.until(lambda: house.window.gate.approving.sheet is None and house.shop.tasks.is_quiet)
        assert len(done) == count


def test_the_recovery_code_is_never_lent(house: LockedHouse) -> None:
    looking = Looking(house)
    looking.look(Permission.SEE_RECOVERY_CODE)
    looking.allow("4711")
    looking.look(Permission.SEE_RECOVERY_CODE)
    house.until(lambda: looking.is_asked)


def test_leaving_the_screen_ends_it(looking: Looking) -> None:
    looking.house.window.show_screen("sell")
    looking.sees()
    looking.house.window.show_screen("visits")
    looking.is_asked_again()


def test_locking_ends_it(looking: Looking) -> None:
    house = looking.house
    house.window.gate.lock()
    house.enter_pin("4711")
    house.until(house.can_work)
    assert house.state.acting == house.shop.cashier
    looking.is_asked_again()


def test_changing_the_person_ends_it(looking: Looking) -> None:
    looking.house.window.gate.switch()
    looking.house.press(Key.Key_Escape)
    looking.house.until(looking.house.can_work)
    looking.is_asked_again()


def test_who_works_here_no_more_lends_nothing(looking: Looking) -> None:
    house = looking.house
    house.shop.ask(partial(_leaves, MARIAM))
    looking.look()
    house.until(lambda: looking.is_asked)
    house.type("o")
    house.enter_pin("4711")
    house.until(lambda: len(looking.seen) == 2)
    looking.sees()
