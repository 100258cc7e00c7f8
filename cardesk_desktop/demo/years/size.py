"""How large the company is to become."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Size:
    """How much there is at the end. `bestsellers` of the products are what most people buy."""

    products: int
    bestsellers: int
    clients: int
    vehicles: int
    days: int
    visits_a_day: int


LARGE = Size(
    products=100_000,
    bestsellers=400,
    clients=50_000,
    vehicles=60_000,
    days=5 * 365 + 1,
    visits_a_day=60,
)
"""Five years of sixty cars a day."""
