"""The number plate in a photo: read once as a whole, and once closer when a part of the plate was missed."""

from __future__ import annotations

from collections.abc import Sequence

from PIL import Image

from cardesk_desktop.domain.plate_forms import ReadPlate, plates_in
from cardesk_desktop.domain.read_line import ReadLine
from cardesk_desktop.vision.reader import Reader

_CLOSE_WIDTH = 900
"""Pixels across which a plate is looked at again: single letters are missed in small writing."""
_SURE = 80
"""Per cent from which a whole plate needs no second look."""


def read_plates(reader: Reader, picture: Image.Image) -> tuple[ReadPlate, ...]:
    """The plates in a photo, the likeliest first. Slow, and unavailable as `Reader.read` is."""
    lines = reader.read(picture)
    first = plates_in(lines)
    if not lines or (first and first[0].is_whole and first[0].certainty >= _SURE):
        return first
    left, top, right, bottom = _around(lines, picture.size)
    close = picture.crop((left, top, right, bottom))
    factor = _CLOSE_WIDTH / close.width
    enlarged = close.resize((_CLOSE_WIDTH, round(close.height * factor)), Image.Resampling.BICUBIC)
    return _joined(plates_in(reader.read(enlarged, is_close=True)), first)


def _around(lines: Sequence[ReadLine], size: tuple[int, int]) -> tuple[int, int, int, int]:
    """The place of the largest writing and all that stands near it, with room for what was missed."""
    largest = max(lines, key=lambda line: line.height * line.width)
    reach = largest.height * 4
    near = [
        line
        for line in lines
        if line.right > largest.left - reach
        and line.left < largest.right + reach
        and abs(line.top - largest.top) < largest.height * 2
    ]
    left, right = min(line.left for line in near), max(line.right for line in near)
    top, bottom = min(line.top for line in near), max(line.bottom for line in near)
    wide, high = (right - left) // 3, (bottom - top) // 2
    return max(0, left - wide), max(0, top - high), min(size[0], right + wide), min(size[1], bottom + high)


def _joined(close: Sequence[ReadPlate], first: Sequence[ReadPlate]) -> tuple[ReadPlate, ...]:
    """What both looks found, each plate once: whole ones first, those of the closer look before others."""
    each = {read.plate.key: read for read in (*first, *close)}
    order = dict.fromkeys(read.plate.key for read in (*close, *first))
    return tuple(sorted((each[key] for key in order), key=lambda read: not read.is_whole))
