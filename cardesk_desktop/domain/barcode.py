"""Barcodes of goods: cleaned as they are typed or scanned, checked, and made for what has none."""

from __future__ import annotations

from cardesk_desktop.domain.digits import latin_digits
from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.text import without_controls

BARCODE_LIMIT = 48
"""Longer ones cannot be printed on a label."""

_WITH_CHECK_DIGIT = (8, 12, 13, 14)
"""Lengths of EAN-8, UPC-A, EAN-13 and GTIN-14, whose last digit proves the others."""

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


def check_digit(digits: str) -> str:
    """The digit that EAN and UPC put at the end of these: weights 3 and 1 by turns, from the right."""
    weighed = (int(digit) * (3 if place % 2 == 0 else 1) for place, digit in enumerate(reversed(digits)))
    return str(-sum(weighed) % 10)


def is_mistyped(code: str) -> bool:
    """True for a number as long as an EAN or UPC whose last digit does not fit: a typing error, mostly."""
    if len(code) not in _WITH_CHECK_DIGIT or not (code.isascii() and code.isdigit()):
        return False
    return check_digit(code[:-1]) != code[-1]


def in_store_range(register_code: str) -> str:
    """With what the in-store numbers of a register begin: `R03` makes 2003...

    So two registers that are apart for a day do not make the same number.
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
