"""The sentences for everything that can be refused or fail: what happened, and what to do next."""

from __future__ import annotations

from collections.abc import Mapping
from string import Formatter

from cardesk_desktop.domain.errors import Code, Refused, Unavailable
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.ui.service_errors import ACCOUNT, RECOGNITION


def sentence(phrases: Phrasebook, error: Refused | Unavailable) -> str:
    """Say in the person's language what a refusal or an outage means and what to do next."""
    template = SENTENCES[error.code]
    named = {name for _, name, _, _ in Formatter().parse(template) if name}
    return phrases(template, **{name: _shown(phrases, name, error.params.get(name)) for name in named})


def bug_sentence(_: Phrasebook, reference: str) -> str:
    """Say that the program made a mistake, and under which reference it stands in the log."""
    return _(
        "Something went wrong inside CarDesk. What was saved is safe. "
        "Try again; if it happens again, tell support the number {reference}.",
        reference=reference,
    )


def _shown(phrases: Phrasebook, name: str, value: object) -> object:
    from cardesk_desktop.ui import words

    match value:
        case None:
            return "…"
        case tuple():
            return phrases.listed(str(_shown(phrases, name, part)) for part in value)
        case str() if name == "field":
            return words.field(phrases, value)
        case _:
            return words.value(phrases, value)


def _(message: str) -> str:
    """Mark a sentence for the catalogue; `sentence` translates it when it is shown."""
    return message


_ENTRY = {
    Code.AMOUNT_UNREADABLE: _("This is not an amount. Write it like 12.50."),
    Code.AMOUNT_OTHER_CURRENCY: _("This amount is in another currency. Write it in {currency}."),
    Code.AMOUNT_TOO_LARGE: _("This amount is too large. The most is {most}."),
    Code.AMOUNT_NEGATIVE: _("An amount below zero cannot be used here. Write it without the minus."),
    Code.AMOUNT_ZERO: _("The amount is zero. Write how much it is."),
    Code.TOO_MANY_DECIMALS: _("Too many decimals: this currency has {decimals}."),
    Code.QUANTITY_UNREADABLE: _("This is not a quantity. Write it like 2 or 1.5."),
    Code.QUANTITY_NOT_POSITIVE: _("The quantity has to be above zero. To take the line off, remove it."),
    Code.QUANTITY_TOO_LARGE: _("This quantity is too large. The most is {most}."),
    Code.CURRENCY_UNKNOWN: _("This currency is not known. Use its three letters, such as AED."),
    Code.CURRENCY_FIXED: _("Invoices of this country are written in {currency}. Choose that currency."),
    Code.TEXT_MISSING: _("{field} is missing. Fill it in to go on."),
    Code.TEXT_TOO_LONG: _("{field} is too long: {length} characters. The most is {limit}."),
    Code.CARD_NUMBER_GIVEN: _(
        "This is the whole number of a card, which must not be kept. Write the number of the slip."
    ),
    Code.PLATE_UNREADABLE: _("This cannot be a plate. Write its letters and numbers, such as R 60917."),
    Code.PHONE_UNREADABLE: _("This is not a phone number. Write it with its code, such as 050 123 4567."),
    Code.EMAIL_UNREADABLE: _("This is not an e-mail address. It looks like name@example.com."),
    Code.TAX_NUMBER_UNREADABLE: _("This is not a tax number of this country. Check every digit."),
    Code.VIN_UNREADABLE: _("A VIN has 17 letters and digits, never I, O or Q. This one has {length}."),
    Code.VIN_CHECK_DIGIT_WRONG: _("This VIN has a slip: its check digit does not fit. Compare it once more."),
    Code.YEAR_UNREADABLE: _("This is not a model year. Write four digits, up to {last}."),
    Code.TAX_REASON_MISSING: _("Say why no tax is charged. The invoice has to show the reason."),
    Code.TAX_RATE_INVALID: _("This tax rate does not fit its category. Choose another rate."),
    Code.TAX_RATE_EXISTS: _("This rate is already there: {name}. Change that one."),
    Code.LANGUAGES_ALIKE: _("Both languages are the same. Choose another second one, or none."),
    Code.REGISTRATION_UNREADABLE: _("This is no {field} number. Check every digit."),
    Code.REGISTER_CODE_UNREADABLE: _("A code has one to six Latin letters and digits, such as R01."),
    Code.REGISTER_CODE_FIXED: _("Documents already carry the code {register}, so it stays as it is."),
    Code.PICTURE_UNREADABLE: _("This file is no picture. Choose a PNG or JPEG file."),
    Code.PICTURE_TOO_LARGE: _("This picture is too large. Choose one below 20 MB and 50 megapixels."),
    Code.TAX_MODE_FIXED: _("Documents already say whether prices include tax, so it stays as it is."),
    Code.TAX_RATE_MISSING: _("Choose at least one rate, and which of them is the usual one."),
    Code.TAX_RATE_USUAL: _("New items begin with {name}. Choose another usual rate first."),
    Code.DISCOUNT_TOO_LARGE: _("The discount is more than the price. The most is {most}."),
    Code.DISCOUNT_REASON_MISSING: _("Give a reason for the discount."),
}

