"""Letters about the end of an account, and of companies that end with it."""

from __future__ import annotations

from datetime import date

from cardesk_service.i18n import Phrasebook
from cardesk_service.mail.letter import Facts, Letter


def deletion_asked(_: Phrasebook, facts: Facts) -> Letter:
    """What the holder hears who asked for the end of her account, or of whose account somebody did."""
    return Letter(
        subject=_("Your CarDesk account will be deleted on {day}", day=_day(_, facts["due"])),
        paragraphs=(
            _("Hello {name},", name=facts["name"]),
            _(
                "You asked us to delete your account. You were signed out everywhere. Until {day} you can "
                "sign in and keep it; after that your data is deleted for good.",
                day=_day(_, facts["due"]),
            ),
            *_closing(_, facts),
        ),
        link_text=_("Keep my account"),
        link=facts["link"],
        closing=(
            _("If it was not you, sign in now, keep the account and choose a new password."),
            _("Registers go on selling without an account, and what is on them stays on them."),
        ),
    )


def deletion_withdrawn(_: Phrasebook, facts: Facts) -> Letter:
    """What the holder hears who thought better of it."""
    return Letter(
        subject=_("Your CarDesk account stays"),
        paragraphs=(
            _("Hello {name},", name=facts["name"]),
            _("Your account will not be deleted. Everything is as it was; sign in again on your registers."),
        ),
        link_text=_("Your account"),
        link=facts["link"],
    )


def account_deleted(_: Phrasebook, facts: Facts) -> Letter:
    """The last letter to an address."""
    return Letter(
        subject=_("Your CarDesk account was deleted"),
        paragraphs=(
            _("Hello {name},", name=facts["name"]),
            _(
                "Your account and everything we knew about you has been deleted. Backups that still "
                "hold it are replaced over time."
            ),
            *_closed(_, facts),
            _("Thank you for having been with us."),
        ),
    )


def company_closing(_: Phrasebook, facts: Facts) -> Letter:
    """What the other members of a company hear whose last owner leaves."""
    return Letter(
        subject=_(
            "{company} will leave CarDesk on {day}", company=facts["company"], day=_day(_, facts["due"])
        ),
        paragraphs=(
            _("Hello {name},", name=facts["name"]),
            _(
                "The last owner of {company} asked us to delete their account. On {day} the shared data "
                "of the company is deleted too. Your own account stays.",
                company=facts["company"],
                day=_day(_, facts["due"]),
            ),
            _("If the company should go on, ask the owner to make somebody else an owner before that day."),
        ),
    )


def company_stays(_: Phrasebook, facts: Facts) -> Letter:
    """What they hear when an owner thought better of it, or somebody else is one now."""
    return Letter(
        subject=_("{company} stays with CarDesk", company=facts["company"]),
        paragraphs=(
            _("Hello {name},", name=facts["name"]),
            _(
                "{company} keeps an owner after all. Nothing of the company is deleted.",
                company=facts["company"],
            ),
        ),
    )


def _closing(_: Phrasebook, facts: Facts) -> tuple[str, ...]:
    if not facts["company"]:
        return ()
    return (
        _(
            "You are the only owner of: {company}. The shared data goes with your account. Only invoices and "
            "the other records that tax law asks for are kept, until {day}, and nobody uses them for "
            "anything else.",
            company=facts["company"],
            day=_day(_, facts["kept_until"]),
        ),
    )


def _closed(_: Phrasebook, facts: Facts) -> tuple[str, ...]:
    if not facts["company"]:
        return ()
    return (
        _(
            "You were the only owner of: {company}. The shared data went with your account. Only invoices "
            "and the other records that tax law asks for are kept, until {day}, and nobody uses them for "
            "anything else.",
            company=facts["company"],
            day=_day(_, facts["kept_until"]),
        ),
    )


def _day(_: Phrasebook, day: str) -> str:
    return _.date(date.fromisoformat(day))


LETTERS = {
    "deletion_asked": deletion_asked,
    "deletion_withdrawn": deletion_withdrawn,
    "account_deleted": account_deleted,
    "company_closing": company_closing,
    "company_stays": company_stays,
}
