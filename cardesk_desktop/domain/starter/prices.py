"""What things cost where: one price is known for every currency, all others are parts of it.

The one is a full wash of a saloon, tax included, as asked in the towns of the country in 2026. Parts are
rounded as shops round; an owner changes what does not fit.
"""

from __future__ import annotations

from collections.abc import Mapping

from cardesk_desktop.domain.money import Currency, Money

# Full wash of a saloon and the step that prices are rounded to, both in minor units.
_KNOWN: Mapping[str, tuple[int, int]] = {
    "AED": (70_00, 5_00),
    "SAR": (70_00, 5_00),
    "QAR": (70_00, 5_00),
    "KWD": (5_000, 250),
    "BHD": (5_000, 250),
    "OMR": (5_000, 250),
    "JOD": (10_000, 500),
    "EUR": (25_00, 50),
    "GBP": (22_00, 50),
    "CHF": (40_00, 1_00),
    "USD": (30_00, 1_00),
    "CAD": (40_00, 1_00),
    "AUD": (45_00, 1_00),
    "RUB": (1_500_00, 50_00),
    "KZT": (8_000_00, 500_00),
    "TRY": (700_00, 50_00),
    "EGP": (400_00, 25_00),
    "MAD": (100_00, 5_00),
    "DZD": (1_500_00, 50_00),
    "TND": (35_000, 1_000),
    "MXN": (300_00, 10_00),
    "COP": (45_000_00, 1_000_00),
    "CLP": (15_000, 500),
    "ARS": (25_000_00, 500_00),
    "INR": (600_00, 25_00),
    "JPY": (3_500, 100),
}
_PER_CENT = 100
_ANY = (25, 1)
"""Major units, where nothing is known of the currency."""


def price(of: Currency, per_cent: int) -> Money:
    """So many per cent of a full wash, rounded to the step of the currency and never nothing."""
    whole, step = _KNOWN.get(of.code, (_ANY[0] * of.unit, _ANY[1] * of.unit))
    steps = (2 * whole * per_cent + _PER_CENT * step) // (2 * _PER_CENT * step)
    return Money(max(1, steps) * step, of)
