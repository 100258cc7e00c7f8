"""Who may do what: one table, read from the top role down."""

from __future__ import annotations

from enum import StrEnum


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
    CREDIT_INVOICE = "credit_invoice"
    CANCEL_VISIT = "cancel_visit"
    EDIT_CLIENT = "edit_client"
    MERGE_CLIENTS = "merge_clients"
    ERASE_CLIENT = "erase_client"
    EXPORT_CLIENT = "export_client"
    EDIT_CATALOGUE = "edit_catalogue"
    CHANGE_PRICES = "change_prices"
    SEE_COSTS = "see_costs"
    RECEIVE_STOCK = "receive_stock"
    COUNT_STOCK = "count_stock"
    ADJUST_STOCK = "adjust_stock"
    SEE_REPORTS = "see_reports"
    SEE_JOURNAL = "see_journal"
    IMPORT_DATA = "import_data"
    EXPORT_LISTS = "export_lists"
    EXPORT_EVERYTHING = "export_everything"
    BACK_UP = "back_up"
    RESTORE = "restore"
    ERASE_REGISTER = "erase_register"
    SEE_RECOVERY_CODE = "see_recovery_code"
    SEE_DIAGNOSTICS = "see_diagnostics"
    AGREE_TO_RECOGNITION = "agree_to_recognition"
    """That photos of products are shown to who recognises them."""
    EDIT_COMPANY = "edit_company"
    EDIT_REGISTER = "edit_register"
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
    Permission.EDIT_CLIENT,
    Permission.RECEIVE_STOCK,
    Permission.COUNT_STOCK,
}
_MANAGER = _FRONT_DESK | {
    Permission.GIVE_LARGE_DISCOUNT,
    Permission.CREDIT_INVOICE,
    Permission.MERGE_CLIENTS,
    Permission.EXPORT_CLIENT,
    Permission.EDIT_CATALOGUE,
    Permission.CHANGE_PRICES,
    Permission.SEE_COSTS,
    Permission.ADJUST_STOCK,
    Permission.SEE_REPORTS,
    Permission.SEE_JOURNAL,
    Permission.IMPORT_DATA,
    Permission.EXPORT_LISTS,
    Permission.BACK_UP,
    Permission.SEE_DIAGNOSTICS,
    Permission.EDIT_REGISTER,
    Permission.AGREE_TO_RECOGNITION,
}
_OWNER = frozenset(Permission)

ALLOWED: dict[Role, frozenset[Permission]] = {
    Role.OWNER: _OWNER,
    Role.MANAGER: _MANAGER,
    Role.FRONT_DESK: _FRONT_DESK,
    Role.TECHNICIAN: _TECHNICIAN,
}

LOOKING = frozenset({Permission.SEE_COSTS, Permission.SEE_REPORTS, Permission.SEE_DIAGNOSTICS})
"""What only lets somebody look. The recovery code is none of it: who has seen it once can use it for ever."""

LARGE_DISCOUNT_BP = 2_000
"""Above 20 % a discount needs GIVE_LARGE_DISCOUNT."""


def may(role: Role, permission: Permission) -> bool:
    """True when the role has the permission."""
    return permission in ALLOWED[role]


def who_may(permission: Permission) -> tuple[Role, ...]:
    """The roles that have the permission, highest first."""
    return tuple(role for role in Role if may(role, permission))
