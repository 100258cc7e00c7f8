"""Barcodes as bars to be drawn: EAN-13 and EAN-8 for the numbers of goods, Code 128 for all else."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from reportlab.graphics.barcode.code128 import Code128

from cardesk_desktop.domain.barcode import is_mistyped

# ISO/IEC 15420: the seven modules of each digit at the left with odd parity; the others follow from it.
_SEVENS = "0001101001100100100110111101010001101100010101111011101101101110001011"
_ODD = [_SEVENS[at : at + 7] for at in range(0, 70, 7)]
_RIGHT = [digit.translate(str.maketrans("01", "10")) for digit in _ODD]
_EVEN = [digit[::-1] for digit in _RIGHT]
_SIXES = "OOOOOOOOEOEEOOEEOEOOEEEOOEOOEEOEEOOEOEEEOOOEOEOEOEOEEOOEEOEO"
_PARITIES = [_SIXES[at : at + 6] for at in range(0, 60, 6)]
_EDGE, _MIDDLE = "101", "01010"
QUIET_MODULES = 11
"""The empty room that a scanner needs at either side, in modules."""


class Bars(NamedTuple):
    """A code of `modules` widths; `dark` holds where a bar begins and how wide it is."""

    modules: int
    dark: list[tuple[int, int]]


@lru_cache(maxsize=512)
def bars_of(code: str) -> Bars:
    """Encode a barcode of printable ASCII; one that only looks like an EAN becomes Code 128."""
    is_number = code.isascii() and code.isdigit() and not is_mistyped(code)
    if is_number and len(code) == 13:
        return _bars(_ean_13(code))
    if is_number and len(code) == 8:
        left, right = code[:4], code[4:]
        return _bars(_ean([_ODD[int(digit)] for digit in left], right))
    return _bars(_code_128(code))


def _ean_13(code: str) -> str:
    parities = _PARITIES[int(code[0])]
    left = [
        (_ODD if parity == "O" else _EVEN)[int(digit)]
        for digit, parity in zip(code[1:7], parities, strict=True)
    ]
    return _ean(left, code[7:])


def _ean(left: list[str], right: str) -> str:
    return _EDGE + "".join(left) + _MIDDLE + "".join(_RIGHT[int(digit)] for digit in right) + _EDGE


def _code_128(code: str) -> str:
    """ReportLab writes bars as capitals and gaps as small letters, A for one module to D for four."""
    coder = Code128(code)
    for step in ("validate", "encode", "decompose"):
        getattr(coder, step)()
    widths: str = coder.decomposed
    return "".join(("1" if char.isupper() else "0") * (ord(char.upper()) - 64) for char in widths)


def _bars(modules: str) -> Bars:
    return Bars(len(modules), list(_dark(modules)))


def _dark(modules: str) -> Iterator[tuple[int, int]]:
    at = 0
    for module, stretch in groupby(modules):
        width = len(list(stretch))
        if module == "1":
            yield at, width
        at += width
