"""What is counted, word for word, in the language of whoever is asked."""

from __future__ import annotations

from cardesk_service.i18n import Phrasebook
from cardesk_wire.usage import UsageWords


def words(_: Phrasebook) -> UsageWords:
    """The sentences of `cardesk_wire.usage` in the language of the phrasebook."""
    return UsageWords(
        promise=_(
            "Nothing else is sent: no names, no plates, no amounts, no content. The service stores daily "
            "sums without saying whose they are, and shows a figure only when at least 20 companies are in "
            "it."
        ),
        counters={
            "sales": _("How many sales were made"),
            "refunds": _("How many refunds were made"),
            "prints": _("How many receipts were printed"),
            "visits": _("How many cars were taken in"),
            "cancellations": _("How many visits were cancelled"),
            "exports": _("How often a list was exported"),
            "imports": _("How often a list was imported"),
            "counts": _("How often stock was counted"),
            "undos": _("How often something was undone"),
        },
    )
