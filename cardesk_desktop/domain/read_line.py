"""A line of writing as a reader found it in a picture: what it says, how surely, and where it stands."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ReadLine:
    """`certainty` is in per cent; the place is in pixels of the picture, from its upper left corner."""

    text: str
    certainty: int
    left: int
    top: int
    right: int
    bottom: int

    @property
    def height(self) -> int:
        """In pixels."""
        return self.bottom - self.top

    @property
    def width(self) -> int:
        """In pixels."""
        return self.right - self.left

    def is_beside(self, other: ReadLine) -> bool:
        """True when both stand in one row, tilted a little perhaps."""
        apart = abs(self.top + self.bottom - other.top - other.bottom)
        return apart < self.height + other.height and self.height < 3 * other.height
