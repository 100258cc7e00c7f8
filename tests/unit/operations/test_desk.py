"""Who may act: by role, or by the approval of somebody who may."""

from __future__ import annotations

from uuid import UUID

import pytest

from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.journal import JournalEvent
from cardesk_desktop.domain.permission import Permission, Role
from cardesk_desktop.operations.desk import Approval, Desk, acting, viewing
from tests.builders.open_shop import FRONT_DESK, LEFT, MANAGER, OWNER, TECHNICIAN, OpenShop

EDIT = Permission.EDIT_CATALOGUE


def _act(desk: Desk, staff_id: UUID, permission: Permission = EDIT) -> None:
    with desk.store.write() as work:
        acting(desk, work, staff_id, permission)


def _approved(shop: OpenShop, *by: tuple[UUID, Permission]) -> Desk:
    return shop.desk.approved(*(Approval(staff_id, permission) for staff_id, permission in by))


def test_who_may_acts_and_leaves_no_trace_of_it(shop: OpenShop) -> None:
    _act(_approved(shop, (OWNER.id, EDIT)), MANAGER.id)
    with shop.desk.store.read() as work:
        assert work.journal.count(JournalEvent.ACTION_APPROVED, MANAGER.id) == 0


def test_who_may_not_is_told_who_may(shop: OpenShop) -> None:
    with pytest.raises(Refused) as refused:
        _act(shop.desk, FRONT_DESK.id)
    assert refused.value.code is Code.NOT_PERMITTED
    assert refused.value.params == {"permission": EDIT, "roles": (Role.OWNER, Role.MANAGER)}


def test_an_approval_lets_it_happen_and_is_kept_in_the_journal(shop: OpenShop) -> None:
    _act(_approved(shop, (MANAGER.id, EDIT)), FRONT_DESK.id)
    with shop.desk.store.read() as work:
        (entry,) = work.journal.of_subject(FRONT_DESK.id)
    assert entry.event is JournalEvent.ACTION_APPROVED
    assert (entry.staff_id, entry.reason) == (MANAGER.id, "edit_catalogue")


@pytest.mark.parametrize(
    ("approver", "permission"),
    [(MANAGER.id, Permission.GIVE_LARGE_DISCOUNT), (TECHNICIAN.id, EDIT), (LEFT.id, EDIT)],
    ids=["for something else", "by one who may not", "by one who left"],
)
def test_an_approval_that_does_not_hold_is_none(
    shop: OpenShop, approver: UUID, permission: Permission
) -> None:
    with pytest.raises(Refused, match="not_permitted"):
        _act(_approved(shop, (approver, permission)), FRONT_DESK.id)


def test_nobody_approves_for_one_who_left(shop: OpenShop) -> None:
    with pytest.raises(Refused, match="not_permitted"):
        _act(_approved(shop, (OWNER.id, Permission.SELL)), LEFT.id, Permission.SELL)


def test_looking_needs_the_same_right_and_writes_nothing(shop: OpenShop) -> None:
    approved = _approved(shop, (OWNER.id, Permission.SEE_REPORTS))
    with shop.desk.store.read() as work:
        assert viewing(shop.desk, work, MANAGER.id, Permission.SEE_REPORTS) == MANAGER
        assert viewing(approved, work, FRONT_DESK.id, Permission.SEE_REPORTS) == FRONT_DESK
        for staff_id in (FRONT_DESK.id, LEFT.id):
            with pytest.raises(Refused, match="not_permitted"):
                viewing(shop.desk, work, staff_id, Permission.SEE_REPORTS)
