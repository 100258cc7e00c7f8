"""Everything that this computer sees in one photo: barcodes, writing, what it looks like."""

from __future__ import annotations

import io

from PIL import Image

from cardesk_desktop.domain.errors import Code, Refused, Unavailable
from cardesk_desktop.domain.plate_forms import ReadPlate
from cardesk_desktop.domain.seen import Seen
from cardesk_desktop.vision.barcodes import read_barcodes
from cardesk_desktop.vision.frame import Frame
from cardesk_desktop.vision.likeness import flat, looks_of
from cardesk_desktop.vision.plate_reading import read_plates
from cardesk_desktop.vision.reader import Reader


def look_at_product(*, photo: bytes, reader: Reader) -> Seen:
    """What is seen of a product in a photo as it is kept (WebP); slow, for an io thread.

    Where writing cannot be read, `trouble` says why, and the rest is seen all the same. Refuses with
    PHOTO_UNREADABLE.
    """
    picture = _opened(photo)
    trouble: Code | None = None
    try:
        lines = reader.read(picture)
    except Unavailable as missing:
        lines, trouble = (), missing.code
    codes = tuple(code.text for code in read_barcodes(frame=_frame(picture)))
    return Seen(lines, codes, looks_of(picture, lines), trouble)


def look_at_plate(*, photo: bytes, reader: Reader) -> tuple[ReadPlate, ...]:
    """The number plates in a photo as it is kept, the likeliest first; slow, for an io thread.

    Refuses with PHOTO_UNREADABLE; unavailable as `Reader.read` is.
    """
    return read_plates(reader, _opened(photo))


def look_for_plate(*, frame: Frame, reader: Reader) -> tuple[ReadPlate, ...]:
    """The same in a picture of the live camera."""
    size, stride = (frame.width, frame.height), frame.stride
    return read_plates(reader, Image.frombuffer("RGB", size, frame.pixels, "raw", "BGRX", stride, 1))


def _opened(photo: bytes) -> Image.Image:
    try:
        with Image.open(io.BytesIO(photo)) as opened:
            return flat(opened)
    except (OSError, ValueError, SyntaxError) as error:
        raise Refused(Code.PHOTO_UNREADABLE) from error


def _frame(picture: Image.Image) -> Frame:
    pixels = picture.convert("RGB").tobytes("raw", "BGRX")
    return Frame(pixels, picture.width, picture.height, 4 * picture.width)
