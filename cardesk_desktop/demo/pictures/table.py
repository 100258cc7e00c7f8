"""What one drinks and eats while the car is washed."""

from __future__ import annotations

from cardesk_desktop.demo.pictures.emblems import stamp
from cardesk_desktop.demo.pictures.palette import CLOUD, COFFEE, LEAF, PAPER, STONE, TEA, Tint
from cardesk_desktop.demo.pictures.pencil import Pencil
from cardesk_desktop.demo.pictures.picture import Emblem


def water(pencil: Pencil, tint: Tint, emblem: Emblem) -> None:
    """A bottle of water."""
    pencil.shadow(76, 180)
    pencil.box(110, 14, 146, 36, tint.deep, 6)
    pencil.blob(
        [(86, 126), (88, 76), (112, 62), (112, 32), (144, 32), (144, 62), (168, 76), (170, 126)], tint.pale
    )
    pencil.box(86, 90, 170, 236, tint.pale, 18)
    pencil.box(86, 90, 170, 112, tint.pale)
    pencil.box(86, 112, 170, 180, tint.base)
    stamp(pencil, emblem, 128, 146, 25, PAPER)
    for y in (196, 212):
        pencil.line([(98, y), (158, y)], tint.base, 4)
    pencil.box(96, 84, 103, 104, PAPER, 3)


def can(pencil: Pencil, tint: Tint, emblem: Emblem) -> None:
    """A can with a ring pull."""
    pencil.shadow(72, 184)
    pencil.form([(84, 40), (172, 40), (184, 62), (72, 62)], STONE)
    pencil.box(72, 56, 184, 222, tint.base, 10)
    pencil.form([(74, 214), (182, 214), (168, 238), (88, 238)], STONE)
    pencil.oval(84, 30, 172, 50, "#E3E9ED")
    pencil.oval(112, 34, 144, 45, "#9AA8B2")
    pencil.box(82, 64, 92, 212, tint.pale, 5)
    pencil.disc(132, 138, 38, PAPER)
    stamp(pencil, emblem, 132, 138, 25, tint.deep)


def paper_cup(pencil: Pencil, tint: Tint, _: Emblem) -> None:
    """A small cup of coffee with a lid and a sleeve."""
    pencil.shadow(70, 186)
    pencil.form([(66, 76), (190, 76), (172, 236), (84, 236)], CLOUD)
    pencil.form([(178, 76), (190, 76), (172, 236), (164, 236)], STONE)
    pencil.form([(71, 116), (185, 116), (177, 194), (79, 194)], tint.base)
    pencil.box(56, 58, 200, 82, COFFEE, 9)
    pencil.form([(72, 34), (184, 34), (192, 62), (64, 62)], COFFEE)
    pencil.oval(106, 128, 150, 184, COFFEE)
    pencil.arc(146, 156, 26, (140, 220), tint.base, 5)


def glass(pencil: Pencil, tint: Tint, _: Emblem) -> None:
    """A glass of karak tea with steam."""
    pencil.shadow(72, 184)
    for x in (100, 128, 156):
        pencil.arc(x - 6, 42, 10, (-80, 70), STONE, 5)
        pencil.arc(x + 2, 60, 10, (110, 250), STONE, 5)
    pencil.form([(68, 76), (188, 76), (170, 236), (86, 236)], tint.pale)
    pencil.form([(74, 102), (182, 102), (168, 228), (88, 228)], TEA)
    pencil.form([(74, 102), (182, 102), (180, 120), (76, 120)], "#D9A06B")
    pencil.form([(86, 128), (97, 128), (105, 216), (96, 216)], "#D9A06B")
    pencil.box(62, 70, 194, 80, CLOUD, 5)


def box(pencil: Pencil, tint: Tint, _: Emblem) -> None:
    """An open box of dates."""
    pencil.shadow(26, 230, 222)
    pencil.form([(40, 60), (216, 60), (232, 120), (24, 120)], tint.deep)
    for row in range(3):
        for column in range(5 + row % 2):
            x, y = 62 + column * 33 - (row % 2) * 16, 84 + row * 20
            pencil.oval(x - 18, y - 11, x + 18, y + 11, COFFEE)
            pencil.oval(x - 10, y - 7, x + 2, y - 2, "#8A5E44")
    pencil.box(24, 128, 232, 222, tint.base, 12)
    pencil.box(24, 128, 232, 140, tint.base)
    pencil.line([(128, 206), (128, 168)], TEA, 7)
    for dx, dy in ((-38, 4), (-24, -20), (0, -26), (24, -20), (38, 4)):
        pencil.line([(128, 168), (128 + dx * 0.6, 158 + dy * 0.6), (128 + dx, 168 + dy)], LEAF, 7)


def chocolate(pencil: Pencil, tint: Tint, _: Emblem) -> None:
    """A bar, half unwrapped."""
    pencil.shadow(62, 198)
    pencil.box(66, 20, 190, 150, COFFEE, 10)
    for x in (74, 114, 154):
        for y in (28, 68):
            pencil.box(x, y, x + 30, y + 32, "#7A5140", 5)
    teeth = [(58 + step * 14, 108 if step % 2 else 120) for step in range(11)]
    pencil.form([*teeth, (198, 236), (58, 236)], tint.base)
    pencil.box(58, 128, 198, 236, tint.base, 6)
    pencil.box(68, 152, 188, 202, tint.pale, 6)
    pencil.line([(84, 170), (172, 170)], tint.deep, 7)
    pencil.line([(84, 186), (140, 186)], tint.base, 7)


def crisps(pencil: Pencil, tint: Tint, emblem: Emblem) -> None:
    """A bag of crisps."""
    pencil.shadow(58, 198)
    pencil.form([(62, 30), (194, 30), (206, 128), (194, 228), (62, 228), (50, 128)], tint.base)
    pencil.form([(62, 30), (84, 30), (78, 128), (84, 228), (62, 228), (50, 128)], tint.pale)
    pencil.box(58, 20, 198, 40, tint.deep, 3)
    pencil.box(58, 220, 198, 238, tint.deep, 3)
    pencil.disc(132, 108, 42, PAPER)
    stamp(pencil, emblem, 132, 108, 30, tint.deep)
    for x, y in ((104, 182), (134, 190), (162, 178)):
        pencil.oval(x - 20, y - 12, x + 20, y + 12, "#B98C0C")
        pencil.oval(x - 17, y - 12, x + 17, y + 8, "#FBE38A")
