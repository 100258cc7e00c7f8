"""Writing on drawings, in the fonts that come with the application."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

_FONTS = Path(__file__).resolve().parents[2] / "resources" / "fonts"

Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""


def write(picture: Image.Image, text: str, box: Box, *, colour: str = "black", is_bold: bool = True) -> None:
    """Write `text` into the middle of `box`, as large as fits."""
    high = box[3] - box[1]
    left, top, right, bottom = _font(text, is_bold, 100).getbbox(text)
    font = _font(text, is_bold, int(100 * min((box[2] - box[0]) / (right - left), high / (bottom - top))))
    left, top, right, bottom = font.getbbox(text)
    place = ((box[0] + box[2] - right - left) / 2, (box[1] + box[3] - bottom - top) / 2)
    ImageDraw.Draw(picture).text(place, text, font=font, fill=colour)


def stamp(picture: Image.Image, letters: str, box: Box, *, gap: float) -> None:
    """Write each letter into a cell of its own from left to right, whatever its script, as plates have them.

    `gap` is the part of a cell that stays empty.
    """
    cell = (box[2] - box[0]) / len(letters)
    shapes = [_font(letter, True, 100).getbbox(letter) for letter in letters]
    top, bottom = min(shape[1] for shape in shapes), max(shape[3] for shape in shapes)
    widest = max(shape[2] - shape[0] for shape in shapes)
    size = int(100 * min(cell * (1 - gap) / widest, (box[3] - box[1]) / (bottom - top)))
    baseline = (box[1] + box[3] - (top + bottom) * size / 100) / 2
    for number, letter in enumerate(letters):
        font = _font(letter, True, size)
        left, _, right, _ = font.getbbox(letter)
        middle = box[0] + (number + 0.5) * cell
        ImageDraw.Draw(picture).text((middle - (left + right) / 2, baseline), letter, font=font, fill="black")


def _font(text: str, is_bold: bool, size: int) -> ImageFont.FreeTypeFont:
    name = "NotoSansArabic" if any("\u0600" <= char <= "\u06ff" for char in text) else "NotoSans"
    return _loaded(f"{name}-{'Bold' if is_bold else 'Regular'}", max(6, size))


@cache
def _loaded(name: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(_FONTS / f"{name}.ttf", size)
