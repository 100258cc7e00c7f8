"""A pencil on a square of 256 units. It draws large and scales down, which makes every edge smooth."""

from __future__ import annotations

import io
import math
from collections.abc import Sequence

from PIL import Image, ImageDraw

SIDE = 256
_LARGER = 3

Point = tuple[float, float]


class Pencil:
    """Draws flat shapes on a transparent square. Coordinates are units from the top left corner."""

    def __init__(self) -> None:
        self._image = Image.new("RGBA", (SIDE * _LARGER, SIDE * _LARGER), (0, 0, 0, 0))
        self._draw = ImageDraw.Draw(self._image)

    def box(self, left: float, top: float, right: float, bottom: float, fill: str, radius: float = 0) -> None:
        """A rectangle, with round corners where a radius is given."""
        self._draw.rounded_rectangle(self._at(left, top, right, bottom), radius * _LARGER, fill)

    def oval(self, left: float, top: float, right: float, bottom: float, fill: str) -> None:
        """An ellipse that fills a rectangle."""
        self._draw.ellipse(self._at(left, top, right, bottom), fill)

    def disc(self, x: float, y: float, radius: float, fill: str) -> None:
        """A circle around a point."""
        self.oval(x - radius, y - radius, x + radius, y + radius, fill)

    def form(self, points: Sequence[Point], fill: str) -> None:
        """A polygon."""
        self._draw.polygon([(x * _LARGER, y * _LARGER) for x, y in points], fill)

    def blob(self, points: Sequence[Point], fill: str) -> None:
        """A closed form with soft corners: its edge runs through the middle of every side."""
        self.form(rounded(points), fill)

    def line(self, points: Sequence[Point], fill: str, width: float) -> None:
        """A line with round joints and ends."""
        scaled = [(x * _LARGER, y * _LARGER) for x, y in points]
        self._draw.line(scaled, fill, round(width * _LARGER), joint="curve")
        for x, y in points:
            self.disc(x, y, width / 2, fill)

    def arc(
        self, x: float, y: float, radius: float, turns: tuple[float, float], fill: str, width: float
    ) -> None:
        """A part of a circle, from one angle to another in degrees, clockwise from three o'clock."""
        start, end = turns
        steps = [math.radians(start + (end - start) * step / 24) for step in range(25)]
        self.line([(x + radius * math.cos(turn), y + radius * math.sin(turn)) for turn in steps], fill, width)

    def shadow(self, left: float, right: float, y: float = 232) -> None:
        """What a thing throws on the ground it stands on; draw it first."""
        self.oval(left, y - 9, right, y + 9, "#10202C22")

    def png(self) -> bytes:
        """The picture in its own size, with few colours and a smooth edge."""
        small = self._image.reduce(_LARGER)
        file = io.BytesIO()
        small.quantize(128, Image.Quantize.FASTOCTREE).save(file, "PNG", compress_level=9)
        return file.getvalue()

    @staticmethod
    def _at(left: float, top: float, right: float, bottom: float) -> tuple[float, float, float, float]:
        return left * _LARGER, top * _LARGER, right * _LARGER, bottom * _LARGER


def bent(start: Point, over: Point, end: Point, steps: int = 12) -> list[Point]:
    """A curve from start to end, drawn towards a third point (quadratic Bézier); the end is left out."""
    (x0, y0), (x1, y1), (x2, y2) = start, over, end
    curve: list[Point] = []
    for step in range(steps):
        t = step / steps
        a, b, c = (1 - t) ** 2, 2 * (1 - t) * t, t * t
        curve.append((a * x0 + b * x1 + c * x2, a * y0 + b * y1 + c * y2))
    return curve


def rounded(points: Sequence[Point]) -> list[Point]:
    """The same polygon with every corner turned into a curve, from the middle of one side to the next."""
    curve: list[Point] = []
    for place, corner in enumerate(points):
        before, after = points[place - 1], points[(place + 1) % len(points)]
        curve += bent(_middle(before, corner), corner, _middle(corner, after))
    return curve


def _middle(one: Point, other: Point) -> Point:
    return (one[0] + other[0]) / 2, (one[1] + other[1]) / 2
