"""A picture as somebody held the camera, whatever else its notes say."""

from __future__ import annotations

import struct

from PIL import Image, UnidentifiedImageError

BROKEN_PICTURE = (
    UnidentifiedImageError,
    OSError,
    SyntaxError,
    ValueError,
    TypeError,
    EOFError,
    LookupError,
    ArithmeticError,
    struct.error,
)
"""What Pillow raises for files that are broken, or only begin like a picture."""

_ORIENTATION = 0x0112
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


def upright(opened: Image.Image) -> Image.Image:
    """The picture turned as its EXIF notes ask; as it is where those cannot be read.

    Not by `ImageOps.exif_transpose`, which writes the notes anew and fails over one that nobody needs. Raises
    as Pillow does (`BROKEN_PICTURE`) when the picture itself cannot be read.
    """
    opened.load()
    try:
        turn = _TURNS.get(opened.getexif().get(_ORIENTATION, 1))
    except BROKEN_PICTURE:
        turn = None
    return opened if turn is None else opened.transpose(turn)
