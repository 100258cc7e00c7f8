"""What a picture looks like, in 192 bits: where it gets lighter, and its colours by place.

Two pictures of one thing differ in few of the bits, however large they are and however bright. 128 of them
say of each place of a grid whether it is lighter than its neighbour (the "difference hash"), 64 give the
colour of each sixteenth of the picture in steps of four.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

GRID = 8
COLOUR_GRID = 4
BITS = 2 * GRID * GRID + 4 * COLOUR_GRID * COLOUR_GRID
_BAND_BITS = 8
BANDS = 2 * GRID * GRID // _BAND_BITS
"""Pieces of the first 128 bits: two looks that have none of them in common are not compared at all."""
FAR = 56
"""Bits from which two pictures are not alike; of any two, about half differ."""


@dataclass(frozen=True, slots=True)
class Look:
    """The bits, as one number."""

    bits: int

    @classmethod
    def of(cls, across: Sequence[int], down: Sequence[int], blue: Sequence[int], red: Sequence[int]) -> Look:
        """From brightness: rows of nine for `across`, nine rows of eight for `down`; and from two colours.

        All are 0 to 255; the colours (Cb, Cr) are those of the coarse grid, row by row.
        """
        bits = 0
        for row in range(GRID):
            for column in range(GRID):
                at = row * (GRID + 1) + column
                bits = bits << 1 | (across[at] < across[at + 1])
        for at in range(GRID * GRID):
            bits = bits << 1 | (down[at] < down[at + GRID])
        for colour in (*blue, *red):
            # In Gray code, so that the next colour is one bit away.
            step = colour >> 6
            bits = bits << 2 | (step ^ step >> 1)
        return cls(bits)

    @classmethod
    def from_bytes(cls, kept: bytes) -> Look:
        """As `to_bytes` wrote it."""
        return cls(int.from_bytes(kept, "big"))

    def to_bytes(self) -> bytes:
        """To be kept."""
        return self.bits.to_bytes(BITS // 8, "big")

    def distance(self, other: Look) -> int:
        """Bits that differ."""
        return (self.bits ^ other.bits).bit_count()

    def bands(self) -> tuple[int, ...]:
        """The pieces by which alike looks are found: each with its place, as one number."""
        kept = self.to_bytes()
        return tuple(place << _BAND_BITS | kept[place] for place in range(BANDS))


@dataclass(frozen=True, slots=True)
class Lesson:
    """What a register was taught about one product at one time: how it looks, and the words on it."""

    product_id: UUID
    learnt_at: datetime
    looks: tuple[Look, ...]
    words: tuple[str, ...]


def alike(distance: int) -> int:
    """How alike two looks are, in per cent; 0 for those that are not."""
    return max(0, 100 * (FAR - distance) // FAR)
