"""Scenes with number plates: the emirates, Saudi Arabia, three countries of the EU, and Russia.

Layouts follow what the traffic authorities publish: a Dubai plate has its code at the left and the emirate
between code and number; a Saudi one the same number in two rows, Arabic above Latin, each letter above its
twin; a Russian one the region in a field of its own. Numbers are made up.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping

from PIL import Image, ImageDraw

from benchmarks.scenes.camera import photographed
from benchmarks.scenes.difficulty import Difficulty
from benchmarks.scenes.scene import Scene
from benchmarks.scenes.writing import stamp, write

_LONG = (1040, 220)
_SAUDI = (670, 310)
_EMIRATES = {
    "DUBAI": ("دبي", "ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
    "ABU DHABI": ("أبوظبي", ""),
    "SHARJAH": ("الشارقة", ""),
    "AJMAN": ("عجمان", "ABCDEH"),
    "UAQ": ("أم القيوين", "ABCDEFGHIX"),
    "RAK": ("رأس الخيمة", "ACDIKMNSVY"),
    "FUJAIRAH": ("الفجيرة", "ABCDEFGKMPRST"),
}
"""Name, Arabic name, letters of the codes; Abu Dhabi and Sharjah have numbers for codes."""
_SAUDI_TWINS = dict(zip("ABJDRSXTEGKLZNHUV", "ابحدرسصطعقكلمنهوى", strict=True))
_RUSSIAN = "АВЕКМНОРСТУХ"
_ARABIC_DIGITS = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


def plate_scenes(difficulty: Difficulty, count: int, seed: int = 1) -> Iterator[Scene]:
    """So many frames with a plate each, of every kind in turn. `truth` is the plate as one would type it."""
    chance = random.Random(f"plate {difficulty} {seed}")
    kinds = tuple(_DRAWN)
    for number in range(count):
        kind = kinds[number % len(kinds)]
        text, drawing = _DRAWN[kind](chance)
        yield Scene(photographed(drawing, difficulty, chance), (text,), kind, difficulty)


def _emirate(chance: random.Random) -> tuple[str, Image.Image]:
    name = chance.choice(tuple(_EMIRATES))
    arabic, letters = _EMIRATES[name]
    number = _digits(chance, chance.choice((3, 4, 5, 5, 5)))
    code = chance.choice(letters) if letters else str(chance.choice((1, 2, 3, 5, 6, 11, 14, 17)))
    plate = _blank(_LONG)
    write(plate, code, (40, 40, 180, 180), colour="black" if letters else "#b01020")
    write(plate, arabic, (215, 40, 385, 105))
    write(plate, name, (215, 120, 385, 175))
    stamp(plate, number, (430, 35, 1000, 185), gap=0.12)
    return f"{code} {number}", plate


def saudi(letters: str, number: str) -> Image.Image:
    """A plate of the Kingdom with these Latin letters; the Arabic ones stand above them, each on its twin."""
    plate = _blank(_SAUDI)
    pen = ImageDraw.Draw(plate)
    pen.line((0, 155, 570, 155), fill="black", width=6)
    pen.line((310, 0, 310, 310), fill="black", width=6)
    pen.line((570, 0, 570, 310), fill="black", width=6)
    arabic = "".join(_SAUDI_TWINS[letter] for letter in letters)
    stamp(plate, number.translate(_ARABIC_DIGITS), (25, 25, 290, 135), gap=0.2)
    stamp(plate, arabic, (335, 25, 550, 135), gap=0.25)
    stamp(plate, number, (25, 185, 290, 285), gap=0.15)
    stamp(plate, letters, (335, 185, 550, 285), gap=0.25)
    for place, letter in enumerate("KSA"):
        write(plate, letter, (595, 100 + 60 * place, 645, 145 + 60 * place))
    return plate


def _saudi(chance: random.Random) -> tuple[str, Image.Image]:
    letters = "".join(chance.choice(tuple(_SAUDI_TWINS)) for _ in range(3))
    number = _digits(chance, 4)
    return f"{letters} {number}", saudi(letters, number)


def _european(chance: random.Random) -> tuple[str, Image.Image]:
    def some(letters: str, count: int) -> str:
        return "".join(chance.choice(letters) for _ in range(count))

    country = chance.choice("DFE")
    match country:
        case "D":
            town = chance.choice(("B", "M", "HH", "KA", "DD"))
            text = f"{town} {some('ACEHKLMPRTX', 2)} {_digits(chance, 4)}"
        case "F":
            text = f"{some('ABCDEFGHJK', 2)}-{_digits(chance, 3)}-{some('LMNPQRSTVWXYZ', 2)}"
        case _:
            text = f"{_digits(chance, 4)} {some('BCDFGHJKLMNPRSTVWXYZ', 3)}"
    plate = _blank(_LONG)
    ImageDraw.Draw(plate).rectangle((8, 8, 96, 211), fill="#1f3f9f")
    write(plate, country, (30, 140, 74, 195), colour="white")
    write(plate, text, (130, 40, 1010, 180))
    return text, plate


def _russian(chance: random.Random) -> tuple[str, Image.Image]:
    first, *rest = (chance.choice(_RUSSIAN) for _ in range(3))
    number = _digits(chance, 3)
    region = chance.choice(("77", "78", "50", "116", "777", "199"))
    plate = _blank(_LONG)
    ImageDraw.Draw(plate).line((800, 0, 800, 220), fill="black", width=6)
    stamp(plate, f"{first}{number}{''.join(rest)}", (40, 45, 770, 180), gap=0.1)
    stamp(plate, region, (825, 25, 1015, 125), gap=0.1)
    write(plate, "RUS", (840, 150, 950, 195))
    return f"{first}{number}{''.join(rest)} {region}", plate


def _blank(size: tuple[int, int]) -> Image.Image:
    plate = Image.new("RGBA", size, (0, 0, 0, 0))
    ImageDraw.Draw(plate).rounded_rectangle(
        (0, 0, size[0] - 1, size[1] - 1), radius=22, fill="#f4f4f0", outline="black", width=7
    )
    return plate


def _digits(chance: random.Random, count: int) -> str:
    return str(chance.randint(1, 9)) + "".join(str(chance.randint(0, 9)) for _ in range(count - 1))


_DRAWN: Mapping[str, Callable[[random.Random], tuple[str, Image.Image]]] = {
    "UAE": _emirate,
    "KSA": _saudi,
    "EU": _european,
    "RU": _russian,
}
