"""What is said about recognising a product on a photo, as it stands in JSON. See `accounts`.

The photo goes along as the body of a request, as WebP; it is kept nowhere: not by the service, and not by who
recognises. Nothing is sent while the company did not agree, nor where no one who recognises promises that.
"""

from __future__ import annotations

from enum import StrEnum

import msgspec

PHOTO_TYPE = "image/webp"
MOST_BYTES = 1_500_000
"""Bytes of a photo: more than 1,280 pixels on its longer side take as WebP."""
MOST_PIXELS = 1280
"""Pixels of its longer side."""


class RecognitionCode(StrEnum):
    """Why a photo was not recognised."""

    NOT_OFFERED = "recognition_not_offered"
    """This service was set up without one who recognises."""
    NOT_AGREED = "recognition_not_agreed"
    """Nobody who may has agreed for the company yet."""
    SWITCHED_OFF = "recognition_switched_off"
    """The company's owner does not want it."""
    QUOTA_SPENT = "recognition_quota_spent"
    """As much as a company has in 24 hours; `retry_after_s` says when there is more."""
    PRIVACY_UNMET = "recognition_privacy_unmet"
    """Nobody promises now to keep nothing: the photo was not sent."""
    AWAY = "recognition_away"
    """Who recognises does not answer, or not now; `retry_after_s` says when to ask again."""
    PHOTO_UNREADABLE = "recognition_photo_unreadable"
    PHOTO_DECLINED = "recognition_photo_declined"
    """Who recognises does not want to look at it."""
    ANSWER_UNREADABLE = "recognition_answer_unreadable"
    """The answer was none that can be shown."""


class Agreement(StrEnum):
    """What the company says to it."""

    NOT_ASKED = "not_asked"
    AGREED = "agreed"
    SWITCHED_OFF = "switched_off"


class Unit(StrEnum):
    """In what the size of a product is said."""

    MILLILITRE = "ml"
    LITRE = "l"
    GRAM = "g"
    KILOGRAM = "kg"
    CENTIMETRE = "cm"
    METRE = "m"
    PIECE = "pcs"


class TaxKind(StrEnum):
    """The usual tax of such a product, by its code in UNCL5305."""

    STANDARD = "S"
    ZERO = "Z"
    EXEMPT = "E"


class RecognitionState(msgspec.Struct, frozen=True):
    """Whether photos can be recognised for this company, and how many more within 24 hours."""

    is_offered: bool
    agreement: Agreement
    left: int
    model: str
    provider: str


class Agree(msgspec.Struct, frozen=True):
    """An owner's or a manager's word for the company."""

    is_agreed: bool


class Recognised(msgspec.Struct, frozen=True):
    """What is seen on a photo, to be confirmed by a person. Empty or None is what could not be seen.

    Texts are in the language that was asked for. `size` is a decimal number as text (`0.5`), `barcode` 8, 12,
    13 or 14 digits with a right check digit (GS1 General Specifications, 7.9), `confidence` 0 to 100.
    """

    name: str
    brand: str
    category: str
    size: str
    unit: Unit | None
    barcode: str
    tax: TaxKind | None
    confidence: int
