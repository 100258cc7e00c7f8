"""Cloths, sponges, brushes: what one works with."""

from __future__ import annotations

import math

from cardesk_desktop.demo.pictures.palette import CLOUD, NIGHT, PAPER, SLATE, STONE, Tint
from cardesk_desktop.demo.pictures.pencil import Pencil
from cardesk_desktop.demo.pictures.picture import Emblem


def cloth(pencil: Pencil, tint: Tint, _: Emblem) -> None:
    """One folded cloth."""
    pencil.shadow(36, 220, 208)
    pencil.box(34, 70, 222, 206, tint.deep, 18)
    pencil.box(34, 60, 222, 190, tint.base, 18)
    pencil.form([(120, 60), (206, 60), (222, 78), (222, 150)], tint.pale)
    pencil.line([(120, 61), (221, 150)], tint.deep, 3)
    for y in (88, 112, 136, 160):
        for x in range(54, 116 + (y - 88) // 2, 20):
            pencil.disc(x, y, 3, tint.pale)
    pencil.line([(46, 178), (210, 178)], tint.deep, 3)


def cloths(pencil: Pencil, tint: Tint, _: Emblem) -> None:
    """A stack of cloths with a band around it."""
    pencil.shadow(34, 222)
    shades = (tint.base, tint.pale, tint.deep, tint.pale, tint.base)
    for place, shade in enumerate(shades):
        top = 56 + place * 35
        pencil.box(36, top, 220, top + 33, shade, 15)
        pencil.line([(204, top + 16), (150, top + 16)], tint.base if shade == tint.pale else tint.pale, 3)
    pencil.box(96, 50, 132, 232, CLOUD, 5)
    pencil.box(96, 120, 132, 160, tint.base)


def towel(pencil: Pencil, tint: Tint, _: Emblem) -> None:
    """A rolled towel."""
    pencil.shadow(30, 226, 206)
    pencil.box(74, 82, 228, 204, tint.base, 20)
    for x in (172, 196):
        pencil.box(x, 82, x + 10, 204, tint.pale)
    pencil.oval(26, 82, 122, 204, tint.deep)
    for part, shade in (
        (0.82, tint.pale),
        (0.66, tint.base),
        (0.5, tint.pale),
        (0.34, tint.base),
        (0.18, tint.pale),
    ):
        pencil.oval(74 - 48 * part, 143 - 61 * part, 74 + 48 * part, 143 + 61 * part, shade)


def chamois(pencil: Pencil, tint: Tint, _: Emblem) -> None:
    """A hide with a wavy edge."""
    edge = []
    for step in range(36):
        turn = math.radians(10 * step)
        reach = 90 + 12 * math.sin(5 * turn) + 8 * math.cos(3 * turn)
        edge.append((128 + reach * 1.12 * math.cos(turn), 134 + reach * math.sin(turn)))
    pencil.shadow(40, 216, 226)
    pencil.blob([(x + 4, y + 9) for x, y in edge], tint.deep)
    pencil.blob(edge, tint.base)
    pencil.arc(104, 132, 46, (200, 300), tint.pale, 7)
    pencil.arc(150, 150, 40, (20, 110), tint.deep, 4)
    pencil.arc(120, 150, 60, (40, 120), tint.pale, 5)


def mitt(pencil: Pencil, tint: Tint, _: Emblem) -> None:
    """A shaggy glove."""
    pencil.shadow(70, 190)
    pencil.box(70, 36, 176, 186, tint.base, 50)
    pencil.blob([(150, 150), (160, 86), (214, 74), (222, 116), (190, 160)], tint.base)
    for row in range(6):
        for column in range(5):
            x = 86 + column * 19 + (row % 2) * 8
            y = 60 + row * 21
            pencil.line([(x, y), (x - 3, y + 11)], tint.pale if (row + column) % 2 else tint.deep, 6)
    pencil.line([(196, 98), (190, 110)], tint.pale, 6)
    pencil.box(74, 180, 172, 234, tint.deep, 10)
    for x in range(84, 170, 13):
        pencil.line([(x, 190), (x, 224)], tint.base, 4)


def sponge(pencil: Pencil, tint: Tint, _: Emblem) -> None:
    """A sponge with a soft and a rough side."""
    pencil.shadow(32, 224, 214)
    pencil.box(32, 76, 224, 210, "#7BA98A", 26)
    pencil.box(32, 66, 224, 178, tint.base, 26)
    pencil.box(32, 120, 224, 178, tint.base)
    holes = (
        (62, 96, 9),
        (96, 116, 6),
        (128, 92, 10),
        (164, 118, 8),
        (196, 94, 7),
        (70, 146, 7),
        (116, 152, 9),
    )
    for x, y, radius in (*holes, (152, 156, 5), (190, 150, 10), (44, 120, 4), (206, 124, 4)):
        pencil.oval(x - radius, y - radius * 0.8, x + radius, y + radius * 0.8, tint.deep)


def wheel_brush(pencil: Pencil, tint: Tint, _: Emblem) -> None:
    """A long brush for wheels."""
    pencil.shadow(60, 210, 226)
    pencil.line([(64, 216), (132, 128)], NIGHT, 24)
    pencil.line([(64, 216), (96, 174)], tint.base, 24)
    pencil.disc(62, 218, 5, PAPER)
    for step in range(11):
        x, y = 132 + step * 6.4, 128 - step * 8.3
        reach = 30 + 7 * math.sin(step / 10 * math.pi)
        shade = tint.deep if step % 2 else tint.base
        pencil.line([(x - reach * 0.79, y - reach * 0.61), (x + reach * 0.79, y + reach * 0.61)], shade, 9)
    pencil.line([(126, 136), (198, 42)], SLATE, 5)


def brushes(pencil: Pencil, tint: Tint, _: Emblem) -> None:
    """Five small brushes, side by side."""
    pencil.shadow(28, 228)
    for place, size in enumerate((0.78, 0.9, 1.0, 0.86, 0.72)):
        x, top = 44 + place * 42, 232 - 196 * size
        pencil.box(x - 8, top + 82 * size, x + 8, 232, tint.base if place % 2 else tint.deep, 8)
        pencil.box(x - 12, top + 62 * size, x + 12, top + 88 * size, STONE, 4)
        pencil.blob(
            [
                (x - 15, top + 66 * size),
                (x - 14, top),
                (x, top - 18),
                (x + 14, top),
                (x + 15, top + 66 * size),
            ],
            NIGHT,
        )
        pencil.line([(x - 4, top + 20), (x - 4, top + 52 * size)], SLATE, 3)


def pads(pencil: Pencil, tint: Tint, _: Emblem) -> None:
    """Three round pads for polishing."""
    pencil.shadow(30, 226, 220)
    for x, y, shade, edge in (
        (88, 96, tint.pale, tint.base),
        (168, 92, tint.base, tint.deep),
        (128, 156, "#8CAAC3", "#4F7290"),
    ):
        pencil.disc(x, y + 10, 60, edge)
        pencil.disc(x, y, 60, shade)
        pencil.disc(x, y, 40, edge)
        pencil.disc(x, y - 3, 38, shade)
        pencil.disc(x, y, 9, CLOUD)
