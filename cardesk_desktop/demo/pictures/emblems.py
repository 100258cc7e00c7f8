"""The signs on labels."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping

from cardesk_desktop.demo.pictures.palette import PAPER
from cardesk_desktop.demo.pictures.pencil import Pencil, bent
from cardesk_desktop.demo.pictures.picture import Emblem

Stamp = Callable[[Pencil, float, float, float, str], None]


def stamp(pencil: Pencil, emblem: Emblem, x: float, y: float, size: float, fill: str) -> None:
    """Draw a sign around a point; `size` is half its height."""
    _STAMPS[emblem](pencil, x, y, size, fill)


def _drop(pencil: Pencil, x: float, y: float, size: float, fill: str) -> None:
    pencil.form([(x, y - size), (x + size * 0.55, y + size * 0.1), (x - size * 0.55, y + size * 0.1)], fill)
    pencil.disc(x, y + size * 0.34, size * 0.62, fill)


def _star(pencil: Pencil, x: float, y: float, size: float, fill: str) -> None:
    corners = []
    for step in range(8):
        reach = size if step % 2 == 0 else size * 0.36
        turn = math.radians(45 * step - 90)
        corners.append((x + reach * math.cos(turn), y + reach * math.sin(turn)))
    pencil.form(corners, fill)


def _leaf(pencil: Pencil, x: float, y: float, size: float, fill: str) -> None:
    stalk, tip = (x - size * 0.9, y + size * 0.9), (x + size * 0.9, y - size * 0.9)
    upper = bent(stalk, (x - size * 1.1, y - size * 1.1), tip)
    pencil.form([*upper, *bent(tip, (x + size * 1.1, y + size * 1.1), stalk)], fill)
    pencil.line([(x - size * 0.8, y + size * 0.8), (x + size * 0.3, y - size * 0.3)], PAPER, size * 0.14)


def _sun(pencil: Pencil, x: float, y: float, size: float, fill: str) -> None:
    pencil.disc(x, y, size * 0.5, fill)
    for step in range(8):
        turn = math.radians(45 * step)
        ends = [(x + size * far * math.cos(turn), y + size * far * math.sin(turn)) for far in (0.74, 0.98)]
        pencil.line(ends, fill, size * 0.18)


def _wheel(pencil: Pencil, x: float, y: float, size: float, fill: str) -> None:
    pencil.disc(x, y, size, fill)
    pencil.disc(x, y, size * 0.68, PAPER)
    for step in range(5):
        turn = math.radians(72 * step - 90)
        end = (x + size * 0.7 * math.cos(turn), y + size * 0.7 * math.sin(turn))
        pencil.line([(x, y), end], fill, size * 0.2)
    pencil.disc(x, y, size * 0.24, fill)


def _bubbles(pencil: Pencil, x: float, y: float, size: float, fill: str) -> None:
    for dx, dy, part in ((-0.4, 0.3, 0.6), (0.55, -0.05, 0.42), (-0.05, -0.65, 0.32), (0.45, 0.75, 0.22)):
        pencil.disc(x + dx * size, y + dy * size, part * size, fill)
        pencil.disc(x + (dx - part * 0.3) * size, y + (dy - part * 0.3) * size, part * size * 0.28, PAPER)


def _shield(pencil: Pencil, x: float, y: float, size: float, fill: str) -> None:
    half = size * 0.8
    top = [(x - half, y - size * 0.7), (x, y - size), (x + half, y - size * 0.7)]
    pencil.form([*top, (x + half, y), (x + half * 0.6, y + size * 0.6), (x, y + size)], fill)
    pencil.form([(x, y - size), top[0], (x - half, y), (x - half * 0.6, y + size * 0.6), (x, y + size)], fill)
    tick = [(x - size * 0.34, y), (x - size * 0.08, y + size * 0.28), (x + size * 0.38, y - size * 0.3)]
    pencil.line(tick, PAPER, size * 0.2)


def _waves(pencil: Pencil, x: float, y: float, size: float, fill: str) -> None:
    for row in (-0.55, 0.0, 0.55):
        points = [
            (x + size * (step / 12 - 1), y + size * (row + 0.16 * math.sin(step * math.pi / 6)))
            for step in range(25)
        ]
        pencil.line(points, fill, size * 0.2)


def _cross(pencil: Pencil, x: float, y: float, size: float, fill: str) -> None:
    arm = size * 0.32
    pencil.box(x - arm, y - size, x + arm, y + size, fill, arm * 0.4)
    pencil.box(x - size, y - arm, x + size, y + arm, fill, arm * 0.4)


def _flower(pencil: Pencil, x: float, y: float, size: float, fill: str) -> None:
    for step in range(6):
        turn = math.radians(60 * step - 90)
        pencil.disc(x + size * 0.58 * math.cos(turn), y + size * 0.58 * math.sin(turn), size * 0.38, fill)
    pencil.disc(x, y, size * 0.3, PAPER)


_STAMPS: Mapping[Emblem, Stamp] = {
    Emblem.DROP: _drop,
    Emblem.STAR: _star,
    Emblem.LEAF: _leaf,
    Emblem.SUN: _sun,
    Emblem.WHEEL: _wheel,
    Emblem.BUBBLES: _bubbles,
    Emblem.SHIELD: _shield,
    Emblem.WAVES: _waves,
    Emblem.CROSS: _cross,
    Emblem.FLOWER: _flower,
}
