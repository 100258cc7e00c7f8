"""Events of the journal that say the same whatever their figures are."""

from __future__ import annotations

from cardesk_desktop.domain.journal import JournalEvent
from cardesk_desktop.i18n import Phrasebook

_E = JournalEvent


def of_the_house(_: Phrasebook) -> dict[JournalEvent, str]:
    """What happened to the company, its registers and its lists."""
    return {
        _E.COMPANY_FOUNDED: _("Company set up"),
        _E.COMPANY_CHANGED: _("Company details changed"),
        _E.REGISTER_CHANGED: _("Register changed"),
        _E.COMPANY_JOINED: _("Register joined to an account"),
        _E.COMPANY_LEFT: _("Register left its account and works alone"),
        _E.OTHER_VALUE_TAKEN: _("Of two values, the other one was taken"),
        _E.SYNC_PROBLEM_MENDED: _("What could not be taken over was mended"),
        _E.SYNC_PROBLEM_SET_ASIDE: _("A note of the exchange was set aside"),
        _E.SYNC_PROBLEM_PUT_BACK: _("A note of the exchange waits again"),
        _E.DELETED_BROUGHT_BACK: _("What was deleted elsewhere was brought back"),
        _E.ACCOUNT_SIGNED_OUT: _("Register signed out of its account"),
        _E.RECOGNITION_AGREED: _("Agreed to having photos recognised"),
        _E.RECOGNITION_SWITCHED_OFF: _("Recognising of photos switched off"),
        _E.CLOCK_CONFIRMED: _("Clock confirmed although it went back"),
        _E.BACKUP_FOLDER_CHOSEN: _("Backups go to another folder"),
        _E.RECOVERY_CODE_MADE: _("Recovery code made"),
        _E.RECOVERY_CODE_CHECKED: _("Recovery code typed back"),
        _E.IMPORT_UNDONE: _("Import undone"),
        _E.DATA_EXPORTED: _("Everything exported"),
        _E.ITEM_ARCHIVED: _("Put in the archive"),
        _E.ITEM_RESTORED: _("Back from the archive"),
        _E.INVOICE_PRINTED: _("Invoice printed"),
        _E.CREDIT_NOTE_PRINTED: _("Credit note printed"),
    }


def of_people(_: Phrasebook) -> dict[JournalEvent, str]:
    """What happened to clients, cars and staff."""
    return {
        _E.VISIT_CHECKED_IN: _("Check-in"),
        _E.VISIT_CANCELLED: _("Visit cancelled"),
        _E.DESK_UNLOCKED: _("Register unlocked"),
        _E.STAFF_LEFT: _("Left the staff"),
        _E.STAFF_RETURNED: _("Back in the staff"),
        _E.PIN_SET: _("PIN set"),
        _E.CONSENT_GIVEN: _("Agreed to offers"),
        _E.CONSENT_WITHDRAWN: _("No more offers"),
        _E.CLIENTS_MERGED: _("Clients merged"),
        _E.CLIENTS_PARTED: _("Merge of clients undone"),
        _E.VEHICLES_MERGED: _("Cars merged"),
        _E.VEHICLES_PARTED: _("Merge of cars undone"),
        _E.CLIENT_EXPORTED: _("Client's data handed out"),
    }
