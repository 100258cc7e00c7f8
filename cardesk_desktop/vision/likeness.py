"""The look of a photo, and of the part of it in which the writing is."""

from __future__ import annotations

import io
from collections.abc import Sequence

from PIL import Image

from cardesk_desktop.domain.look import COLOUR_GRID, GRID, Look
from cardesk_desktop.domain.read_line import ReadLine

_ROOM = 4
"""Around the writing, as a part of its width: a package is a little larger than its label."""
_SHARP_ENOUGH = 256
"""Pixels to which a photo is unpacked: its look is that of far fewer."""


def look_of(picture: Image.Image) -> Look:
    """What a picture looks like. About 5 ms for a large one."""
    grey = picture.convert("L")
    box = Image.Resampling.BOX
    across = grey.resize((GRID + 1, GRID), box).tobytes()
    down = grey.resize((GRID, GRID + 1), box).tobytes()
    small = picture.convert("RGB").resize((COLOUR_GRID, COLOUR_GRID), box).convert("YCbCr")
    _, blue, red = (band.tobytes() for band in small.split())
    return Look.of(across, down, blue, red)


def looks_of(picture: Image.Image, lines: Sequence[ReadLine] = ()) -> tuple[Look, ...]:
    """The look of the whole, and of where the writing is when that is only a part of it."""
    looks = [look_of(picture)]
    if lines:
        left, right = min(line.left for line in lines), max(line.right for line in lines)
        top, bottom = min(line.top for line in lines), max(line.bottom for line in lines)
        room = (right - left) // _ROOM
        box = (
            max(0, left - room),
            max(0, top - room),
            min(picture.width, right + room),
            min(picture.height, bottom + room),
        )
        looks += [look_of(picture.crop((left, top, right, bottom))), look_of(picture.crop(box))]
    return tuple(dict.fromkeys(looks))


def flat(picture: Image.Image) -> Image.Image:
    """In plain colours; what can be seen through stands on white, as on a page of a shop."""
    if not picture.has_transparency_data:
        return picture.convert("RGB")
    whole = picture.convert("RGBA")
    ground = Image.new("RGBA", whole.size, "white")
    return Image.alpha_composite(ground, whole).convert("RGB")


def looks_of_photo(content: bytes) -> tuple[Look, ...]:
    """The looks of a photo as it is kept in the store; what is no picture has none."""
    try:
        with Image.open(io.BytesIO(content)) as opened:
            opened.draft("RGB", (_SHARP_ENOUGH, _SHARP_ENOUGH))
            return looks_of(flat(opened))
    except (OSError, ValueError, SyntaxError):
        return ()
