"""The company's sign: the sun (shams) over a wave."""

from __future__ import annotations

import math

from cardesk_desktop.demo.pictures.palette import PAPER
from cardesk_desktop.demo.pictures.pencil import SIDE, Pencil

_TEAL, _GOLD, _WATER = "#0B6B75", "#F5CF45", "#2AA5B5"


def draw_logo() -> bytes:
    """A PNG of 256 by 256 with round corners."""
    pencil = Pencil()
    pencil.box(0, 0, SIDE, SIDE, _TEAL, 56)
    for step in range(9):
        turn = math.radians(22.5 * step + 180)
        ends = [(128 + far * math.cos(turn), 142 + far * math.sin(turn)) for far in (74, 96)]
        pencil.line(ends, _GOLD, 13)
    pencil.disc(128, 142, 56, _GOLD)
    pencil.box(30, 146, 226, 214, _TEAL)
    for y, shade in ((160, PAPER), (190, _WATER)):
        points = [(44 + 7 * step, y - 9 * math.sin(step * math.pi / 6)) for step in range(25)]
        pencil.line(points, shade, 13)
    return pencil.png()
