"""The journal: who did what, when. Entries are only added. Figures and ids only, no personal data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from uuid import UUID


class JournalEvent(StrEnum):
    """What is worth remembering for an audit (the "traces of corrections" of BOI-TVA-DECLA-30-10-30)."""

    COMPANY_FOUNDED = "company_founded"
    COMPANY_CHANGED = "company_changed"
    REGISTER_CHANGED = "register_changed"
    TAX_RATE_CHANGED = "tax_rate_changed"
    VISIT_CHECKED_IN = "visit_checked_in"
    VISIT_CANCELLED = "visit_cancelled"
    DAMAGE_MARKED_LATER = "damage_marked_later"
    """On the photo of a car that was handed back; the reason is what was marked."""
    LINE_REMOVED = "line_removed"
    LINE_PUT_BACK = "line_put_back"
    """What was removed came back; as with the removal, the figure is what it is worth."""
    SIZE_CHANGED = "size_changed"
    """The lines of a ticket cost something else for another size of car."""
    DISCOUNT_GIVEN = "discount_given"
    DISCOUNT_TAKEN_BACK = "discount_taken_back"
    TICKET_VOIDED = "ticket_voided"
    SALE_COMPLETED = "sale_completed"
    PAYMENT_TAKEN = "payment_taken"
    INVOICE_PRINTED = "invoice_printed"
    CREDIT_NOTE_ISSUED = "credit_note_issued"
    CREDIT_NOTE_PRINTED = "credit_note_printed"
    REFUND_PAID = "refund_paid"
    STOCK_RECEIVED = "stock_received"
    STOCK_CORRECTED = "stock_corrected"
    STOCK_COUNTED = "stock_counted"
    LIST_EXPORTED = "list_exported"
    DATA_EXPORTED = "data_exported"
    PRICE_CHANGED = "price_changed"
    PRICES_CHANGED = "prices_changed"
    """Of a whole batch, which says what every price was."""
    PRICES_PUT_BACK = "prices_put_back"
    ITEM_ARCHIVED = "item_archived"
    ITEM_RESTORED = "item_restored"
    COMPANY_JOINED = "company_joined"
    """This register exchanges with the others of a company from then on."""
    COMPANY_LEFT = "company_left"
    OTHER_VALUE_TAKEN = "other_value_taken"
    """Of two values that were said, the one that had lost; the reason names the kind of the row."""
    SYNC_PROBLEM_MENDED = "sync_problem_mended"
    SYNC_PROBLEM_SET_ASIDE = "sync_problem_set_aside"
    SYNC_PROBLEM_PUT_BACK = "sync_problem_put_back"
    DELETED_BROUGHT_BACK = "deleted_brought_back"
    """The subject is the row as it came back, under another identity; the reason names its kind."""
    ACCOUNT_SIGNED_OUT = "account_signed_out"
    CLOCK_CONFIRMED = "clock_confirmed"
    INCARNATION_STARTED = "incarnation_started"
    RECOVERY_CODE_MADE = "recovery_code_made"
    RECOVERY_CODE_CHECKED = "recovery_code_checked"
    DESK_UNLOCKED = "desk_unlocked"
    """The subject is the register: who worked where is told by it (`store.sync.presence`)."""
    DESK_LOCKED = "desk_locked"
    PIN_REFUSED = "pin_refused"
    STAFF_TAKEN_ON = "staff_taken_on"
    STAFF_CHANGED = "staff_changed"
    STAFF_LEFT = "staff_left"
    STAFF_RETURNED = "staff_returned"
    LOCK_TIME_SET = "lock_time_set"
    BACKUP_FOLDER_CHOSEN = "backup_folder_chosen"
    """Of the register that is the subject. Which folder is not said: a path may name people."""
    BACKUP_HOURS_SET = "backup_hours_set"
    BACKUP_AT_CLOSING_SET = "backup_at_closing_set"
    PIN_SET = "pin_set"
    """The subject's PIN, by whoever is named: the person or the owner."""
    RECOGNITION_AGREED = "recognition_agreed"
    RECOGNITION_SWITCHED_OFF = "recognition_switched_off"
    CONSENT_GIVEN = "consent_given"
    CONSENT_WITHDRAWN = "consent_withdrawn"
    CLIENTS_MERGED = "clients_merged"
    """The subject is the client that is kept."""
    CLIENTS_PARTED = "clients_parted"
    VEHICLES_MERGED = "vehicles_merged"
    VEHICLES_PARTED = "vehicles_parted"
    CLIENT_EXPORTED = "client_exported"
    CLIENT_ERASED = "client_erased"
    LIST_IMPORTED = "list_imported"
    IMPORT_UNDONE = "import_undone"
    ACTION_APPROVED = "action_approved"
    """The subject did what only the one who is named may do; the reason names the permission."""
    VERSION_CHANGED = "version_changed"
    """The subject is the register, the reason the version of the program that works there from then on."""


@dataclass(frozen=True, slots=True)
class JournalEntry:
    """One event about one subject (a document, ticket, visit ...). `figures` are whole numbers by name."""

    id: UUID
    at: datetime
    event: JournalEvent
    subject_id: UUID
    staff_id: UUID | None
    figures: Mapping[str, int] = field(default_factory=dict)
    reason: str = ""
