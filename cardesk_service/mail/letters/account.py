"""Letters about somebody's account: codes, the welcome, and what was changed.

Those that prove an address carry nothing that anybody typed: the address may be a stranger's.
"""

from __future__ import annotations

from cardesk_service.i18n import Phrasebook
from cardesk_service.mail.letter import Facts, Letter


def confirm(_: Phrasebook, facts: Facts) -> Letter:
    """The code that proves the address of a new account."""
    return Letter(
        subject=_("{code} is your CarDesk code", code=facts["code"]),
        paragraphs=(
            _("Hello,"),
            _("This code confirms your e-mail address and opens your CarDesk account."),
        ),
        code=facts["code"],
        link_text=_("Confirm on the web"),
        link=facts["link"],
        closing=(_valid_once(_), _("If you did not sign up, ignore this e-mail: no account will be opened.")),
    )


def already_registered(_: Phrasebook, facts: Facts) -> Letter:
    """What the holder of an account hears when her address signs up again."""
    return Letter(
        subject=_("You already have a CarDesk account"),
        paragraphs=(
            _("Somebody, perhaps you, signed up to CarDesk with this address. It already has an account."),
            _("Sign in with it. If you forgot the password, ask for a new one."),
        ),
        link_text=_("Choose a new password"),
        link=facts["link"],
        closing=(_("If it was not you, ignore this e-mail: your account has not changed."),),
    )


def welcome(_: Phrasebook, facts: Facts) -> Letter:
    """The first letter of a confirmed account whose holder may let registers in."""
    return _welcome(
        _,
        facts,
        _("Your account is open and {company} is ready for its registers.", **_company(facts)),
        _(
            "To add a register, choose “This shop already has CarDesk” on a new workstation. Where you "
            "work with CarDesk already, open “Account and sync” in the settings. Then sign in, or choose "
            "“With a code”, press “Show a code” and type the code on the page of your account."
        ),
        _("Selling never waits for the network: what happens offline arrives as soon as there is one."),
    )


def welcome_member(_: Phrasebook, facts: Facts) -> Letter:
    """The first letter of somebody who was invited and lets no registers in."""
    return _welcome(_, facts, _("Your account is open, and you work with {company}.", **_company(facts)))


def reset(_: Phrasebook, facts: Facts) -> Letter:
    """The code that lets somebody choose a new password."""
    return Letter(
        subject=_("{code} is your CarDesk code", code=facts["code"]),
        paragraphs=(
            _("Hello {name},", name=facts["name"]),
            _("With this code you can choose a new password."),
        ),
        code=facts["code"],
        link_text=_("Choose a new password"),
        link=facts["link"],
        closing=(
            _valid_once(_),
            _("If you did not ask for it, ignore this e-mail: your password has not changed."),
        ),
    )


def change_email(_: Phrasebook, facts: Facts) -> Letter:
    """The code that proves the new address of an account."""
    return Letter(
        subject=_("{code} is your CarDesk code", code=facts["code"]),
        paragraphs=(
            _("Hello,"),
            _("With this code your account moves to this e-mail address."),
        ),
        code=facts["code"],
        closing=(_valid_once(_), _("If you did not ask for it, ignore this e-mail: nothing will change.")),
    )


def email_changed(_: Phrasebook, facts: Facts) -> Letter:
    """What the former address hears."""
    return Letter(
        subject=_("The e-mail address of your CarDesk account was changed"),
        paragraphs=(
            _("Hello {name},", name=facts["name"]),
            _("Your account now has another e-mail address. You can no longer sign in with this one."),
            _("If it was not you, ask another owner of your company to remove your account from it at once."),
        ),
    )


def password_changed(_: Phrasebook, facts: Facts) -> Letter:
    """What the holder hears after a change or a reset."""
    return Letter(
        subject=_("The password of your CarDesk account was changed"),
        paragraphs=(
            _("Hello {name},", name=facts["name"]),
            _("Your password was changed, and you were signed out everywhere else."),
            _("If it was not you, choose a new password now."),
        ),
        link_text=_("Choose a new password"),
        link=facts["link"],
    )


def _valid_once(_: Phrasebook) -> str:
    return _("The code is valid for 10 minutes and works once. CarDesk never asks for it by phone.")


def _welcome(_: Phrasebook, facts: Facts, *paragraphs: str) -> Letter:
    return Letter(
        subject=_("Welcome to CarDesk"),
        paragraphs=(_("Hello {name},", name=facts["name"]), *paragraphs),
        link_text=_("Your account"),
        link=facts["link"],
    )


def _company(facts: Facts) -> dict[str, str]:
    return {"company": facts["company"]}


LETTERS = {
    "confirm": confirm,
    "already_registered": already_registered,
    "welcome": welcome,
    "welcome_member": welcome_member,
    "reset": reset,
    "change_email": change_email,
    "email_changed": email_changed,
    "password_changed": password_changed,
}
