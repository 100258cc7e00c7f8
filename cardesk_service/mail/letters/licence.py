"""Letters about the licence of a company."""

from __future__ import annotations

from cardesk_service.i18n import Phrasebook
from cardesk_service.mail.letter import Facts, Letter


def paid_twice(_: Phrasebook, facts: Facts) -> Letter:
    """What the owners hear when their licence was paid again, on a page that had stayed open."""
    return Letter(
        subject=_("CarDesk was paid twice"),
        paragraphs=(
            _(
                "{company} already had its licence when a second payment of {amount} arrived.",
                company=facts["company"],
                amount=_.money(int(facts["amount"]), facts["currency"]),
            ),
            _("A licence is paid once. We send the second payment back; you need not do anything."),
        ),
        link_text=_("Your licence"),
        link=facts["link"],
    )


LETTERS = {"paid_twice": paid_twice}
