"""The company's logo, made small enough for paper; without one, its initial on a coloured square."""

import io
import warnings
from functools import lru_cache
from typing import NamedTuple

from PIL import Image, UnidentifiedImageError

from cardesk_desktop.documents.layout.block import Block
from cardesk_desktop.documents.layout.style import ACCENT, ON_ACCENT, Type

_MOST_PIXELS = (480, 240)
_ARABIC_ARTICLE = "\u0627\u0644"


class Size(NamedTuple):
    """A width and a height in points."""

    width: float
    height: float


def put_logo(block: Block, logo: bytes | None, name: str, room: Size) -> Size:
    """Draw the logo at the block's start within `room`, or the initial of `name`; returns what it took."""
    image = read_logo(logo) if logo else None
    if image is None:
        return _put_monogram(block, name, room.height)
    scale = min(room.width / image.width, room.height / image.height)
    size = Size(image.width * scale, image.height * scale)
    block.picture(image, 0, 0, size.width, size.height)
    return size


@lru_cache(maxsize=4)
def read_logo(logo: bytes) -> Image.Image | None:
    """A PNG or JPEG in its own colours at the resolution of print; None when it cannot be read."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(logo), formats=("PNG", "JPEG")) as opened:
                opened.draft("RGB", _MOST_PIXELS)
                image = opened.convert("RGBA" if opened.has_transparency_data else "RGB")
    except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombWarning, SyntaxError):
        return None
    except Image.DecompressionBombError:
        return None
    image.thumbnail(_MOST_PIXELS, Image.Resampling.LANCZOS)
    return image


def _put_monogram(block: Block, name: str, side: float) -> Size:
    # The Arabic article begins half of all names and tells none of them apart.
    initial = next((char.upper() for char in name.removeprefix(_ARABIC_ARTICLE) if char.isalnum()), "")
    block.panel(0, 0, side, side, ACCENT)
    style = Type(side * 0.46, "bold", ON_ACCENT)
    block.put(initial, 0, (side - style.leading) / 2, style, width=side, align="centre")
    return Size(side, side)
