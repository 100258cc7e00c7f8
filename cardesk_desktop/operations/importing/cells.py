"""The cells of one row by what they mean; what cannot be read says which column is at fault."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from cardesk_desktop.documents.sheets.reading.sheet import IncomingRow
from cardesk_desktop.domain.digits import latin_digits
from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.importing.fields import ImportField
from cardesk_desktop.domain.importing.report import ImportPlan, RowRefusal
from cardesk_desktop.domain.money import Currency, Money
from cardesk_desktop.domain.quantity import MAX_MILLI, Quantity
from cardesk_desktop.written_money import without_currency

T = TypeVar("T")


class RowFault(Exception):
    """A row that cannot be taken; caught where the rows are counted."""

    def __init__(self, column: ImportField | None, text: str, refused: Refused) -> None:
        super().__init__(refused.code.value)
        self._column, self._text, self._refused = column, text, refused

    def at(self, row: int) -> RowRefusal:
        """The refusal for the report."""
        return RowRefusal(row, self._column, self._text, self._refused.code, self._refused.params)


@dataclass(frozen=True, slots=True)
class Cells:
    """A row read by a plan. A field without a column, or with an empty cell, is not there."""

    plan: ImportPlan
    row: IncomingRow

    def text(self, of: ImportField) -> str:
        """The cell of a field; empty where there is none."""
        column = self.plan.columns.get(of)
        return self.row.cell(column) if column is not None else ""

    def read(self, of: ImportField, reading: Callable[[str], T]) -> T:
        """The cell as `reading` understands it; what it refuses becomes the row's fault."""
        text = self.text(of)
        try:
            return reading(text)
        except Refused as refused:
            raise RowFault(of, text, refused) from refused

    def maybe(self, of: ImportField, reading: Callable[[str], T]) -> T | None:
        """As `read`, or None where the field is not there."""
        return self.read(of, reading) if self.text(of) else None


def amount(text: str, of: Currency) -> Money:
    """A price as other programs write it: with its currency, or with more zeros than the currency has.

    What a mark parts is for `Money.parse` to say: idle zeros go only where it finds too many decimals.
    Refuses as `without_currency` and `Money.parse` do, and with AMOUNT_NEGATIVE.
    """
    bare = without_currency(text, of).rstrip(".,") or text
    try:
        read = Money.parse(bare, of)
    except Refused as refused:
        if refused.code is not Code.TOO_MANY_DECIMALS:
            raise
        read = Money.parse(_without_idle_zeros(bare, of.exponent), of)
    if read.minor < 0:
        raise Refused(Code.AMOUNT_NEGATIVE)
    return read


def _without_idle_zeros(text: str, exponent: int) -> str:
    kept = max(text.rfind("."), text.rfind(","), text.rfind("\u066b")) + 1 + exponent
    return (text[:kept] + text[kept:].rstrip("0\u0660\u06f0")).rstrip(".,\u066b")


def at_least_zero(text: str) -> int:
    """A quantity in thousandths, zero among them. Refuses as `Quantity.parse` does."""
    if not latin_digits(text).strip("0., "):
        return 0
    return min(Quantity.parse(text).milli, MAX_MILLI)


def minutes(text: str) -> int:
    """How long work takes, as `45` or `1:30`. Refuses with QUANTITY_UNREADABLE."""
    clean = latin_digits(text).strip()
    hours, colon, rest = clean.partition(":")
    parts = (hours, rest) if colon else ("0", clean)
    if not all(part.isascii() and part.isdigit() and len(part) <= 4 for part in parts):
        raise Refused(Code.QUANTITY_UNREADABLE)
    return int(parts[0]) * 60 + int(parts[1])
