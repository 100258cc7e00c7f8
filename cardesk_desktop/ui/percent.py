"""Per cent as people type it: a discount, a tax rate."""

from __future__ import annotations

from cardesk_desktop.domain.money import Currency, Money

# A rate has two decimals, so that its minor units are basis points.
_RATE = Currency("XXX", 2)


def without_sign(text: str) -> str:
    """What was typed without the sign of per cent, Latin or Arabic."""
    return text.replace("%", "").replace("٪", "").strip()


def basis_points(text: str) -> int:
    """Basis points of per cent as typed: `5`, `12.5 %`; a minus is kept. Refuses as `Money.parse` does."""
    return Money.parse(without_sign(text), _RATE).minor
