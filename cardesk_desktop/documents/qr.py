"""QR codes (ISO/IEC 18004) as squares to be drawn."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from reportlab.graphics.barcode.qrencoder import QRCode, QRErrorCorrectLevel


class QrSquares(NamedTuple):
    """A code of `side` squares a side; `dark` holds column, row and how many dark squares follow."""

    side: int
    dark: list[tuple[int, int, int]]


@lru_cache(maxsize=32)
def qr_squares(text: str) -> QrSquares:
    """Encode a text with medium error correction (15 %), in the smallest version that holds it."""
    code = QRCode(None, QRErrorCorrectLevel.M)
    code.addData(text)
    code.make()
    rows: list[list[bool | None]] = code.modules
    dark = [square for number, row in enumerate(rows) for square in _dark_stretches(number, row)]
    return QrSquares(code.moduleCount, dark)


def _dark_stretches(number: int, row: list[bool | None]) -> Iterator[tuple[int, int, int]]:
    column = 0
    for is_dark, stretch in groupby(row, key=bool):
        length = len(list(stretch))
        if is_dark:
            yield column, number, length
        column += length
