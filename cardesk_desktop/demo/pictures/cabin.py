"""Things that lie, hang or stand in a car."""

from __future__ import annotations

from cardesk_desktop.demo.pictures.emblems import stamp
from cardesk_desktop.demo.pictures.palette import CLOUD, NIGHT, PAPER, SLATE, STONE, Tint
from cardesk_desktop.demo.pictures.pencil import Pencil
from cardesk_desktop.demo.pictures.picture import Emblem


def bar(pencil: Pencil, tint: Tint, emblem: Emblem) -> None:
    """A bar of clay, half out of its wrapper."""
    pencil.shadow(26, 230, 200)
    pencil.box(28, 92, 178, 198, tint.deep, 16)
    pencil.box(28, 84, 178, 184, tint.base, 16)
    pencil.box(112, 74, 232, 202, STONE, 10)
    pencil.box(112, 74, 232, 188, CLOUD, 10)
    pencil.line([(123, 84), (123, 178)], PAPER, 5)
    stamp(pencil, emblem, 174, 130, 28, tint.deep)


def tree(pencil: Pencil, tint: Tint, _: Emblem) -> None:
    """A freshener in the shape of a tree on its string."""
    pencil.arc(128, 22, 12, (0, 360), STONE, 4)
    pencil.line([(128, 36), (128, 60)], STONE, 4)
    pencil.box(112, 196, 144, 240, tint.deep, 6)
    for top, bottom, half in ((92, 212, 78), (64, 164, 62), (40, 118, 46)):
        pencil.blob(_tier(top, bottom + 8, half), tint.deep)
        pencil.blob(_tier(top, bottom, half), tint.base)
    pencil.disc(128, 64, 6, PAPER)
    pencil.box(96, 160, 160, 192, PAPER, 8)
    pencil.line([(108, 171), (148, 171)], tint.deep, 5)
    pencil.line([(108, 182), (134, 182)], tint.base, 5)


def _tier(top: float, bottom: float, half: float) -> list[tuple[float, float]]:
    """Three corners, each doubled so that only their tips are round."""
    left, right = (128 - half, bottom), (128 + half, bottom)
    tips = [(128.0, top), (128 + half * 0.9, bottom - 12), right, (128 + half * 0.8, bottom)]
    return [*tips, (128 - half * 0.8, bottom), left, (128 - half * 0.9, bottom - 12)]


def clip(pencil: Pencil, tint: Tint, emblem: Emblem) -> None:
    """A scent clip in front of an air vent."""
    pencil.box(26, 48, 230, 212, NIGHT, 28)
    for y in (74, 102, 130, 158, 186):
        pencil.line([(48, y), (208, y)], SLATE, 9)
    pencil.box(78, 66, 178, 194, tint.deep, 30)
    pencil.box(78, 60, 178, 186, tint.base, 30)
    pencil.box(90, 72, 166, 174, PAPER, 22)
    stamp(pencil, emblem, 128, 123, 29, tint.deep)


def gift_card(pencil: Pencil, tint: Tint, emblem: Emblem) -> None:
    """A card with a ribbon."""
    pencil.shadow(30, 226, 208)
    pencil.box(22, 62, 234, 206, tint.deep, 18)
    pencil.box(22, 54, 234, 196, tint.base, 18)
    pencil.box(62, 54, 86, 196, "#F5CF45")
    pencil.blob([(74, 92), (34, 60), (26, 100), (74, 100)], "#F5CF45")
    pencil.blob([(74, 92), (114, 60), (122, 100), (74, 100)], "#F5CF45")
    pencil.disc(74, 95, 9, "#B98C0C")
    stamp(pencil, emblem, 180, 104, 26, PAPER)
    pencil.line([(120, 156), (210, 156)], tint.pale, 7)
    pencil.line([(120, 174), (176, 174)], tint.pale, 7)


def sun_shade(pencil: Pencil, tint: Tint, emblem: Emblem) -> None:
    """A folding shade for the windscreen."""
    pencil.shadow(20, 236, 208)
    for place in range(8):
        left, right = 16 + place * 28, 44 + place * 28
        edges = [_shade_edge(left), _shade_edge(right)]
        (left_top, left_bottom), (right_top, right_bottom) = edges
        shade = tint.pale if place % 2 else tint.base
        below = [
            (left, left_bottom),
            (right, right_bottom),
            (right, right_bottom + 7),
            (left, left_bottom + 7),
        ]
        pencil.form(below, tint.deep)
        pencil.form([(left, left_top), (right, right_top), (right, right_bottom), (left, left_bottom)], shade)
    pencil.disc(128, 132, 44, PAPER)
    stamp(pencil, emblem, 128, 132, 34, "#F2925A")


def _shade_edge(x: float) -> tuple[float, float]:
    """Top and bottom of the shade at a place: high in the middle, low at the sides."""
    away = (x - 128) / 112
    return 62 + 30 * away * away, 206 - 14 * away * away


def phone_holder(pencil: Pencil, tint: Tint, _: Emblem) -> None:
    """A telephone in its holder."""
    pencil.shadow(70, 186)
    pencil.box(116, 180, 140, 226, SLATE, 6)
    pencil.box(82, 214, 174, 236, tint.deep, 10)
    pencil.box(72, 24, 184, 204, tint.deep, 18)
    pencil.box(80, 32, 176, 196, "#D3ECFA", 10)
    pencil.form([(80, 150), (116, 108), (140, 134), (176, 92), (176, 186), (80, 186)], "#84AC90")
    pencil.box(80, 168, 176, 196, "#84AC90", 10)
    pencil.line([(98, 180), (122, 140), (150, 152), (164, 104)], PAPER, 7)
    pencil.disc(164, 92, 13, "#F2925A")
    pencil.disc(164, 92, 5, PAPER)
    pencil.box(58, 96, 82, 150, tint.base, 8)
    pencil.box(174, 96, 198, 150, tint.base, 8)


def first_aid(pencil: Pencil, tint: Tint, emblem: Emblem) -> None:
    """A bag with a cross."""
    pencil.shadow(30, 226, 224)
    pencil.box(88, 46, 168, 96, tint.deep, 20)
    pencil.box(104, 62, 152, 96, CLOUD, 10)
    pencil.box(28, 78, 228, 226, tint.deep, 26)
    pencil.box(28, 78, 228, 216, tint.base, 26)
    pencil.line([(34, 116), (222, 116)], tint.deep, 4)
    pencil.disc(128, 156, 46, PAPER)
    stamp(pencil, emblem, 128, 156, 28, tint.deep)
