"""Pictures from files: whatever the camera or the printer's shop delivered becomes a small, plain PNG."""

from __future__ import annotations

import io
import warnings

from PIL import Image

from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.operations.upright import BROKEN_PICTURE, upright

MOST_BYTES = 20_000_000
_MOST_PIXELS = 50_000_000
_FORMATS = ("PNG", "JPEG", "WEBP", "GIF", "BMP", "TIFF")
LOGO_SIDE = 640
"""Pixels of the longest side of a logo: 54 mm on paper at the resolution of print."""

FILE_ENDINGS = (".png", ".jpg", ".jpeg", ".webp", ".gif", ".bmp", ".tif", ".tiff")
"""What the names of such files end with."""


def plain_png(data: bytes, *, longest: int = LOGO_SIDE) -> bytes:
    """The picture upright, at most `longest` pixels on a side, as a PNG without anything but the picture.

    Refuses with PICTURE_TOO_LARGE a file above 20 MB or a picture above 50 megapixels, which is not even
    unpacked, and with PICTURE_UNREADABLE what is no picture. Slow: for a thread beside the window.
    """
    if len(data) > MOST_BYTES:
        raise Refused(Code.PICTURE_TOO_LARGE)
    try:
        picture = _opened(data, longest)
    except BROKEN_PICTURE as error:
        raise Refused(Code.PICTURE_UNREADABLE) from error
    picture.thumbnail((longest, longest), Image.Resampling.LANCZOS)
    kept = io.BytesIO()
    picture.save(kept, "PNG", optimize=True)
    return kept.getvalue()


def _opened(data: bytes, longest: int) -> Image.Image:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            opened = Image.open(io.BytesIO(data), formats=_FORMATS)
        except Image.DecompressionBombError as error:
            raise Refused(Code.PICTURE_TOO_LARGE) from error
        with opened:
            if opened.width * opened.height > _MOST_PIXELS:
                raise Refused(Code.PICTURE_TOO_LARGE)
            # A large JPEG is read at the half or a quarter, which is fast and loses nothing that is kept.
            opened.draft("RGB", (longest * 2, longest * 2))
            turned = upright(opened)
            # Only the pixels go on: no place, no date and no name of a camera.
            return turned.convert("RGBA" if turned.has_transparency_data else "RGB")
