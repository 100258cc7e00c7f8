"""Scenes with products: a package whose label says brand, series, name and size, in up to two scripts."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator, Sequence

from PIL import Image, ImageDraw

from benchmarks.scenes.camera import photographed
from benchmarks.scenes.difficulty import Difficulty
from benchmarks.scenes.goods import Goods
from benchmarks.scenes.scene import Scene
from benchmarks.scenes.writing import write

_SIZE = (620, 700)
_PAINTS = ("#0b4f8a", "#7a1f2b", "#145c43", "#2b2b34", "#b3541e", "#5a2a82", "#0d7377", "#8a6d0b")
_GROUNDS = ("#f7f4ea", "#ffffff", "#e4eef8", "#fdf0dc")


def label_scenes(
    goods: Sequence[Goods], difficulty: Difficulty, count: int, seed: int = 1
) -> Iterator[Scene]:
    """So many frames, each of one of these goods. `truth` is its name in the list, `kind` the scripts."""
    chance = random.Random(f"label {difficulty} {seed}")
    for each in chance.sample(goods, count):
        scripts = chance.choice(("Latin", "Latin", "Latin + Arabic", "Latin + Cyrillic"))
        picture = photographed(package(each, scripts), difficulty, chance)
        yield Scene(picture, (each.name,), scripts, difficulty)


def package(goods: Goods, scripts: str) -> Image.Image:
    """The front of the package, upright. What it looks like follows from brand, series and kind."""
    looks = random.Random(hashlib.sha256(f"{goods.brand} {goods.series} {goods.kind}".encode()).digest())
    paint, ground = looks.choice(_PAINTS), looks.choice(_GROUNDS)
    front = Image.new("RGBA", _SIZE, (0, 0, 0, 0))
    pen = ImageDraw.Draw(front)
    pen.rounded_rectangle((0, 60, 619, 699), radius=looks.choice((10, 40, 70)), fill=paint)
    pen.rectangle((230, 0, 390, 70), fill="#303030")
    pen.rectangle((30, 110, 589, 660), fill=ground)
    _emblem(pen, looks, paint)
    write(front, goods.brand.upper(), (60, 130, 400, 210), colour=paint)
    write(front, goods.series, (60, 225, 330, 285), colour=paint, is_bold=False)
    pen.rectangle((30, 310, 589, 420), fill=paint)
    write(front, goods.kind, (50, 328, 570, 402), colour=ground)
    second = {"Latin + Arabic": goods.arabic, "Latin + Cyrillic": goods.russian}.get(scripts, "")
    if second:
        write(front, second, (90, 440, 530, 510), colour="#202020", is_bold=False)
    write(front, goods.size, (330, 550, 560, 620), colour="#202020")
    for line in range(4):
        pen.rectangle((60, 545 + 24 * line, 270 - looks.randint(0, 70), 551 + 24 * line), fill="#9a9a9a")
    return front


def _emblem(pen: ImageDraw.ImageDraw, looks: random.Random, paint: str) -> None:
    box = (440, 140, 560, 260)
    match looks.randint(0, 2):
        case 0:
            pen.ellipse(box, fill=paint)
        case 1:
            pen.polygon(((500, 140), (560, 260), (440, 260)), fill=paint)
        case _:
            pen.rectangle(box, outline=paint, width=looks.choice((8, 16, 28)))
