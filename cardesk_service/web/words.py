"""The codes of refusals as sentences for people."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping

from cardesk_service.i18n import Phrasebook
from cardesk_service.names import LONGEST
from cardesk_wire.accounts import AccountCode
from cardesk_wire.codes import RefusalCode
from cardesk_wire.companies import Role
from cardesk_wire.licence import LicenceCode
from cardesk_wire.messages import Refusal, Value

Says = Callable[[Phrasebook, Mapping[str, Value]], str]

_SENTENCES: Mapping[str, Says] = {
    AccountCode.WRONG_CREDENTIALS: lambda _, _params: _(
        "The e-mail address or the password is not right. Check both and try again."
    ),
    AccountCode.WRONG_PASSWORD: lambda _, _params: _("This is not your current password."),
    AccountCode.WRONG_CODE: lambda _, _params: _(
        "This code is not right, has been used already, or is older than 10 minutes. You can ask for a "
        "new one."
    ),
    AccountCode.SHOP_CODE_WRONG: lambda _, _params: _("No shop has this code."),
    AccountCode.NAME_INVALID: lambda _, params: _(
        "Type a name of at most {most} characters.", most=params.get("most", LONGEST)
    ),
    AccountCode.EMAIL_INVALID: lambda _, _params: _("Type a whole e-mail address, such as mona@example.com."),
    AccountCode.LANGUAGE_UNKNOWN: lambda _, _params: _("Choose one of the languages."),
    AccountCode.PASSWORD_SHORT: lambda _, params: _(
        "Use at least {least} characters. Several words are easy to remember.", least=params.get("least", 8)
    ),
    AccountCode.PASSWORD_LONG: lambda _, params: _(
        "Use at most {most} characters.", most=params.get("most", 256)
    ),
    AccountCode.PASSWORD_COMMON: lambda _, _params: _(
        "This password is one of the first that somebody would try. Choose another one."
    ),
    AccountCode.TOO_YOUNG: lambda _, _params: _("An account is for people who are 16 or older."),
    AccountCode.FORBIDDEN_ORIGIN: lambda _, _params: _(
        "This form did not come from a page of ours, or is from before you signed in. Open the page again."
    ),
    AccountCode.REGISTER_ELSEWHERE: lambda _, _params: _("This register belongs to another company."),
    AccountCode.METHOD_NOT_ALLOWED: lambda _, _params: _("There is nothing to read at this address."),
    LicenceCode.NOT_FOR_SALE: lambda _, _params: _("No licence is sold here. There is nothing to pay."),
    RefusalCode.NOT_FOUND: lambda _, _params: _(
        "This page does not exist, or what you were looking for is gone."
    ),
    RefusalCode.NOT_PERMITTED: lambda _, _params: _("Only an owner or a manager of the company may do this."),
    AccountCode.LAST_OWNER: lambda _, _params: _(
        "A company needs an owner. Make somebody else an owner first."
    ),
    RefusalCode.NOT_A_MEMBER: lambda _, _params: _(
        "This account belongs to no company. Ask the owner of your company for an invitation."
    ),
    RefusalCode.TOO_LARGE: lambda _, _params: _("That was more than fits. Shorten it and try again."),
    RefusalCode.BUSY: lambda _, _params: _(
        "The service is busy. Nothing was changed; try again in a minute."
    ),
}


def sentence(_: Phrasebook, refusal: Refusal) -> str:
    """What a refusal says to the person who reads it."""
    if refusal.code == RefusalCode.RATE_LIMITED:
        # The second more that is said to programs would make ten minutes eleven.
        after = refusal.params.get("retry_after_s")
        minutes = max(1, math.ceil((after - 1) / 60)) if isinstance(after, int) else 1
        return _.plural(
            "That was tried too often. Try again in {n} minute.",
            "That was tried too often. Try again in {n} minutes.",
            minutes,
        )
    if refusal.code == AccountCode.FAILED:
        return _(
            "Something went wrong here, and it was noted. Its number is {reference}.",
            reference=refusal.params.get("reference", ""),
        )
    says = _SENTENCES.get(refusal.code)
    return says(_, refusal.params) if says else _("This request could not be understood. Try again.")


def may(_: Phrasebook, role: Role) -> str:
    """What somebody in this role may do here, beside reading and changing her own account."""
    said: Mapping[Role, str] = {
        Role.OWNER: _("Everything: members, registers, the licence, the export of the company."),
        Role.MANAGER: _("Adds and revokes registers, buys the licence, invites staff."),
        Role.FRONT_DESK: _(
            "Sees the registers and the licence; signs in again at a register where this account was the "
            "last."
        ),
        Role.TECHNICIAN: _("The same as the front desk."),
    }
    return said[role]


def role(_: Phrasebook, role: Role) -> str:
    """What somebody is to a company."""
    names: Mapping[Role, str] = {
        Role.OWNER: _("Owner"),
        Role.MANAGER: _("Manager"),
        Role.FRONT_DESK: _("Front desk"),
        Role.TECHNICIAN: _("Technician"),
    }
    return names[role]
