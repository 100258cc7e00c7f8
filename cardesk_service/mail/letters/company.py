"""Letters about a company: invitations, and registers that joined or changed hands."""

from __future__ import annotations

from cardesk_service.i18n import Phrasebook
from cardesk_service.mail.letter import Facts, Letter
from cardesk_service.mail.plain_name import plain_name


def invitation(_: Phrasebook, facts: Facts) -> Letter:
    """What somebody hears who is to become a member."""
    company = plain_name(facts["company"])
    return Letter(
        subject=_("{company} invites you to CarDesk", company=company)
        if company
        else _("You are invited to CarDesk"),
        paragraphs=(
            _("You are invited to work with {company} in CarDesk.", company=company)
            if company
            else _("You are invited to work with a company in CarDesk."),
            _(
                "Sign in with this e-mail address, or sign up with it and leave the company empty. The "
                "invitation then waits for you; it ends after 14 days."
            ),
        ),
        link_text=_("Accept the invitation"),
        link=facts["link"],
        closing=(_("If you do not know the company, ignore this e-mail."),),
    )


def register_joined(_: Phrasebook, facts: Facts) -> Letter:
    """What the owners hear when a register joins."""
    return Letter(
        subject=_("Register {code} joined {company}", code=facts["code"], company=facts["company"]),
        paragraphs=(
            _("The register {code} ({name}) can now read and write the data of {company}.", **facts),
            _("If none of you added it, revoke it in your account and change your password."),
        ),
        link_text=_("Your account"),
        link=facts["link"],
    )


def register_taken(_: Phrasebook, facts: Facts) -> Letter:
    """What the owners hear when somebody else than before signs in at a register."""
    return Letter(
        subject=_("Somebody else signed in at register {code}", code=facts["code"]),
        paragraphs=(
            _(
                "{person} signed in at the register {code} ({name}) of {company}. It was somebody else "
                "before.",
                **{name: facts[name] for name in ("person", "code", "name", "company")},
            ),
            _("If none of you did that, revoke the register in your account and change your password."),
        ),
        link_text=_("Your account"),
        link=facts["link"],
    )


LETTERS = {"invitation": invitation, "register_joined": register_joined, "register_taken": register_taken}
