"""What is said about a company's licence, as it stands in JSON. See `accounts`.

Selling on a register is never held up by any of it: not in the trial, not after it, not after a refund, not
offline. A register shows the state and how to buy, and does nothing else with it.
"""

from __future__ import annotations

from enum import StrEnum

import msgspec


class LicenceCode(StrEnum):
    """Why a licence cannot be bought."""

    ALREADY_LICENSED = "already_licensed"
    NOT_FOR_SALE = "not_for_sale"
    """This service was set up without a price."""
    SIGNATURE_WRONG = "signature_wrong"
    """A notice of a payment did not come from the payment provider, or is too old."""


class LicenceStatus(StrEnum):
    """How a company stands."""

    TRIAL = "trial"
    LICENSED = "licensed"
    REFUNDED = "refunded"
    """Paid once, and the money went back, by a refund or a lost dispute."""


class Offer(msgspec.Struct, frozen=True):
    """A payment that waits at Stripe: `url` is opened or shown as a QR code. `amount` is in minor units."""

    url: str
    amount: int
    currency: str
    expires_at: int


class LicenceState(msgspec.Struct, frozen=True):
    """How the company stands. `trial_ends_at` may be long past: nothing stops then.

    `price` is in minor units of `currency` (ISO 4217, small letters); 0 when nothing is for sale. `offer` is
    a payment that was begun and waits. `is_disputed` when the buyer's bank has asked for the money back.
    """

    status: LicenceStatus
    trial_ends_at: int
    paid_at: int | None
    price: int
    currency: str
    offer: Offer | None = None
    is_disputed: bool = False


class Accepted(msgspec.Struct, frozen=True):
    """A notice was taken in, now or before."""

    received: bool = True