_WORK = {
    Code.TICKET_EMPTY: _("The ticket is empty. Add a service or a product first."),
    Code.TICKET_CLOSED: _("This ticket is already closed. Open a new one to go on."),
    Code.TICKET_FULL: _("The ticket is full: {most} lines. Pay it and open a new one."),
    Code.TICKET_CHANGED: _("The total has changed to {now}. Look at the ticket again, then pay."),
    Code.LINE_MISSING: _("This line is no longer on the ticket. Nothing was changed."),
    Code.PRICE_MISSING_FOR_SIZE: _("{service} has no price for “{size_class}”. Choose another size."),
    Code.VISIT_CANNOT_MOVE: _("A visit cannot go from “{state}” to “{to}”."),
    Code.VISIT_UNPAID: _("This car has not been paid for. Take the payment before you hand it over."),
    Code.VISIT_ENDED: _("The car was handed back, so this stays as it is. Add a mark for what is seen now."),
    Code.MARKS_FULL: _("There are {most} marks on this photo. Take another photo for more."),
    Code.VEHICLE_ALREADY_HERE: _("{plate} is already here. Open its visit instead."),
    Code.CLIENT_OWES: _("{balance} is still open. Take the payment first, then erase."),
    Code.CLIENT_HERE: _("A car or an open ticket of this client is here. Finish it first, then erase."),
    Code.CLIENT_ERASED: _("This client was erased. Add a new one instead."),
    Code.MERGE_SUPERSEDED: _("Something changed since the merge, so it cannot be taken back any more."),
    Code.PAYMENT_EXCEEDS_BALANCE: _("This is more than there is to pay: {due}. Only cash gives change."),
    Code.PAYMENT_NEEDS_CLIENT: _("To leave a rest on account, say whose it is: choose a client first."),
    Code.INVOICE_ALREADY_PAID: _("Invoice {number} is already paid. Nothing was taken."),
    Code.CREDIT_EMPTY: _("Nothing is chosen. Choose what to refund."),
    Code.CREDIT_EXCEEDS_LINE: _("That is more than is left of this line: {most}."),
    Code.CREDIT_CHANGED: _("Invoice {number} was credited meanwhile. Look at what is left of it."),
    Code.INVOICE_ALREADY_CREDITED: _("Invoice {number} was refunded in full. Nothing is left of it."),
    Code.NOT_OVERPAID: _("Nothing is overpaid on invoice {number}. There is nothing to give back."),
    Code.REFUND_NOT_EXACT: _("What goes back has to come to exactly {due}."),
    Code.BUYER_DETAILS_MISSING: _("A full tax invoice needs the buyer's name and address. Fill them in."),
    Code.CLOCK_WENT_BACK: _("This computer's clock went back. Set it right, or confirm date and time."),
    Code.PIN_UNREADABLE: _("A PIN has {shortest} to {longest} digits and nothing else."),
    Code.PIN_TOO_SIMPLE: _("This PIN is guessed too easily. Avoid rows like 1234 and repetitions."),
    Code.PIN_MISSING: _("There is no PIN for this person yet. Choose one first."),
    Code.PIN_ALREADY_SET: _("This person has a PIN already. The owner can set a new one."),
    Code.PIN_WRONG: _("This PIN is not right. Try again."),
    Code.PIN_LOCKED: _("Too many wrong tries. The next one can be made in {seconds} s."),
    Code.PIN_UNSAFE: _("This PIN is kept in a way that is no longer safe. Let the owner set a new one."),
    Code.STAFF_NAME_TAKEN: _("{name} works here already. Add a second name or a letter."),
    Code.STAFF_NAME_KNOWN: _(
        "{name} worked here before. Bring this person back, or add a second name or a letter."
    ),
    Code.LAST_OWNER: _("Somebody has to be the owner. Make another person the owner first."),
    Code.OWN_ROLE: _("You cannot change your own role or leave by yourself. Let another owner do it."),
    Code.RECEIPT_EMPTY: _("Nothing is on the delivery yet. Scan a product or search for it."),
    Code.STOCK_UNCHANGED: _("This changes nothing: the stock is already so. Write another quantity."),
    Code.STOCK_NONE_THERE: _(
        "Nothing of it is in stock, so no cost can be corrected. Say the cost with the next delivery."
    ),
    Code.COST_MOVED_ON: _("Goods have moved since. Correct the cost once more instead."),
    Code.MOVEMENT_STAYS: _("This movement cannot be taken back here. A sale is corrected by its invoice."),
    Code.MOVEMENT_REVERSED: _("This movement was already taken back. Nothing was changed."),
    Code.COUNT_EMPTY: _("Nothing is counted yet. Scan a product or write a quantity."),
    Code.COUNT_CLOSED: _("This count is already finished. Start another one."),
    Code.BARCODE_UNKNOWN: _("No product has the barcode {barcode}."),
    Code.NOT_FOUND: _("This is no longer there. Go back and choose again."),
    Code.NOT_PERMITTED: _("You may not do this. Ask somebody who may: {roles}."),
    Code.COMPANY_NOT_FOUNDED: _("The company has not been set up yet. Set it up first."),
    Code.COMPANY_ALREADY_FOUNDED: _("The company is already set up. Change it in the settings."),
    Code.DOCUMENT_ALTERED: _("This document was altered outside CarDesk. Keep the file and call support."),
}

