"""Every step of the set-up, in its order."""

from __future__ import annotations

from cardesk_desktop.operations.founding_draft import Way
from cardesk_desktop.ui.setup.step import Step
from cardesk_desktop.ui.setup.steps.arriving import ArrivingStep
from cardesk_desktop.ui.setup.steps.beginning import BeginningStep
from cardesk_desktop.ui.setup.steps.company import CompanyStep
from cardesk_desktop.ui.setup.steps.country import CountryStep
from cardesk_desktop.ui.setup.steps.joining import JoiningStep
from cardesk_desktop.ui.setup.steps.language import LanguageStep
from cardesk_desktop.ui.setup.steps.owner import OwnerStep
from cardesk_desktop.ui.setup.steps.recovery import RecoveryStep
from cardesk_desktop.ui.setup.steps.register import RegisterStep
from cardesk_desktop.ui.setup.steps.taxes import TaxesStep

_LANGUAGE = Step(
    "language",
    "languages",
    lambda _: _("Language"),
    lambda _: _("Which language do you speak?"),
    lambda _: _("You can change it at any time. Invoices have a language of their own."),
    LanguageStep,
)
_RECOVERY = Step(
    "recovery",
    "key-round",
    lambda _: _("Recovery code"),
    lambda _: _("Your recovery code"),
    lambda _: _(
        "Your data are encrypted. If this computer forgets the key, only this code opens them: "
        "print it or write it down now, it is shown only once."
    ),
    RecoveryStep,
)

FOUNDING = (
    _LANGUAGE,
    Step(
        "country",
        "map-pin",
        lambda _: _("Country"),
        lambda _: _("Where is your car wash?"),
        lambda _: _("The country sets the currency, the taxes and what invoices have to show."),
        CountryStep,
    ),
    Step(
        "company",
        "building-2",
        lambda _: _("Your company"),
        lambda _: _("What is your car wash called?"),
        lambda _: _("This appears on every invoice. Only the name is needed now."),
        CompanyStep,
    ),
    Step(
        "taxes",
        "percent",
        lambda _: _("Money and taxes"),
        lambda _: _("Which money and taxes do you use?"),
        lambda _: _("These are the usual ones in your country. Check them; your tax adviser knows the rest."),
        TaxesStep,
    ),
    Step(
        "register",
        "monitor",
        lambda _: _("This register"),
        lambda _: _("What is this register called?"),
        lambda _: _("This computer numbers its own invoices, so that it never waits for another one."),
        RegisterStep,
    ),
    Step(
        "owner",
        "user",
        lambda _: _("Owner"),
        lambda _: _("Who are you?"),
        lambda _: _("The owner may do everything. You open the till with your PIN."),
        OwnerStep,
    ),
    _RECOVERY,
    Step(
        "beginning",
        "play",
        lambda _: _("Open the shop"),
        lambda _: _("How would you like to begin?"),
        lambda _: _("Everything can be changed and added to later."),
        BeginningStep,
    ),
)
"""The owner's PIN is asked before the code is shown, and the shop is founded at the very end."""

JOINING = (
    _LANGUAGE,
    Step(
        "joining",
        "link",
        lambda _: _("Join the shop"),
        lambda _: _("How does this register join?"),
        lambda _: _(
            "Sign in with the account of the shop, or let a register that has joined approve this one."
        ),
        JoiningStep,
    ),
    _RECOVERY,
    Step(
        "arriving",
        "cloud-download",
        lambda _: _("The shop arrives"),
        lambda _: _("Your shop arrives on this computer"),
        lambda _: _("Staff, services, products, clients and cars: all as at the other registers."),
        ArrivingStep,
    ),
)
"""The register joins before the code is shown: the company arrives while somebody writes it down."""

STEPS_OF = {Way.FOUND: FOUNDING, Way.JOIN: JOINING}
