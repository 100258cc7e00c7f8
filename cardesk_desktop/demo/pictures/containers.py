"""Bottles, cans, tins and tubes."""

from __future__ import annotations

from cardesk_desktop.demo.pictures.emblems import stamp
from cardesk_desktop.demo.pictures.palette import CLOUD, NIGHT, PAPER, SLATE, STONE, Tint
from cardesk_desktop.demo.pictures.pencil import Pencil
from cardesk_desktop.demo.pictures.picture import Emblem


def bottle(pencil: Pencil, tint: Tint, emblem: Emblem) -> None:
    """A tall bottle with a flip cap."""
    pencil.shadow(64, 196)
    pencil.box(108, 22, 148, 56, tint.deep, 8)
    pencil.box(102, 48, 154, 66, tint.deep, 6)
    pencil.box(76, 62, 180, 234, tint.base, 30)
    pencil.box(96, 72, 140, 80, tint.pale, 4)
    pencil.box(84, 112, 172, 204, PAPER, 8)
    pencil.box(76, 92, 180, 100, tint.deep)
    stamp(pencil, emblem, 128, 158, 27, tint.deep)


def spray(pencil: Pencil, tint: Tint, emblem: Emblem) -> None:
    """A bottle with a trigger."""
    pencil.shadow(64, 196)
    shoulders = [(112, 84), (106, 112), (76, 128), (76, 190), (184, 190), (184, 128), (154, 112), (148, 84)]
    pencil.blob(shoulders, tint.base)
    pencil.box(112, 84, 148, 120, tint.base)
    pencil.box(76, 154, 184, 236, tint.base, 20)
    pencil.box(76, 154, 184, 190, tint.base)
    pencil.box(118, 60, 142, 92, SLATE, 3)
    pencil.form([(100, 60), (114, 60), (112, 80), (98, 102), (89, 97), (102, 76)], tint.deep)
    pencil.form([(90, 32), (160, 24), (174, 42), (174, 66), (112, 66), (90, 52)], NIGHT)
    pencil.box(74, 32, 98, 52, tint.deep, 4)
    pencil.box(106, 80, 154, 96, STONE, 5)
    pencil.box(84, 146, 176, 212, PAPER, 8)
    pencil.box(76, 222, 184, 226, tint.pale)
    stamp(pencil, emblem, 130, 179, 24, tint.deep)


def canister(pencil: Pencil, tint: Tint, emblem: Emblem) -> None:
    """A large can with a handle."""
    pencil.shadow(40, 216)
    pencil.box(66, 30, 104, 60, tint.deep, 6)
    pencil.box(50, 56, 206, 234, tint.base, 24)
    pencil.form([(120, 56), (206, 56), (206, 100), (190, 112)], tint.base)
    pencil.box(116, 34, 204, 120, tint.base, 22)
    pencil.box(136, 54, 184, 92, tint.deep, 14)
    pencil.box(60, 72, 70, 222, tint.pale, 5)
    pencil.box(82, 124, 190, 210, PAPER, 8)
    stamp(pencil, emblem, 136, 167, 30, tint.deep)


def aerosol(pencil: Pencil, tint: Tint, emblem: Emblem) -> None:
    """A spray can."""
    pencil.shadow(74, 186)
    pencil.box(104, 20, 152, 60, tint.deep, 8)
    pencil.box(112, 28, 120, 36, tint.pale, 3)
    pencil.blob([(82, 84), (92, 44), (164, 44), (174, 84)], STONE)
    pencil.box(84, 66, 172, 236, tint.base, 12)
    pencil.box(84, 66, 172, 78, STONE, 5)
    pencil.box(84, 224, 172, 236, STONE, 5)
    pencil.box(92, 82, 101, 220, tint.pale, 4)
    pencil.disc(132, 146, 34, PAPER)
    stamp(pencil, emblem, 132, 146, 23, tint.deep)


def tin(pencil: Pencil, tint: Tint, emblem: Emblem) -> None:
    """A flat round tin of wax, seen from above."""
    pencil.shadow(34, 222, 206)
    pencil.oval(30, 96, 226, 214, tint.deep)
    pencil.box(30, 112, 226, 156, tint.deep)
    pencil.oval(30, 62, 226, 178, STONE)
    pencil.oval(30, 52, 226, 168, tint.base)
    pencil.oval(48, 62, 208, 156, PAPER)
    pencil.oval(56, 67, 200, 151, tint.pale)
    stamp(pencil, emblem, 128, 109, 28, tint.deep)


def tube(pencil: Pencil, tint: Tint, emblem: Emblem) -> None:
    """A tube that stands on its cap."""
    pencil.shadow(78, 178)
    pencil.form([(66, 26), (190, 26), (172, 196), (84, 196)], tint.base)
    pencil.box(64, 20, 192, 40, tint.deep, 5)
    pencil.box(90, 194, 166, 236, CLOUD, 8)
    for x in range(100, 164, 12):
        pencil.box(x, 200, x + 4, 230, STONE, 2)
    pencil.form([(82, 78), (174, 78), (168, 162), (88, 162)], PAPER)
    stamp(pencil, emblem, 128, 120, 26, tint.deep)


def bucket(pencil: Pencil, tint: Tint, emblem: Emblem) -> None:
    """A bucket full of foam."""
    pencil.shadow(54, 202)
    pencil.arc(128, 92, 84, (190, 350), SLATE, 6)
    for x, y, radius in (
        (70, 84, 22),
        (104, 70, 26),
        (142, 66, 28),
        (182, 82, 24),
        (124, 82, 24),
        (160, 88, 20),
    ):
        pencil.disc(x, y, radius, PAPER)
    for x, y, radius in ((94, 64, 8), (150, 60, 9), (182, 74, 7)):
        pencil.disc(x, y, radius, tint.pale)
    pencil.form([(42, 92), (214, 92), (194, 236), (62, 236)], tint.base)
    pencil.form([(56, 104), (72, 104), (84, 224), (72, 224)], tint.pale)
    pencil.box(36, 84, 220, 108, tint.deep, 8)
    pencil.disc(134, 168, 36, PAPER)
    stamp(pencil, emblem, 134, 168, 24, tint.deep)


def gel(pencil: Pencil, tint: Tint, emblem: Emblem) -> None:
    """A low can with slits for the scent."""
    pencil.shadow(52, 204)
    pencil.box(56, 92, 200, 234, tint.base, 14)
    pencil.box(56, 206, 200, 234, STONE, 10)
    pencil.oval(56, 66, 200, 118, STONE)
    pencil.oval(62, 62, 194, 108, tint.deep)
    for x in (88, 108, 128, 148, 168):
        pencil.line([(x, 76), (x, 94)], tint.pale, 7)
    pencil.box(72, 128, 184, 200, PAPER, 10)
    stamp(pencil, emblem, 128, 164, 25, tint.deep)


def perfume(pencil: Pencil, tint: Tint, emblem: Emblem) -> None:
    """A small glass flask with a wooden cap."""
    pencil.shadow(58, 198)
    pencil.box(104, 22, 152, 78, tint.deep, 8)
    pencil.box(108, 22, 118, 78, tint.base, 5)
    pencil.box(112, 74, 144, 96, STONE, 3)
    pencil.box(58, 92, 198, 236, tint.pale, 26)
    pencil.box(68, 126, 188, 226, tint.base, 18)
    pencil.box(68, 126, 188, 146, tint.base)
    pencil.disc(128, 172, 32, PAPER)
    stamp(pencil, emblem, 128, 172, 23, tint.deep)
    pencil.box(74, 104, 82, 214, PAPER, 4)
