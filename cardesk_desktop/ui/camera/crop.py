"""The part of a picture that is kept: moved, and pulled at its corners. In pixels of the picture."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum

LEAST = 64
"""No side is cut shorter than this; a smaller picture stays whole."""


class Handle(Enum):
    """What is pulled: (left or right, top or bottom), each 0 or 1, or the whole of it."""

    TOP_LEFT = (0, 0)
    TOP_RIGHT = (1, 0)
    BOTTOM_RIGHT = (1, 1)
    BOTTOM_LEFT = (0, 1)
    WHOLE = (2, 2)


@dataclass(frozen=True, slots=True)
class Crop:
    """From `left`, `top` up to `right`, `bottom`, inside a picture of `width` by `height`."""

    width: int
    height: int
    left: int
    top: int
    right: int
    bottom: int

    @staticmethod
    def whole(width: int, height: int) -> Crop:
        """Nothing is cut off."""
        return Crop(width, height, 0, 0, width, height)

    @property
    def is_whole(self) -> bool:
        """True when nothing is cut off."""
        return self == Crop.whole(self.width, self.height)

    def square(self) -> Crop:
        """The largest square in the middle of what is kept."""
        side = min(self.right - self.left, self.bottom - self.top)
        left = self.left + (self.right - self.left - side) // 2
        top = self.top + (self.bottom - self.top - side) // 2
        return replace(self, left=left, top=top, right=left + side, bottom=top + side)

    def pulled(self, handle: Handle, x: int, y: int) -> Crop:
        """A handle is pulled by so many pixels, as far as the picture and `LEAST` let it."""
        if handle is Handle.WHOLE:
            across = max(-self.left, min(x, self.width - self.right))
            down = max(-self.top, min(y, self.height - self.bottom))
            return replace(
                self,
                left=self.left + across,
                right=self.right + across,
                top=self.top + down,
                bottom=self.bottom + down,
            )
        at_right, at_bottom = handle.value
        left, right = _pulled(self.left, self.right, self.width, x, is_end=bool(at_right))
        top, bottom = _pulled(self.top, self.bottom, self.height, y, is_end=bool(at_bottom))
        return replace(self, left=left, right=right, top=top, bottom=bottom)


def _pulled(start: int, end: int, size: int, by: int, *, is_end: bool) -> tuple[int, int]:
    least = min(LEAST, size)
    if is_end:
        return start, max(start + least, min(size, end + by))
    return min(end - least, max(0, start + by)), end
