"""What comes back, believed only as far as it holds: read strictly, cleaned, and what is wrong left out."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from typing import Annotated

import msgspec

from cardesk_wire.recognition import Recognised, TaxKind, Unit

_LENGTHS = frozenset({8, 12, 13, 14})
"""Digits of GTIN-8, GTIN-12, GTIN-13 and GTIN-14."""
_SIZE = re.compile(r"\d{1,6}(\.\d{1,3})?")
_MILLION = 1_000_000
_NO_TEXT = frozenset({"Cf", "Cs", "Co", "Cn"})
_NAME, _SHORT = 120, 60
MOST_TOKENS, MOST_COST = 1_000_000_000, Decimal(1_000_000)
"""Of one question, in US dollars: more than that is nonsense, and no database has room for it."""


class Unreadable(Exception):
    """What came back is no answer to the question."""


class Failure(msgspec.Struct, frozen=True):
    """A fault in OpenRouter's words; it may come with status 200 too."""

    code: int | str | None = None


class _Message(msgspec.Struct, frozen=True):
    content: str | None = None
    refusal: str | None = None


class _Choice(msgspec.Struct, frozen=True):
    message: _Message | None = None
    finish_reason: str | None = None

    @property
    def is_declined(self) -> bool:
        """Whether the model, or who guards it, did not want to answer."""
        is_refused = self.message is not None and bool(self.message.refusal)
        return is_refused or self.finish_reason == "content_filter"

    @property
    def content(self) -> str:
        """What was written, if it was written to its end."""
        if self.message is None or self.finish_reason != "stop":
            return ""
        return self.message.content or ""


class _Usage(msgspec.Struct, frozen=True):
    total_tokens: int | float | None = None
    cost: Decimal | None = None


class Reply(msgspec.Struct, frozen=True):
    """The body of an answer, as far as we look at it."""

    choices: list[_Choice] | None = None
    usage: _Usage | None = None
    error: Failure | None = None

    @property
    def is_declined(self) -> bool:
        """Whether the model, or who guards it, did not want to answer."""
        return any(each.is_declined for each in self.choices or ())

    @property
    def is_broken_off(self) -> bool:
        """Whether the provider failed while the model was answering."""
        return any(each.finish_reason == "error" for each in self.choices or ())

    @property
    def content(self) -> str:
        """What the model wrote to its end; empty when it was cut off or wrote nothing."""
        return next((each.content for each in self.choices or () if each.content), "")

    @property
    def tokens(self) -> int:
        """How many tokens were used; 0 when it was not said."""
        tokens = self.usage.total_tokens if self.usage is not None else None
        return min(max(0, int(tokens or 0)), MOST_TOKENS)

    @property
    def cost_micros(self) -> int:
        """What it cost in millionths of a US dollar; 0 when it was not said."""
        cost = self.usage.cost if self.usage is not None else None
        if cost is None or not cost.is_finite():
            return 0
        return int(min(max(cost, Decimal(0)), MOST_COST) * _MILLION)


class _Product(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: str | None
    brand: str | None
    category: str | None
    size: str | None
    unit: Unit | None
    barcode: str | None
    tax: TaxKind | None
    confidence: Annotated[int, msgspec.Meta(ge=0, le=100)]


def reply(body: bytes) -> Reply:
    """The answer in its envelope. Raises Unreadable."""
    try:
        return msgspec.json.decode(body, type=Reply)
    except (msgspec.MsgspecError, RecursionError) as error:
        raise Unreadable from error


def recognised(content: str) -> Recognised:
    """What was recognised, from the JSON that the model wrote. Raises Unreadable.

    A barcode with a wrong check digit and a size that is no number are left out rather than believed.
    """
    try:
        product = msgspec.json.decode(content.encode("utf-8", "surrogatepass"), type=_Product)
    except (msgspec.MsgspecError, RecursionError) as error:
        raise Unreadable from error
    size = (product.size or "").strip()
    is_sized = _SIZE.fullmatch(size) is not None and product.unit is not None and Decimal(size) > 0
    return Recognised(
        name=_clean(product.name, _NAME),
        brand=_clean(product.brand, _SHORT),
        category=_clean(product.category, _SHORT),
        size=size if is_sized else "",
        unit=product.unit if is_sized else None,
        barcode=_barcode(product.barcode or ""),
        tax=product.tax,
        confidence=product.confidence,
    )


def _clean(text: str | None, most: int) -> str:
    """One line of plain text: no controls, no marks of direction, no runs of spaces."""
    normal = unicodedata.normalize("NFC", text or "")
    kinds = ((each, unicodedata.category(each)) for each in normal)
    plain = (" " if kind == "Cc" else each for each, kind in kinds if kind not in _NO_TEXT)
    return " ".join("".join(plain).split())[:most].strip()


def _barcode(text: str) -> str:
    digits = text.replace(" ", "")
    if not (digits.isascii() and digits.isdigit() and len(digits) in _LENGTHS):
        return ""
    # From the right, digits weigh 3 and 1 in turn, the check digit itself 1.
    total = sum(int(digit) * (1 + place % 2 * 2) for place, digit in enumerate(reversed(digits)))
    return "" if total % 10 else digits
