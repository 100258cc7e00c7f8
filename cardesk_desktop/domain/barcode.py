"""Barcodes of goods: cleaned as they are typed or scanned, checked, and made for what has none."""

from __future__ import annotations

import re

from cardesk_desktop.domain.digits import latin_digits
from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.text import without_controls

BARCODE_LIMIT = 48
"""Longer ones cannot be printed on a label."""

_WITH_CHECK_DIGIT = (8, 12, 13, 14)
"""Lengths of EAN-8, UPC-A, EAN-13 and GTIN-14, whose last digit proves the others."""

_UPC_E, _UPC_A, _EAN_13 = 8, 12, 13

_AS_NUMBER = re.compile(r"\d(?:[.,]\d+)?[eE]\+?\d{1,2}|\d{7,}[.,]0+")

IN_STORE = "20"
"""GS1 keeps the numbers from 20 to 29 for use inside one shop: no maker has them."""

_REGISTER_DIGITS, _NUMBER_DIGITS = 2, 8


def read_barcode(text: str) -> str:
    """A barcode without spaces and in Latin digits; empty stays empty.

    Refuses with BARCODE_UNREADABLE what no scanner could have read.
    """
    code = "".join(without_controls(latin_digits(text)).split())
    if len(code) > BARCODE_LIMIT or not all("!" <= char <= "~" for char in code):
        raise Refused(Code.BARCODE_UNREADABLE, barcode=code[:BARCODE_LIMIT], most=BARCODE_LIMIT)
    return code


def is_spreadsheet_number(text: str) -> bool:
    """True for what a spreadsheet makes of a long code in a column of numbers: `6.29104E+12`, `6291...213.0`.

    Digits are lost in the first, and no scanner reads either.
    """
    return _AS_NUMBER.fullmatch("".join(latin_digits(text).split())) is not None


def check_digit(digits: str) -> str:
    """The digit that EAN and UPC put at the end of these: weights 3 and 1 by turns, from the right."""
    weighed = (int(digit) * (3 if place % 2 == 0 else 1) for place, digit in enumerate(reversed(digits)))
    return str(-sum(weighed) % 10)


def is_mistyped(code: str) -> bool:
    """True for a number as long as an EAN or UPC whose last digit does not fit: a typing error, mostly."""
    if len(code) not in _WITH_CHECK_DIGIT or not (code.isascii() and code.isdigit()):
        return False
    return check_digit(code[:-1]) != code[-1]


def as_typed(gtin: str) -> str:
    """A number of 13 digits as a hand scanner types it: a UPC-A (one with a zero before it) in its twelve."""
    return gtin[1:] if len(gtin) == _EAN_13 and gtin.startswith("0") else gtin


def spellings(code: str) -> tuple[str, ...]:
    """A barcode and the other ways in which scanners write the same number, the given one first.

    A UPC-A is an EAN-13 that begins with a zero, and a UPC-E is a UPC-A without some of its zeros; which of
    them arrives depends on how a scanner is set.
    """
    upc = _upc_of(code)
    if not upc:
        return (code,)
    return tuple(dict.fromkeys((code, upc, f"0{upc}", *_shortened(upc))))


def _upc_of(code: str) -> str:
    """The twelve digits of a UPC-A however it is written; empty for every other code."""
    if not (code.isascii() and code.isdigit()):
        return ""
    upc = _expanded(code) if len(code) == _UPC_E else as_typed(code)
    return upc if len(upc) == _UPC_A and not is_mistyped(upc) else ""


def _expanded(short: str) -> str:
    """The UPC-A that eight digits of a UPC-E stand for; its last digit shows whether they are one."""
    system, body, check = short[0], short[1:7], short[7]
    if system not in "01":
        return ""
    kept = {"0": 2, "1": 2, "2": 2, "3": 3, "4": 4}.get(body[5], 5)
    zeros = "0" * 4 if kept in (2, 5) else "0" * 5
    if kept == 2:  # The last digit belongs to the maker's number, the three before it to the article's.
        return system + body[:2] + body[5] + zeros + body[2:5] + check
    return system + body[:kept] + zeros + body[kept : 6 if kept == 5 else 5] + check


def _shortened(upc: str) -> tuple[str, ...]:
    """The UPC-E of a UPC-A, where it has one."""
    digits = upc[1:11]
    bodies = (
        digits[:2] + digits[7:] + digits[2],
        digits[:3] + digits[8:] + "3",
        digits[:4] + digits[9:] + "4",
        digits[:5] + digits[9:],
    )
    shorts = (upc[0] + body + upc[11] for body in bodies)
    return tuple(short for short in shorts if len(short) == _UPC_E and _expanded(short) == upc)


def in_store_range(register_code: str) -> str:
    """With what the in-store numbers of a register begin: `R03` makes 2003...

    So two registers that are apart for a day do not make the same number, as long as the last two digits of
    their codes differ: R01 and R101 share a range. Where both made one number, the catalogue shows the pair
    as one barcode of two products, to be told apart by a person. Labels that are printed stay as they are.
    """
    digits = "".join(char for char in register_code if char in "0123456789")
    return IN_STORE + digits[-_REGISTER_DIGITS:].rjust(_REGISTER_DIGITS, "0")


def in_store_code(begins: str, number: int) -> str:
    """The EAN-13 of this number in a range; ValueError when the range is used up."""
    digits = f"{number:0{_NUMBER_DIGITS}d}"
    if len(digits) > _NUMBER_DIGITS:
        raise ValueError("the in-store numbers of this register are used up")
    return begins + digits + check_digit(begins + digits)


def number_of(code: str) -> int:
    """The number inside an in-store EAN-13."""
    return int(code[len(IN_STORE) + _REGISTER_DIGITS : -1])
