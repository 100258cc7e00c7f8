"""One picture of a camera, as everything that reads pictures takes it."""

from __future__ import annotations

from dataclasses import dataclass

Corner = tuple[int, int]
"""A place in a frame: pixels from the left, pixels from the top."""


@dataclass(frozen=True, slots=True)
class Frame:
    """Four bytes for each pixel (blue, green, red, one unused), rows from the top, `stride` bytes apart."""

    pixels: bytes
    width: int
    height: int
    stride: int
