"""The letter about a change of the privacy policy."""

from __future__ import annotations

from datetime import date

from cardesk_service.i18n import Phrasebook
from cardesk_service.mail.letter import Facts, Letter


def policy_changed(_: Phrasebook, facts: Facts) -> Letter:
    """What everybody who has an account hears before a change takes effect."""
    return Letter(
        subject=_("The privacy policy of CarDesk changes"),
        paragraphs=(
            _("Hello {name},", name=facts["name"]),
            _(
                "From {day} on a new privacy policy applies to your account.",
                day=_.date(date.fromisoformat(facts["effective"])),
            ),
            _("If you do not agree, you can export your data and delete your account before that day."),
        ),
        link_text=_("Read the policy"),
        link=facts["link"],
    )


LETTERS = {"policy_changed": policy_changed}
