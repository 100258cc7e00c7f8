"""Currencies, taxes, time, identity and a seal that tests can rely on."""

from __future__ import annotations

import hashlib
import hmac
import random
from datetime import UTC, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from cardesk_desktop.domain.ids import IdFactory
from cardesk_desktop.domain.money import Currency, Money, currency, divide_half_up
from cardesk_desktop.domain.tax import Rounding, Tax, TaxCategory, TaxMode

AED, EUR, KWD, JPY = currency("AED"), currency("EUR"), currency("KWD"), currency("JPY")
DUBAI = ZoneInfo("Asia/Dubai")
NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
"""A Monday, 13:30 in Dubai."""

UAE_MODE = TaxMode(prices_include_tax=True, rounding=Rounding.PER_LINE)
FRENCH_MODE = TaxMode(prices_include_tax=True, rounding=Rounding.PER_RATE)
UAE_VAT = Tax(TaxCategory.STANDARD, 500)
FRENCH_VAT = Tax(TaxCategory.STANDARD, 2_000)
ZERO_RATED = Tax(TaxCategory.ZERO_RATED)
EXEMPT = Tax(TaxCategory.EXEMPT, 0, "Local passenger transport")


class FixedClock:
    """A clock that stands still until it is told to move."""

    def __init__(self, at: datetime = NOW) -> None:
        self.at = at

    def now(self) -> datetime:
        """The instant it was set to."""
        return self.at

    def tick(self, seconds: float = 1) -> datetime:
        """Move on (or back) and tell the new time."""
        self.at += timedelta(seconds=seconds)
        return self.at


class RegisterSeal:
    """Signer and verifier in one, with a keyed hash in place of Ed25519."""

    def __init__(self, key: bytes = b"register R01") -> None:
        self._key = key

    def sign(self, message: bytes) -> bytes:
        """64 bytes that only this key makes."""
        return hmac.digest(self._key, message, hashlib.sha512)

    def is_signed(self, message: bytes, signature: bytes) -> bool:
        """True when this key signed the message."""
        return hmac.compare_digest(self.sign(message), signature)


def seeded_ids(seed: int = 0, clock: FixedClock | None = None) -> IdFactory:
    """The identity factory of the application, with chance that repeats."""
    return IdFactory(clock or FixedClock(), random.Random(seed).getrandbits)


def identity(name: str) -> UUID:
    """The same UUIDv7 for the same name, always."""
    chance = int.from_bytes(hashlib.sha256(name.encode()).digest()[:10], "big")
    stamp = int(NOW.timestamp() * 1000) << 80
    return UUID(int=stamp | 0x7 << 76 | chance >> 68 << 64 | 0b10 << 62 | chance & (1 << 62) - 1)


def amount(milli: int, of: Currency = AED) -> Money:
    """Thousandths of a major unit as money, rounded half-up where the currency has fewer decimals."""
    return Money(divide_half_up(milli * of.unit, 1000), of)
