"""What people may do, in words that finish the sentence "may …", and in the groups a person looks for."""

from __future__ import annotations

from cardesk_desktop.domain.permission import LARGE_DISCOUNT_BP, Permission
from cardesk_desktop.i18n import Phrasebook


def permission(_: Phrasebook, which: Permission) -> str:
    """What somebody with this permission does."""
    return {**_at_the_desk(_), **_in_the_back(_), **_of_the_owner(_)}[which]


def _at_the_desk(_: Phrasebook) -> dict[Permission, str]:
    large = _.percent(LARGE_DISCOUNT_BP)
    return {
        Permission.MOVE_VISIT: _("Move cars on the board"),
        Permission.CHECK_IN: _("Check in cars"),
        Permission.SELL: _.context("permission", "Sell"),
        Permission.TAKE_PAYMENT: _("Take payments"),
        Permission.SELL_ON_ACCOUNT: _("Sell on account"),
        Permission.GIVE_DISCOUNT: _("Give discounts up to {percent}", percent=large),
        Permission.GIVE_LARGE_DISCOUNT: _("Give discounts above {percent}", percent=large),
        Permission.VOID_TICKET: _("Void tickets"),
        Permission.CREDIT_INVOICE: _("Refund what was invoiced"),
        Permission.CANCEL_VISIT: _("Cancel visits"),
        Permission.EDIT_CLIENT: _("Change clients and cars"),
    }


def _in_the_back(_: Phrasebook) -> dict[Permission, str]:
    return {
        Permission.MERGE_CLIENTS: _("Merge clients"),
        Permission.EXPORT_CLIENT: _("Hand out a client's data"),
        Permission.RECEIVE_STOCK: _("Receive goods"),
        Permission.COUNT_STOCK: _.context("permission", "Count the stock"),
        Permission.ADJUST_STOCK: _("Correct the stock"),
        Permission.EDIT_CATALOGUE: _("Change the catalogue"),
        Permission.CHANGE_PRICES: _.context("permission", "Change prices"),
        Permission.SEE_COSTS: _("See costs"),
        Permission.SEE_REPORTS: _("See reports"),
        Permission.SEE_JOURNAL: _("Read the journal"),
        Permission.IMPORT_DATA: _("Import lists"),
        Permission.EXPORT_LISTS: _("Export lists"),
    }


def _of_the_owner(_: Phrasebook) -> dict[Permission, str]:
    return {
        Permission.BACK_UP: _("Make backups"),
        Permission.SEE_DIAGNOSTICS: _("See diagnostics"),
        Permission.EDIT_REGISTER: _("Change this register"),
        Permission.AGREE_TO_RECOGNITION: _("Have photos of products recognised"),
        Permission.ERASE_CLIENT: _("Erase a client's data"),
        Permission.EXPORT_EVERYTHING: _("Export everything"),
        Permission.RESTORE: _.context("permission", "Restore a backup"),
        Permission.ERASE_REGISTER: _("Erase this register"),
        Permission.SEE_RECOVERY_CODE: _("See the recovery code"),
        Permission.EDIT_COMPANY: _("Change the company"),
        Permission.EDIT_STAFF: _("Change the staff and their PINs"),
    }
