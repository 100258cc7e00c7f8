"""What can go wrong, by code. Sentences for people are written in `ui/errors.py` and what it puts together.

`Refused` is something the user can mend (a form, a rule, a permission).
`Unavailable` is something outside (disk, printer, keyring, another process).
Anything else that is raised is a defect of the program.
"""

from enum import StrEnum


class Code(StrEnum):
    """Every refusal and every outage the program knows, named once."""

    # money and quantity
    AMOUNT_UNREADABLE = "amount_unreadable"
    AMOUNT_OTHER_CURRENCY = "amount_other_currency"
    AMOUNT_TOO_LARGE = "amount_too_large"
    AMOUNT_NEGATIVE = "amount_negative"
    AMOUNT_ZERO = "amount_zero"
    TOO_MANY_DECIMALS = "too_many_decimals"
    QUANTITY_UNREADABLE = "quantity_unreadable"
    QUANTITY_NOT_POSITIVE = "quantity_not_positive"
    QUANTITY_TOO_LARGE = "quantity_too_large"
    CURRENCY_UNKNOWN = "currency_unknown"
    CURRENCY_FIXED = "currency_fixed"
    # text fields
    TEXT_MISSING = "text_missing"
    TEXT_TOO_LONG = "text_too_long"
    CARD_NUMBER_GIVEN = "card_number_given"
    PLATE_UNREADABLE = "plate_unreadable"
    PHONE_UNREADABLE = "phone_unreadable"
    EMAIL_UNREADABLE = "email_unreadable"
    TAX_NUMBER_UNREADABLE = "tax_number_unreadable"
    LANGUAGES_ALIKE = "languages_alike"
    REGISTRATION_UNREADABLE = "registration_unreadable"
    REGISTER_CODE_UNREADABLE = "register_code_unreadable"
    REGISTER_CODE_FIXED = "register_code_fixed"
    PICTURE_UNREADABLE = "picture_unreadable"
    PICTURE_TOO_LARGE = "picture_too_large"
    VIN_UNREADABLE = "vin_unreadable"
    VIN_CHECK_DIGIT_WRONG = "vin_check_digit_wrong"
    YEAR_UNREADABLE = "year_unreadable"
    # tax and discounts
    TAX_REASON_MISSING = "tax_reason_missing"
    TAX_RATE_INVALID = "tax_rate_invalid"
    TAX_RATE_EXISTS = "tax_rate_exists"
    TAX_RATE_MISSING = "tax_rate_missing"
    TAX_RATE_USUAL = "tax_rate_usual"
    TAX_MODE_FIXED = "tax_mode_fixed"
    DISCOUNT_TOO_LARGE = "discount_too_large"
    DISCOUNT_REASON_MISSING = "discount_reason_missing"
    # tickets and visits
    TICKET_EMPTY = "ticket_empty"
    TICKET_CLOSED = "ticket_closed"
    TICKET_FULL = "ticket_full"
    TICKET_CHANGED = "ticket_changed"
    LINE_MISSING = "line_missing"
    PRICE_MISSING_FOR_SIZE = "price_missing_for_size"
    VISIT_CANNOT_MOVE = "visit_cannot_move"
    VISIT_UNPAID = "visit_unpaid"
    VISIT_ENDED = "visit_ended"
    MARKS_FULL = "marks_full"
    VEHICLE_ALREADY_HERE = "vehicle_already_here"
    # clients and vehicles
    CLIENT_OWES = "client_owes"
    CLIENT_HERE = "client_here"
    CLIENT_ERASED = "client_erased"
    MERGE_SUPERSEDED = "merge_superseded"
    # payment and invoice
    PAYMENT_EXCEEDS_BALANCE = "payment_exceeds_balance"
    PAYMENT_NEEDS_CLIENT = "payment_needs_client"
    INVOICE_ALREADY_PAID = "invoice_already_paid"
    CREDIT_EMPTY = "credit_empty"
    CREDIT_EXCEEDS_LINE = "credit_exceeds_line"
    CREDIT_CHANGED = "credit_changed"
    INVOICE_ALREADY_CREDITED = "invoice_already_credited"
    REFUND_NOT_EXACT = "refund_not_exact"
    NOT_OVERPAID = "not_overpaid"
    BUYER_DETAILS_MISSING = "buyer_details_missing"
    CLOCK_WENT_BACK = "clock_went_back"
    # the recovery code
    RECOVERY_CODE_UNREADABLE = "recovery_code_unreadable"
    RECOVERY_CODE_INCOMPLETE = "recovery_code_incomplete"
    RECOVERY_CODE_MISTYPED = "recovery_code_mistyped"
    RECOVERY_CODE_WRONG = "recovery_code_wrong"
    RECOVERY_FILE_MISSING = "recovery_file_missing"
    # people and their PINs
    PIN_UNREADABLE = "pin_unreadable"
    PIN_TOO_SIMPLE = "pin_too_simple"
    PIN_MISSING = "pin_missing"
    PIN_ALREADY_SET = "pin_already_set"
    PIN_WRONG = "pin_wrong"
    PIN_LOCKED = "pin_locked"
    PIN_UNSAFE = "pin_unsafe"
    STAFF_NAME_TAKEN = "staff_name_taken"
    STAFF_NAME_KNOWN = "staff_name_known"
    LAST_OWNER = "last_owner"
    OWN_ROLE = "own_role"
    # stock
    RECEIPT_EMPTY = "receipt_empty"
    STOCK_UNCHANGED = "stock_unchanged"
    MOVEMENT_STAYS = "movement_stays"
    MOVEMENT_REVERSED = "movement_reversed"
    STOCK_NONE_THERE = "stock_none_there"
    COST_MOVED_ON = "cost_moved_on"
    COUNT_EMPTY = "count_empty"
    COUNT_CLOSED = "count_closed"
    # the catalogue
    BARCODE_UNREADABLE = "barcode_unreadable"
    BARCODE_AS_NUMBER = "barcode_as_number"
    PERCENT_TOO_LARGE = "percent_too_large"
    NO_PRICE_CHANGES = "no_price_changes"
    SERVICE_WITHOUT_PRICE = "service_without_price"
    SERVICE_PRICED_BY_SIZE = "service_priced_by_size"
    CATEGORY_NOT_EMPTY = "category_not_empty"
    CATEGORY_MISSING = "category_missing"
    PHOTO_UNREADABLE = "photo_unreadable"
    PHOTO_TOO_LARGE = "photo_too_large"
    GALLERY_FULL = "gallery_full"
    # recognising pictures on this computer
    RECOGNITION_NOT_INSTALLED = "recognition_not_installed"
    RECOGNITION_BROKEN = "recognition_broken"
    # a start without what belongs to this computer
    SAFE_MODE = "safe_mode"
    # new versions
    UPDATE_WAITS_FOR_SALE = "update_waits_for_sale"
    # backups
    BACKUP_FOLDER_MISSING = "backup_folder_missing"
    BACKUP_FOLDER_NOT_CHOSEN = "backup_folder_not_chosen"
    BACKUP_UNREADABLE = "backup_unreadable"
    BACKUP_DAMAGED = "backup_damaged"
    REGISTER_CODE_WRONG = "register_code_wrong"
    DISK_NEARLY_FULL = "disk_nearly_full"
    BACKUP_EMPTY = "backup_empty"
    # finding things
    BARCODE_UNKNOWN = "barcode_unknown"
    NOT_FOUND = "not_found"
    NOT_PERMITTED = "not_permitted"
    COMPANY_NOT_FOUNDED = "company_not_founded"
    COMPANY_ALREADY_FOUNDED = "company_already_founded"
    DOCUMENT_ALTERED = "document_altered"
    # files that people bring
    SHEET_TOO_LARGE = "sheet_too_large"
    SHEET_TOO_MANY_ROWS = "sheet_too_many_rows"
    SHEET_TOO_WIDE = "sheet_too_wide"
    SHEET_EMPTY = "sheet_empty"
    SHEET_UNREADABLE = "sheet_unreadable"
    SHEET_QUOTE_OPEN = "sheet_quote_open"
    SHEET_PROTECTED = "sheet_protected"
    SHEET_BURSTING = "sheet_bursting"
    COLUMN_MISSING = "column_missing"
    IMPORT_ROW_REPEATED = "import_row_repeated"
    IMPORT_UNDER_WAY = "import_under_way"
    IMPORT_CHANGES_NOTHING = "import_changes_nothing"
    IMPORT_ALREADY_UNDONE = "import_already_undone"
    TAX_RATE_UNKNOWN = "tax_rate_unknown"
    SIZE_UNKNOWN = "size_unknown"
    CLIENT_KIND_UNKNOWN = "client_kind_unknown"
    SHEET_ENCODING_UNKNOWN = "sheet_encoding_unknown"
    # the account service
    SERVICE_ADDRESS_UNREADABLE = "service_address_unreadable"
    ACCOUNT_WRONG = "account_wrong"
    ACCOUNT_CODE_WRONG = "account_code_wrong"
    NOT_CONFIRMED = "not_confirmed"
    NOT_LET_IN = "not_let_in"
    SHOP_CODE_WRONG = "shop_code_wrong"
    ACCOUNT_NOT_PERMITTED = "account_not_permitted"
    ACCOUNT_WITHOUT_COMPANY = "account_without_company"
    PASSWORD_SHORT = "password_short"  # noqa: S105
    PASSWORD_LONG = "password_long"  # noqa: S105
    PASSWORD_COMMON = "password_common"  # noqa: S105
    TOO_YOUNG = "too_young"
    REGISTER_ELSEWHERE = "register_elsewhere"
    ALREADY_LICENSED = "already_licensed"
    NOT_SOLD = "not_sold"
    REPORT_NOT_TAKEN = "report_not_taken"
    SIGNED_OUT = "signed_out"
    TOO_MANY_TRIES = "too_many_tries"
    SERVICE_OFFLINE = "service_offline"
    SERVICE_NOT_TRUSTED = "service_not_trusted"
    SERVICE_BUSY = "service_busy"
    # photos that are recognised
    RECOGNITION_NOT_OFFERED = "recognition_not_offered"
    RECOGNITION_NOT_AGREED = "recognition_not_agreed"
    RECOGNITION_SWITCHED_OFF = "recognition_switched_off"
    RECOGNITION_QUOTA_SPENT = "recognition_quota_spent"
    RECOGNITION_PRIVACY_UNMET = "recognition_privacy_unmet"
    RECOGNITION_AWAY = "recognition_away"
    RECOGNITION_PHOTO_UNREADABLE = "recognition_photo_unreadable"
    RECOGNITION_PHOTO_DECLINED = "recognition_photo_declined"
    RECOGNITION_ANSWER_UNREADABLE = "recognition_answer_unreadable"
    RECOGNITION_NEEDS_ACCOUNT = "recognition_needs_account"
    VALUE_CANNOT_RETURN = "value_cannot_return"
    VALUE_NOT_HELD = "value_not_held"
    BELONGS_TO_NOTHING = "belongs_to_nothing"
    # the machine
    DATABASE_DAMAGED = "database_damaged"
    DATABASE_KEY_WRONG = "database_key_wrong"
    DATABASE_NEWER = "database_newer"
    DATABASE_IN_USE = "database_in_use"
    DATABASE_BUSY = "database_busy"
    DATA_GONE = "data_gone"
    ERASING_UNFINISHED = "erasing_unfinished"
    DISK_FULL = "disk_full"
    DISK_UNWRITABLE = "disk_unwritable"
    KEYRING_MISSING = "keyring_missing"
    KEYRING_UNSAFE = "keyring_unsafe"
    KEYRING_LOCKED = "keyring_locked"
    SESSION_LEFT_DEAD = "session_left_dead"
    SESSION_LEFT_ALIVE = "session_left_alive"
    KEY_LOST = "key_lost"
    PRINTER_MISSING = "printer_missing"
    PRINTER_NOT_CHOSEN = "printer_not_chosen"
    PRINTER_FAILED = "printer_failed"
    FILE_UNREADABLE = "file_unreadable"
    FILE_UNWRITABLE = "file_unwritable"


class _Coded(Exception):
    def __init__(self, code: Code, **params: object) -> None:
        super().__init__(code.value)
        self.code = code
        self.params = params

    def __str__(self) -> str:
        # Parameters may hold names or phones, and exceptions are logged: only the code is shown.
        return self.code.value


class Refused(_Coded):
    """The request breaks a rule that the person asking can mend."""


class Unavailable(_Coded):
    """Something outside the program does not answer; what was saved stays saved."""
