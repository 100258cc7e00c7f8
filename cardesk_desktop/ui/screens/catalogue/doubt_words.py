"""Doubts about the numbers of a product, as they are said below its fields."""

from __future__ import annotations

from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.operations.item_numbers import Doubt, NumberDoubt
from cardesk_desktop.ui.words import value


def doubt_words(_: Phrasebook, doubt: NumberDoubt) -> str:
    """What may be wrong with the number."""
    match doubt.doubt:
        case Doubt.CHECK_DIGIT:
            return _(
                "The last digit of {code} does not fit the others: it may be mistyped.", code=doubt.number
            )
        case Doubt.BARCODE_TAKEN:
            return _(
                "{name} has the barcode {code} too: a possible duplicate.",
                name=value(_, doubt.other),
                code=doubt.number,
            )
        case Doubt.SKU_TAKEN:
            return _("{name} has this SKU too.", name=value(_, doubt.other))
