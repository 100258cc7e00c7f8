"""The sentences for what the account service refuses, or why it is not heard; a part of `errors`."""

from __future__ import annotations

from cardesk_desktop.domain.errors import Code


def _(message: str) -> str:
    """Mark a sentence for the catalogue; `errors.sentence` translates it when it is shown."""
    return message


RECOGNITION = {
    Code.RECOGNITION_NOT_OFFERED: _(
        "This account service recognises no photos. Fill in the product by hand, or ask whoever runs it."
    ),
    Code.RECOGNITION_NOT_AGREED: _(
        "Nobody has agreed for the company yet, so nothing was sent. An owner or manager can agree."
    ),
    Code.RECOGNITION_SWITCHED_OFF: _(
        "Recognising of photos is switched off for the company, so nothing was sent. "
        "An owner or manager can switch it on in the settings."
    ),
    Code.RECOGNITION_QUOTA_SPENT: _(
        "The company's photos for 24 hours are used up. This one waits and is recognised by itself later."
    ),
    Code.RECOGNITION_PRIVACY_UNMET: _(
        "Nobody promises right now to keep nothing of a photo, so it was not sent. "
        "It waits and is tried again by itself."
    ),
    Code.RECOGNITION_AWAY: _(
        "Whoever recognises photos does not answer right now. This one waits and is tried again by itself."
    ),
    Code.RECOGNITION_PHOTO_UNREADABLE: _(
        "This photo could not be read. Take another one, or fill in by hand."
    ),
    Code.RECOGNITION_PHOTO_DECLINED: _(
        "Whoever recognises photos refused this one. Take another one, or fill in by hand."
    ),
    Code.RECOGNITION_ANSWER_UNREADABLE: _(
        "What came back was no answer that can be shown. Try again, or fill in by hand."
    ),
    Code.RECOGNITION_NEEDS_ACCOUNT: _(
        "Photos are recognised through the account of the company. Join it in the settings first."
    ),
}

ACCOUNT = {
    Code.SERVICE_ADDRESS_UNREADABLE: _("This is no address of a service. It looks like https://example.com."),
    Code.ACCOUNT_WRONG: _("E-mail and password do not belong together. Check both and try again."),
    Code.ACCOUNT_CODE_WRONG: _("This code is wrong or too old. Ask for another one."),
    Code.NOT_CONFIRMED: _(
        "This code is wrong or too old. If you confirmed on the web already, sign in under “I have an "
        "account”; else ask for a new code."
    ),
    Code.NOT_LET_IN: _(
        "Nobody let this register in: it was turned away, or waited longer than seven days. Ask again."
    ),
    Code.SHOP_CODE_WRONG: _(
        "The code of the shop is not valid any more. Ask the owner for a new one: it is made on the page of "
        "the account, under Registers."
    ),
    Code.ACCOUNT_NOT_PERMITTED: _("This account may not do that. Ask an owner or manager of the company."),
    Code.ACCOUNT_WITHOUT_COMPANY: _(
        "This account belongs to no company. If you were invited, accept it on the page of the account and "
        "sign in again; else ask the owner to invite you."
    ),
    Code.PASSWORD_SHORT: _("This password is too short. Use at least {least} characters."),
    Code.PASSWORD_LONG: _("This password is too long. The most is {most} characters."),
    Code.PASSWORD_COMMON: _("This password is easily guessed. Take a few words that only you put together."),
    Code.TOO_YOUNG: _("An account is for people of 16 or older."),
    Code.REGISTER_ELSEWHERE: _("This register belongs to another company. Sign in with that one's account."),
    Code.ALREADY_LICENSED: _("The company has a licence already."),
    Code.NOT_SOLD: _("This account service sells no licence; nothing is to be paid."),
    Code.REPORT_NOT_TAKEN: _("The account service does not take these counters."),
    Code.SIGNED_OUT: _("The session has ended. Sign in again; what waits is kept here."),
    Code.SESSION_LEFT_DEAD: _(
        "The keyring of this computer did not let go of the session. The account service has ended it, so it "
        "opens nothing any more."
    ),
    Code.SESSION_LEFT_ALIVE: _(
        "The keyring of this computer did not let go of the session, and the service was not reached. "
        "End this register’s session on the page of the account, or whoever starts CarDesk here is signed in."
    ),
    Code.TOO_MANY_TRIES: _("Too many tries. Wait some minutes, then try again."),
    Code.SERVICE_OFFLINE: _("The account service was not reached. Check the network; selling goes on."),
    Code.SERVICE_NOT_TRUSTED: _(
        "Whoever answered could not prove to be the account service. Nothing was sent. "
        "Check the date of this computer and its network, then call support."
    ),
    Code.SERVICE_BUSY: _("The account service cannot answer now. Try again in a while."),
    Code.VALUE_CANNOT_RETURN: _(
        "This has moved on meanwhile and cannot be put back. Open it and change it there."
    ),
    Code.BELONGS_TO_NOTHING: _("Choose what it belongs to: something that is still here."),
    Code.VALUE_NOT_HELD: _("This cannot be kept like that yet. Check what you typed and try again."),
}
