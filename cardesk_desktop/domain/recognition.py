"""A photo of a product that is asked about: what stands with the question, and what was seen.

What was seen is a suggestion. It becomes part of a product only field by field, by a person.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import TypeVar
from uuid import UUID

from cardesk_desktop.domain.barcode import is_mistyped
from cardesk_desktop.domain.catalogue import Category
from cardesk_desktop.domain.digits import latin_digits
from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.folding import fold
from cardesk_desktop.domain.tax import Tax, TaxCategory
from cardesk_desktop.domain.text import NAME_LIMIT, one_line

E = TypeVar("E", bound=StrEnum)
SHORT_LIMIT = 60
"""Characters of a brand or a category."""
MOST_CONFIDENCE = 100
_GTIN = (8, 12, 13, 14)
_SIZE = re.compile(r"\d{1,6}(\.\d{1,3})?")


class AskState(StrEnum):
    """How far a question has come."""

    WAITING = "waiting"
    """To be asked, now or when its time comes."""
    ANSWERED = "answered"
    """Somebody is to look at what was seen."""
    REFUSED = "refused"
    """This photo will not be recognised; `fault` says why."""


class SizeUnit(StrEnum):
    """In what the size of a product is said."""

    MILLILITRE = "ml"
    LITRE = "l"
    GRAM = "g"
    KILOGRAM = "kg"
    CENTIMETRE = "cm"
    METRE = "m"
    PIECE = "pcs"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What was seen on a photo; empty or None is what could not be seen.

    `size` is a decimal number as text (`0.5`) of `unit`, `confidence` 0 to 100.
    """

    name: str = ""
    brand: str = ""
    category: str = ""
    size: str = ""
    unit: SizeUnit | None = None
    barcode: str = ""
    tax: TaxCategory | None = None
    confidence: int = 0

    @property
    def is_empty(self) -> bool:
        """True when nothing was seen that could be taken over."""
        return not (self.name or self.brand or self.category or self.size or self.barcode)


@dataclass(frozen=True, slots=True)
class PhotoQuestion:
    """One photo that is asked about, under one identity however often it is asked.

    The photo is that of the product under `photo_sha256`, or `photo` itself where there is no product yet.
    """

    id: UUID
    asked_at: datetime
    language: str
    product_id: UUID | None = None
    photo_sha256: str = ""
    photo: bytes = field(default=b"", repr=False)
    state: AskState = AskState.WAITING
    suggestion: Suggestion | None = None
    fault: str = ""
    """Why it was not answered when it was last tried: a `Code`; empty while it was not tried."""
    tries: int = 0
    not_before: datetime | None = None


def checked(seen: Suggestion) -> Suggestion:
    """What may be shown of an answer: texts cleaned, and what does not hold left out.

    Raises Refused(RECOGNITION_ANSWER_UNREADABLE) for one that cannot have been meant: too long, or a
    confidence beyond 100.
    """
    if not 0 <= seen.confidence <= MOST_CONFIDENCE:
        raise Refused(Code.RECOGNITION_ANSWER_UNREADABLE)
    size = latin_digits(seen.size).strip()
    is_sized = _SIZE.fullmatch(size) is not None and size.strip("0.") != "" and seen.unit is not None
    return Suggestion(
        name=_text(seen.name, NAME_LIMIT),
        brand=_text(seen.brand, SHORT_LIMIT),
        category=_text(seen.category, SHORT_LIMIT),
        size=size if is_sized else "",
        unit=seen.unit if is_sized else None,
        barcode=_gtin(seen.barcode),
        tax=seen.tax,
        confidence=seen.confidence,
    )


def full_name(name: str, brand: str, size: str, unit: str) -> str:
    """As it stands on a price list: brand and size beside the name, where it does not name them already."""
    words = fold(name).split()
    parts = [name.strip()]
    if brand.strip() and not _within(fold(brand).split(), words):
        parts.insert(0, brand.strip())
    measure = " ".join(part for part in (size.strip(), unit.strip()) if part)
    if size.strip() and fold(measure).replace(" ", "") not in fold(name).replace(" ", ""):
        parts.append(measure)
    return " ".join(part for part in parts if part)


def meant_category(seen: str, categories: Iterable[Category]) -> Category | None:
    """The category of the company that bears this name in any language; None where none does."""
    wanted = fold(seen).strip()
    for category in categories:
        names = (category.names.main, *category.names.others.values())
        if wanted and any(fold(name).strip() == wanted for name in names):
            return category
    return None


def meant_tax(seen: TaxCategory | None, usual: Tax, rates: Iterable[Tax]) -> Tax | None:
    """The company's tax of this kind, its usual one before the others; None where it has none."""
    return next((tax for tax in (usual, *rates) if tax.category is seen), None)


def kept(seen: Suggestion) -> str:
    """As one text, to be kept until somebody has looked."""
    unit, tax = seen.unit and seen.unit.value, seen.tax and seen.tax.value
    values = [seen.name, seen.brand, seen.category, seen.size, unit, seen.barcode, tax, seen.confidence]
    return json.dumps(values, ensure_ascii=False)


def read_back(text: str) -> Suggestion | None:
    """What was kept; None for the empty text."""
    if not text:
        return None
    name, brand, category, size, unit, barcode, tax, confidence = json.loads(text)
    return Suggestion(
        name, brand, category, size, _one_of(SizeUnit, unit), barcode, _one_of(TaxCategory, tax), confidence
    )


def _one_of(kind: type[E], value: str | None) -> E | None:
    return None if value is None else kind(value)


def _text(text: str, limit: int) -> str:
    try:
        return one_line(text, field="name", limit=limit)
    except Refused as refusal:
        raise Refused(Code.RECOGNITION_ANSWER_UNREADABLE) from refusal


def _gtin(text: str) -> str:
    digits = "".join(latin_digits(text).split())
    is_whole = digits.isascii() and digits.isdigit() and len(digits) in _GTIN
    return digits if is_whole and not is_mistyped(digits) else ""


def _within(part: list[str], words: list[str]) -> bool:
    """Whether these words stand together among the others."""
    return any(words[at : at + len(part)] == part for at in range(len(words) - len(part) + 1))
