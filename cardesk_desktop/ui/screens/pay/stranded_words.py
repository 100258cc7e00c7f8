"""What is said of money that was taken for something that was closed without it."""

from __future__ import annotations

from cardesk_desktop.domain.tender import Tender
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.ui import words
from cardesk_desktop.ui.screens.pay.memory import Stranded


def stranded_words(_: Phrasebook, stranded: Stranded) -> str:
    """What was taken for something that was then closed without it."""
    subject = stranded.subject
    taken = _.listed([_handed_over(_, part) for part in stranded.tenders])
    if subject.number:
        return _(
            "Invoice {number} was settled meanwhile. Taken here for it: {parts}. "
            "What is not on the invoice goes back to the client.",
            number=subject.number,
            parts=taken,
        )
    whose = subject.plate.text if subject.plate else subject.buyer_name
    if stranded.number:
        return _invoiced_elsewhere(_, stranded.number, whose, taken)
    if whose:
        return _(
            "The ticket of {whose} was closed meanwhile. Taken here for it: {parts}. "
            "What is not on its invoice goes back to the client.",
            whose=whose,
            parts=taken,
        )
    return _(
        "A ticket was closed meanwhile. Taken here for it: {parts}. "
        "What is not on its invoice goes back to the client.",
        parts=taken,
    )


def _invoiced_elsewhere(_: Phrasebook, number: str, whose: str, taken: str) -> str:
    if whose:
        return _(
            "The ticket of {whose} was invoiced elsewhere as {number}. Taken here for it: {parts}. "
            "What is not on that invoice goes back to the client.",
            whose=whose,
            number=number,
            parts=taken,
        )
    return _(
        "A ticket was invoiced elsewhere as {number}. Taken here for it: {parts}. "
        "What is not on that invoice goes back to the client.",
        number=number,
        parts=taken,
    )


def _handed_over(_: Phrasebook, part: Tender) -> str:
    """A part in words. Of cash it is all that was handed over: change is given when the sale is done."""
    way = words.tender(_, part.kind)
    return _.context("part of a payment", "{way} {amount}", way=way, amount=part.received)
