"""Scenes with barcodes: EAN-13, UPC-A, EAN-8, Code 128 and QR, one or several in view."""

from __future__ import annotations

import random
from collections.abc import Iterator

from PIL import Image, ImageDraw

from benchmarks.scenes.camera import photographed
from benchmarks.scenes.difficulty import Difficulty
from benchmarks.scenes.scene import Scene
from benchmarks.scenes.writing import write
from cardesk_desktop.documents.bars import QUIET_MODULES, bars_of
from cardesk_desktop.documents.qr import qr_squares

_MODULE = 6
"""Pixels of the drawing for one module."""
_HEIGHT = 300
_KINDS = ("EAN-13", "UPC-A", "EAN-8", "Code 128", "QR")


def barcode_scenes(difficulty: Difficulty, count: int, seed: int = 1, *, most: int = 1) -> Iterator[Scene]:
    """So many frames with one to `most` codes. `truth` are their contents; a UPC-A is its twelve digits."""
    chance = random.Random(f"barcode {difficulty} {seed}")
    for number in range(count):
        kinds = [_KINDS[(number + place) % len(_KINDS)] for place in range(chance.randint(1, most))]
        codes = [_content(kind, chance) for kind in kinds]
        drawings = [drawn(kind, code) for kind, code in zip(kinds, codes, strict=True)]
        picture = photographed(_side_by_side(drawings), difficulty, chance)
        yield Scene(picture, tuple(codes), " + ".join(kinds), difficulty)


def drawn(kind: str, code: str) -> Image.Image:
    """One code upright on a white sticker, with its digits below."""
    if kind == "QR":
        return _qr(code)
    bars = bars_of(f"0{code}" if kind == "UPC-A" else code)
    width = (bars.modules + 2 * QUIET_MODULES) * _MODULE
    sticker = Image.new("RGBA", (width, _HEIGHT + 70), "white")
    pen = ImageDraw.Draw(sticker)
    for at, wide in bars.dark:
        left = (QUIET_MODULES + at) * _MODULE
        pen.rectangle((left, 24, left + wide * _MODULE - 1, _HEIGHT), fill="black")
    write(sticker, code, (80, _HEIGHT + 10, width - 80, _HEIGHT + 60), is_bold=False)
    return sticker


def _qr(code: str) -> Image.Image:
    squares = qr_squares(code)
    module, quiet = 14, 4
    side = (squares.side + 2 * quiet) * module
    sticker = Image.new("RGBA", (side, side), "white")
    pen = ImageDraw.Draw(sticker)
    for column, row, length in squares.dark:
        left, top = (quiet + column) * module, (quiet + row) * module
        pen.rectangle((left, top, left + length * module - 1, top + module - 1), fill="black")
    return sticker


def _side_by_side(drawings: list[Image.Image]) -> Image.Image:
    gap = 60
    width = sum(drawing.width for drawing in drawings) + gap * (len(drawings) - 1)
    sheet = Image.new("RGBA", (width, max(drawing.height for drawing in drawings)))
    left = 0
    for drawing in drawings:
        sheet.paste(drawing, (left, 0))
        left += drawing.width + gap
    return sheet


def _content(kind: str, chance: random.Random) -> str:
    digits = "".join(str(chance.randint(0, 9)) for _ in range(12))
    match kind:
        case "EAN-13":
            return _checked(f"629{digits[:9]}")
        case "UPC-A":
            return _checked(digits[:11])
        case "EAN-8":
            return _checked(digits[:7])
        case "Code 128":
            return f"CD-{digits[:8]}"
        case _:
            return f"https://cardesk.example/p/{digits[:8]}"


def _checked(digits: str) -> str:
    """With the check digit of GS1: weights 3 and 1 from the right."""
    total = sum(int(digit) * (1 if place % 2 else 3) for place, digit in enumerate(reversed(digits)))
    return f"{digits}{-total % 10}"
