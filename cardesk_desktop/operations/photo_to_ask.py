"""A photo as it may leave: WebP, no larger than is asked for, nothing in it but the picture."""

from __future__ import annotations

import io
import struct

from PIL import Image, UnidentifiedImageError

from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.operations.photos import LONGEST_SIDE, MOST_PIXELS

MOST_BYTES = 1_500_000
"""Of a photo, as the service takes it."""
_QUALITY = 84
_NOTES = ("exif", "xmp")


def bare_webp(data: bytes) -> bytes:
    """A kept photo as it may leave; as it is where nothing has to be changed. Slow: for an io thread.

    Refuses with PHOTO_UNREADABLE what is no picture, or one that no register would have kept.
    """
    try:
        with Image.open(io.BytesIO(data), formats=("WEBP", "PNG", "JPEG")) as opened:
            if opened.width * opened.height > MOST_PIXELS:
                raise Refused(Code.PHOTO_UNREADABLE)
            is_bare = opened.format == "WEBP" and not any(note in opened.info for note in _NOTES)
            if is_bare and max(opened.size) <= LONGEST_SIDE and len(data) <= MOST_BYTES:
                opened.load()
                return data
            return _packed(opened.convert("RGB"))
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError, struct.error) as error:
        raise Refused(Code.PHOTO_UNREADABLE) from error


def _packed(picture: Image.Image) -> bytes:
    picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
    # Only the pixels go on: a new image has none of the file's notes.
    bare = Image.new("RGB", picture.size)
    bare.paste(picture)
    packed = io.BytesIO()
    bare.save(packed, "WEBP", quality=_QUALITY, method=4)
    return packed.getvalue()
