"""Sheets of barcode labels: which there are, and what stands on them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

MOST_LABELS = 5_000
"""In one file; more would take a printer all day."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """Labels on a page, in millimetres: the page, the grid, one label, and where the first one stands."""

    page: tuple[float, float]
    columns: int
    rows: int
    label: tuple[float, float]
    first: tuple[float, float] = (0, 0)
    pitch_across: float = 0
    """From one label to the next; 0 where they touch."""

    @property
    def count(self) -> int:
        """How many labels a page has."""
        return self.columns * self.rows


_A4 = (210.0, 297.0)


class LabelFormat(Enum):
    """The sheets and rolls that shops sell."""

    A4_3_BY_8 = Sheet(_A4, 3, 8, (70, 37), first=(0, 0.5))
    A4_4_BY_10 = Sheet(_A4, 4, 10, (52.5, 29.7))
    A4_5_BY_13 = Sheet(_A4, 5, 13, (38.1, 21.2), first=(4.75, 10.7), pitch_across=40.6)
    ROLL_50_BY_30 = Sheet((50, 30), 1, 1, (50, 30))


@dataclass(frozen=True, slots=True)
class Label:
    """What one label says; `price` is written out with its currency."""

    name: str
    price: str
    barcode: str
