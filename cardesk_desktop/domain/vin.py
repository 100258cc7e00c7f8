"""Vehicle identification numbers: ISO 3779, and the check digit that North America asks for (49 CFR 565).

Elsewhere the ninth character is the maker's own; many makers fill it all the same, so a check digit that
does not fit is worth a second look there, and no more.
"""

from __future__ import annotations

from dataclasses import dataclass

from cardesk_desktop.domain.digits import latin_digits
from cardesk_desktop.domain.errors import Code, Refused

LENGTH = 17
_CHECK_PLACE = 8
_VALUES = {
    **{str(digit): digit for digit in range(10)},
    **dict(zip("ABCDEFGH", range(1, 9), strict=True)),
    **dict(zip("JKLMN", range(1, 6), strict=True)),
    "P": 7,
    "R": 9,
    **dict(zip("STUVWXYZ", range(2, 10), strict=True)),
}
"""Every character of a VIN with its value (49 CFR 565.15); I, O and Q are not among them."""

_WEIGHTS = (8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2)
_TEN = "X"
_NORTH_AMERICA = "12345"


@dataclass(frozen=True, slots=True)
class Vin:
    """A number of the right form."""

    text: str

    @property
    def is_north_american(self) -> bool:
        """Built for the United States, Canada or Mexico, where the check digit is the law."""
        return self.text[0] in _NORTH_AMERICA

    @property
    def fits_check_digit(self) -> bool:
        """True when the ninth character is what the sixteen others come to."""
        total = sum(_VALUES[char] * weight for char, weight in zip(self.text, _WEIGHTS, strict=True))
        rest = total % 11
        return self.text[_CHECK_PLACE] == (_TEN if rest == 10 else str(rest))


def read_vin(text: str) -> Vin | None:
    """Read a VIN as typed or scanned; None for an empty one.

    Refuses with VIN_UNREADABLE what has not 17 characters or one that no VIN has, and with
    VIN_CHECK_DIGIT_WRONG a North American one whose check digit does not fit.
    """
    clean = "".join(char for char in latin_digits(text).upper() if not char.isspace() and char != "-")
    if not clean:
        return None
    if len(clean) != LENGTH or any(char not in _VALUES for char in clean):
        raise Refused(Code.VIN_UNREADABLE, length=len(clean))
    vin = Vin(clean)
    if vin.is_north_american and not vin.fits_check_digit:
        raise Refused(Code.VIN_CHECK_DIGIT_WRONG)
    return vin
