"""Version 1 of the privacy policy."""

from __future__ import annotations

from datetime import date

from cardesk_service.i18n import Phrasebook
from cardesk_service.web.policies.policy import Policy, Section


def _says(_: Phrasebook) -> tuple[Section, ...]:
    return (*_kept(_), *_of_company(_), *_shared(_), *_watched(_), *_yours(_), *_changed(_))


def _kept(_: Phrasebook) -> tuple[Section, ...]:
    return (
        Section(
            _("In short"),
            (
                _(
                    "CarDesk works on your own computers. An account is needed only to join registers and "
                    "to keep a second copy of the company's data. We keep what that needs, sell nothing, "
                    "show no advertisements and follow nobody."
                ),
            ),
        ),
        Section(
            _("What we keep about you"),
            (_("When you open an account, we keep:"),),
            (
                _("your name, your e-mail address and the language that you chose;"),
                _(
                    "your password as a salted hash (PBKDF2-SHA512, at least 210,000 iterations), from "
                    "which nobody can read it;"
                ),
                _("the companies that you belong to, and what you are to each;"),
                _(
                    "your sessions: when each began and when it was last used, but not from where or with "
                    "which device;"
                ),
                _(
                    "at which registers you were the last to sign in, and until they came, whom you invited "
                    "and which registers you let in;"
                ),
                _("the registers of the company: code, name, when they joined and were last used."),
            ),
        ),
    )


def _of_company(_: Phrasebook) -> tuple[Section, ...]:
    return (
        Section(
            _("What we keep for your company"),
            (
                _(
                    "What its registers share: products and services, clients and their vehicles, visits, "
                    "invoices, payments, stock, and photos. It belongs to the company. We keep it so that "
                    "its registers agree and nothing is lost when one of them breaks, and use it for "
                    "nothing else."
                ),
                _(
                    "What a register sends is also kept word for word for 30 days, in case something was "
                    "understood wrongly; after that only what it led to stays. When the company erases a "
                    "client, these words go at once."
                ),
                _(
                    "The company decides about the data of its own clients, and is whom they ask about it."
                    " We keep it on the company's behalf."
                ),
            ),
        ),
    )


def _shared(_: Phrasebook) -> tuple[Section, ...]:
    return (
        Section(
            _("Who else gets to see it"),
            (
                _(
                    "Whoever pays for a licence does that on a page of Stripe. Stripe learns the card "
                    "number; we never see it. Our e-mails go through a mail server."
                ),
                _(
                    "If your company agreed to have products recognised, each photo that is sent for that "
                    "goes to OpenRouter in the USA and from there to the provider of the model. It is sent "
                    "only if both promise to keep nothing and to learn nothing from it, and without a word "
                    "about whose it is. We keep no such photo. What was recognised we keep for one day; "
                    "which register asked when and what it cost, for 400 days. The company can switch this "
                    "off at any time."
                ),
                _(
                    "The photos that your registers share may lie with a storage provider instead of on our "
                    "own disks. It keeps them for us and may do nothing else with them."
                ),
                _("Nobody else gets anything, unless a law compels us."),
            ),
        ),
    )


def _watched(_: Phrasebook) -> tuple[Section, ...]:
    return (
        Section(
            _("Cookies, trackers and logs"),
            (
                _(
                    "One cookie holds your session. It is encrypted, closed to scripts, sent over HTTPS "
                    "only and ends after seven days. These pages have no scripts, no trackers, and load "
                    "nothing from elsewhere."
                ),
                _(
                    "Our logs name neither people nor addresses. To slow down whoever guesses passwords, "
                    "we count tries under a keyed hash of the network address, which is forgotten soon "
                    "after."
                ),
                _(
                    "Counts of how the program is used leave a register only if you switch that on there. "
                    "You see them word for word before, they name nobody, and you can switch them off "
                    "again."
                ),
            ),
        ),
        Section(
            _("E-mails"),
            (
                _(
                    "We write to you when something happens to your account: a code, the welcome, a "
                    "changed password or address, a register that joined, and when this policy changes. A "
                    "letter is emptied here as soon as it was sent. There is no newsletter."
                ),
            ),
        ),
    )


def _yours(_: Phrasebook) -> tuple[Section, ...]:
    return (
        Section(
            _("What you can do"),
            (),
            (
                _("See and correct what we know about you: on the pages of your account."),
                _("Take everything with you: on the page of your data, or on a register at any time."),
                _("Stop sharing: sign a register out. It works on, with its data on your own computer."),
                _("Have the account deleted; what you agreed to, you can take back at any time."),
                _("Complain to the data protection authority of your country."),
            ),
        ),
    )


def _changed(_: Phrasebook) -> tuple[Section, ...]:
    return (
        Section(
            _("Deletion, and what the law keeps"),
            (
                _(
                    "You ask for the deletion of your account with your password. For 30 days you can "
                    "change your mind by signing in. Then your name, address, password and sessions are "
                    "gone for good."
                ),
                _(
                    "A company with other owners goes on without you. One that has no owner left is closed"
                    " and its data deleted, apart from what tax law says must be kept: invoices, credit "
                    "notes, payments and what proves them. These stay, used for nothing else, until the "
                    "law no longer asks for them: counted from the end of the year, 7 years in the United "
                    "Arab Emirates, 6 in France, and up to 10 elsewhere."
                ),
            ),
        ),
        Section(
            _("Children"),
            (
                _(
                    "Accounts are for people who are 16 or older. We do not knowingly keep anything about "
                    "children."
                ),
            ),
        ),
        Section(
            _("When this policy changes"),
            (
                _(
                    "Everybody who has an account gets an e-mail before a new version applies. Earlier "
                    "versions stay readable here."
                ),
            ),
        ),
    )


POLICY = Policy("1", date(2026, 12, 1), _says)
