"""Who may do what: one table, read from the top role down."""

from __future__ import annotations

from enum import StrEnum

from cardesk_desktop.domain.errors import Code, Refused


class Role(StrEnum):
    """The four roles of a car wash."""

    OWNER = "owner"
    MANAGER = "manager"
    FRONT_DESK = "front_desk"
    TECHNICIAN = "technician"


class Permission(StrEnum):
    """Everything that not everybody may do."""

    MOVE_VISIT = "move_visit"
    CHECK_IN = "check_in"
    SELL = "sell"
    TAKE_PAYMENT = "take_payment"
    SELL_ON_ACCOUNT = "sell_on_account"
    GIVE_DISCOUNT = "give_discount"
    GIVE_LARGE_DISCOUNT = "give_large_discount"
    VOID_TICKET = "void_ticket"
    CANCEL_VISIT = "cancel_visit"
    EDIT_CATALOGUE = "edit_catalogue"
    EDIT_COMPANY = "edit_company"
    EDIT_STAFF = "edit_staff"


_TECHNICIAN = frozenset({Permission.MOVE_VISIT})
_FRONT_DESK = _TECHNICIAN | {
    Permission.CHECK_IN,
    Permission.SELL,
    Permission.TAKE_PAYMENT,
    Permission.SELL_ON_ACCOUNT,
    Permission.GIVE_DISCOUNT,
    Permission.VOID_TICKET,
    Permission.CANCEL_VISIT,
}
_MANAGER = _FRONT_DESK | {
    Permission.GIVE_LARGE_DISCOUNT,
    Permission.EDIT_CATALOGUE,
}
_OWNER = _MANAGER | {Permission.EDIT_COMPANY, Permission.EDIT_STAFF}

ALLOWED: dict[Role, frozenset[Permission]] = {
    Role.OWNER: _OWNER,
    Role.MANAGER: _MANAGER,
    Role.FRONT_DESK: _FRONT_DESK,
    Role.TECHNICIAN: _TECHNICIAN,
}

LARGE_DISCOUNT_BP = 2_000
"""Above 20 % a discount needs GIVE_LARGE_DISCOUNT."""


def may(role: Role, permission: Permission) -> bool:
    """True when the role has the permission."""
    return permission in ALLOWED[role]


def require(role: Role, permission: Permission) -> None:
    """Refuse with NOT_PERMITTED, which carries the roles that may."""
    if not may(role, permission):
        raise Refused(Code.NOT_PERMITTED, permission=permission, roles=who_may(permission))


def who_may(permission: Permission) -> tuple[Role, ...]:
    """The roles that have the permission, highest first."""
    return tuple(role for role in Role if may(role, permission))
