"""Some amounts of a list as they are read, so that a person sees a misread one before it is taken in."""

from __future__ import annotations

import re

from cardesk_desktop.domain.digits import latin_digits
from cardesk_desktop.domain.importing.fields import SIZE_PRICES, ImportField
from cardesk_desktop.domain.importing.report import ReadAmount
from cardesk_desktop.domain.money import Currency
from cardesk_desktop.operations.importing.cells import Cells, amount

_SHOWN = 3
_AMOUNTS = (ImportField.PRICE, *SIZE_PRICES, ImportField.COST)
# One group of three behind a single mark could be thousands or a fraction.
_EITHER = re.compile(r"[^.,]*\d[.,]\d{3}(?!\d)[^.,]*")


class Samples:
    """Keeps a few amounts: those first that other programs would read otherwise, then those with a mark."""

    def __init__(self, of: Currency) -> None:
        self._currency = of
        self._kept: list[list[ReadAmount]] = [[], [], []]

    def note(self, cells: Cells) -> None:
        """Look at the amounts of a row that can be taken."""
        for field in _AMOUNTS:
            text = cells.text(field)
            if text:
                kept = self._kept[_rank(text)]
                if len(kept) < _SHOWN:
                    kept.append(ReadAmount(cells.row.number, text, amount(text, self._currency)))

    def shown(self) -> tuple[ReadAmount, ...]:
        """The amounts to show, in the order of the rows."""
        chosen = [each for kept in self._kept for each in kept][:_SHOWN]
        return tuple(sorted(chosen, key=lambda each: each.row))


def _rank(text: str) -> int:
    digits = latin_digits(text)
    if _EITHER.fullmatch(digits):
        return 0
    return 1 if "." in digits or "," in digits else 2
