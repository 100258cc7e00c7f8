"""A photo as it is kept: upright, small, without what the camera wrote about place and time."""

from __future__ import annotations

import io
import warnings
from pathlib import Path

from PIL import Image

from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.operations.upright import BROKEN_PICTURE, upright

PHOTO_TYPE = "image/webp"
LONGEST_SIDE = 1280
"""In pixels; larger photos are made smaller."""
MOST_BYTES = 40_000_000
MOST_PIXELS = 50_000_000
"""A picture of more would take more memory than it is worth: 200 MB once it is unpacked."""

_FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "BMP", "TIFF")
_QUALITY = 84


def prepare_photo(*, path: Path) -> bytes:
    """Read a picture file and give it as WebP, no longer than `LONGEST_SIDE`, without its metadata.

    Refuses with PHOTO_UNREADABLE what is no picture (or only called so) or is broken, and with
    PHOTO_TOO_LARGE what would fill the memory when it is unpacked. Slow: for an io thread.
    """
    try:
        if path.stat().st_size > MOST_BYTES:
            raise _too_large()
    except OSError as error:
        raise Refused(Code.PHOTO_UNREADABLE) from error
    return _prepared(path)


def prepare_picture(*, content: bytes) -> bytes:
    """The same for the bytes of a picture: from a camera, or from the clipboard."""
    if len(content) > MOST_BYTES:
        raise _too_large()
    return _prepared(io.BytesIO(content))


def _prepared(source: Path | io.BytesIO) -> bytes:
    try:
        with warnings.catch_warnings():
            # What is odd in its notes is not kept anyhow.
            warnings.simplefilter("ignore")
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(source, formats=_FORMATS) as opened:
                return _small(opened)
    except (Image.DecompressionBombWarning, Image.DecompressionBombError) as bomb:
        raise _too_large() from bomb
    except BROKEN_PICTURE as error:
        raise Refused(Code.PHOTO_UNREADABLE) from error


def _small(opened: Image.Image) -> bytes:
    width, height = opened.size
    if width * height > MOST_PIXELS:
        raise _too_large()
    # Of a JPEG only as much is unpacked as is needed.
    opened.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
    turned = upright(opened)
    has_alpha = "A" in turned.getbands() or "transparency" in turned.info
    plain = turned.convert("RGBA" if has_alpha else "RGB")
    plain.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
    # Only the picture goes on: a new image has none of the file's notes.
    bare = Image.new(plain.mode, plain.size)
    bare.paste(plain)
    packed = io.BytesIO()
    bare.save(packed, "WEBP", quality=_QUALITY, method=4)
    return packed.getvalue()


def _too_large() -> Refused:
    return Refused(Code.PHOTO_TOO_LARGE, most=MOST_PIXELS // 1_000_000)
