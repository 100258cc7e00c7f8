"""Permissions: each role may all that the one below may, and something more."""

from __future__ import annotations

from itertools import pairwise

import pytest

from cardesk_desktop.domain.permission import ALLOWED, Permission, Role, may, who_may
from tests.builders import make_staff


def test_every_role_has_its_row() -> None:
    assert set(ALLOWED) == set(Role)


def test_each_role_includes_the_one_below_and_more() -> None:
    for upper, lower in pairwise(Role):
        assert ALLOWED[upper] > ALLOWED[lower]


def test_the_owner_may_everything() -> None:
    assert ALLOWED[Role.OWNER] == set(Permission)


@pytest.mark.parametrize(
    ("role", "permission", "is_allowed"),
    [
        (Role.TECHNICIAN, Permission.MOVE_VISIT, True),
        (Role.TECHNICIAN, Permission.SELL, False),
        (Role.TECHNICIAN, Permission.CHECK_IN, False),
        (Role.FRONT_DESK, Permission.SELL, True),
        (Role.FRONT_DESK, Permission.SELL_ON_ACCOUNT, True),
        (Role.FRONT_DESK, Permission.GIVE_DISCOUNT, True),
        (Role.FRONT_DESK, Permission.GIVE_LARGE_DISCOUNT, False),
        (Role.FRONT_DESK, Permission.EDIT_CATALOGUE, False),
        (Role.MANAGER, Permission.GIVE_LARGE_DISCOUNT, True),
        (Role.MANAGER, Permission.EDIT_STAFF, False),
        (Role.OWNER, Permission.EDIT_STAFF, True),
    ],
)
def test_who_may_what(role: Role, permission: Permission, is_allowed: bool) -> None:
    assert may(make_staff(role=role).role, permission) is is_allowed


def test_it_says_who_may() -> None:
    assert who_may(Permission.GIVE_LARGE_DISCOUNT) == (Role.OWNER, Role.MANAGER)
    assert who_may(Permission.MOVE_VISIT) == tuple(Role)