_CUSTODY = {
    Code.RECOVERY_CODE_UNREADABLE: _("No recovery code has “{character}” in it. Compare with the sheet."),
    Code.RECOVERY_CODE_INCOMPLETE: _("{length} of {most} characters. Type all groups of the code."),
    Code.RECOVERY_CODE_MISTYPED: _("A character is wrong, or two are exchanged. Compare with the sheet."),
    Code.RECOVERY_CODE_WRONG: _("This code does not open the data here. Look for a newer sheet."),
    Code.UPDATE_WAITS_FOR_SALE: _("A sale is open at the counter. Finish it or park it, then install."),
    Code.BACKUP_FOLDER_MISSING: _("The backup folder is not there. Plug the drive in or choose another."),
    Code.BACKUP_FOLDER_NOT_CHOSEN: _("No folder is chosen for backups. Choose one first."),
    Code.BACKUP_UNREADABLE: _("This file is no whole backup of CarDesk. Choose another one."),
    Code.BACKUP_DAMAGED: _("What is in this backup is damaged. Nothing was changed; choose an older one."),
    Code.REGISTER_CODE_WRONG: _("This is not the code of this register. It is {register}."),
    Code.DISK_NEARLY_FULL: _("The disk is nearly full. Free some space before it stops your sales."),
    Code.BACKUP_EMPTY: _("There is no car wash in this backup. Choose another one."),
    Code.RECOVERY_FILE_MISSING: _("No recovery code was made here. The data needs the key of the keyring."),
}

_FILES = {
    Code.SHEET_TOO_LARGE: _("The file is larger than {most} MB. Split it into smaller ones."),
    Code.SHEET_TOO_MANY_ROWS: _("The file has more than {most} rows. Split it into smaller ones."),
    Code.SHEET_TOO_WIDE: _("The file has more than {most} columns. Take out those that are not needed."),
    Code.SHEET_EMPTY: _("This file has no rows. Its first row holds the headings, the next ones the data."),
    Code.SHEET_QUOTE_OPEN: _("A quotation mark in row {row} is never closed. Take it out, then try again."),
    Code.SHEET_UNREADABLE: _("This file cannot be read. Save it as CSV or XLSX and choose it again."),
    Code.SHEET_PROTECTED: _("This workbook is protected or in an old format. Save it as XLSX, no password."),
    Code.SHEET_BURSTING: _("This file would unpack to far more than a list. It was not opened."),
    Code.COLUMN_MISSING: _("Say which column holds this: {column}."),
    Code.IMPORT_ROW_REPEATED: _("Row {row} of the file has the same one already. The first one counts."),
    Code.IMPORT_UNDER_WAY: _("Another import is under way. Wait until it is through, then try again."),
    Code.IMPORT_CHANGES_NOTHING: _("No row of this file is new or changes anything. Nothing was imported."),
    Code.IMPORT_ALREADY_UNDONE: _("This import was already undone."),
    Code.TAX_RATE_UNKNOWN: _("The company has no such rate. Add it in the settings, or correct the row."),
    Code.SIZE_UNKNOWN: _("This is not a size. Write small, sedan, SUV or large."),
    Code.CLIENT_KIND_UNKNOWN: _("Write whether this is a person or a company."),
    Code.SHEET_ENCODING_UNKNOWN: _("The letters of this file cannot be read. Choose how it was written."),
}

_MACHINE = {
    Code.DATABASE_DAMAGED: _("The data file is damaged. It was not touched; put back a copy of it."),
    Code.DATABASE_KEY_WRONG: _("The key on this computer does not open the data file. Nothing was changed."),
    Code.DATABASE_NEWER: _("A newer CarDesk wrote this data. Install the new version to open it."),
    Code.DATABASE_IN_USE: _("CarDesk is already open on this computer. Go to its window."),
    Code.DATA_GONE: _("The data of this register are not where they were: {path}. Nothing was changed."),
    Code.ERASING_UNFINISHED: _(
        "Not everything of this register could be erased. Close what has its files open, then try again."
    ),
    Code.DATABASE_BUSY: _("The data file is busy. Wait a moment and try again."),
    Code.DISK_FULL: _("The disk is full, so nothing was saved. Free some space and try again."),
    Code.DISK_UNWRITABLE: _("The disk cannot be written to, so nothing was saved. Check it and try again."),
    Code.KEYRING_MISSING: _("This computer has no keyring to keep the key of the data in. Set one up first."),
    Code.KEYRING_UNSAFE: _("The keyring of this computer keeps secrets in plain text. Set up a safe one."),
    Code.KEYRING_LOCKED: _("The keyring is locked. Unlock it and try again."),
    Code.KEY_LOST: _("The keyring has lost the key of the data file. The file was not touched."),
    Code.PRINTER_MISSING: _("The printer {printer} is not there. Switch it on or choose another one."),
    Code.PRINTER_NOT_CHOSEN: _(
        "No printer is chosen for this paper. Choose one in the settings, or save it as a file."
    ),
    Code.PRINTER_FAILED: _("{printer} did not print. Check paper and cable, then print again."),
    Code.FILE_UNREADABLE: _("The file could not be read. Check that it is still there and choose it again."),
    Code.FILE_UNWRITABLE: _("The file could not be written. Choose another folder and try again."),
}

_CATALOGUE = {
    Code.BARCODE_UNREADABLE: _(
        "No scanner reads “{barcode}”. Use letters, digits and signs, {most} at most."
    ),
    Code.BARCODE_AS_NUMBER: _(
        "A spreadsheet made “{barcode}” of this code. Format its column as text, and write the codes again."
    ),
    Code.PERCENT_TOO_LARGE: _("A price can fall by 100% and rise by {most}%, no more."),
    Code.NO_PRICE_CHANGES: _("No price would be different. Choose another change."),
    Code.SERVICE_WITHOUT_PRICE: _("Give the service a price for at least one size."),
    Code.SERVICE_PRICED_BY_SIZE: _(
        "This service has several prices by size, and the list gives one. Give each size a column."
    ),
    Code.CATEGORY_NOT_EMPTY: _("There are still {count} items in {name}. Move or archive them first."),
    Code.CATEGORY_MISSING: _("Choose a category, so that it is found among the tiles."),
    Code.PHOTO_UNREADABLE: _("This file is no picture, or it is broken. Choose a JPEG, PNG or WebP."),
    Code.PHOTO_TOO_LARGE: _("This picture is too large. Choose one of up to {most} megapixels."),
    Code.GALLERY_FULL: _("There are {most} photos already, the most there can be. Remove one first."),
    Code.RECOGNITION_NOT_INSTALLED: _(
        "Reading pictures is not installed on this computer. Everything else works as before."
    ),
    Code.RECOGNITION_BROKEN: _(
        "Reading pictures does not start on this computer. Everything else works; "
        "tell whoever looks after it."
    ),
    Code.SAFE_MODE: _("CarDesk was started in safe mode. Start it as usual to use this."),
}

SENTENCES: Mapping[Code, str] = {
    **_ENTRY,
    **_WORK,
    **_CATALOGUE,
    **_CUSTODY,
    **_FILES,
    **ACCOUNT,
    **RECOGNITION,
    **_MACHINE,
}
"""The English sentence of every code; what stands in braces comes from the error."""
