"""The owner's recovery code: 130 random bits as 26 letters and digits, and two more that check them.

    7QK4-M2ZD-…-9XHB

Letters that are taken for one another are read as one (Crockford's base 32: O is 0, I and L are 1). The
two characters at the end make a Reed-Solomon code over GF(32): any two characters that are wrong or
exchanged, wherever they stand, are noticed before the code is tried.
"""

from __future__ import annotations

from cardesk_desktop.domain.digits import latin_digits
from cardesk_desktop.domain.errors import Code, Refused

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Thirty-two characters, five bits each."""

RANDOM_BITS = 130
LENGTH = 28
"""Characters of a code, without the hyphens between its groups."""
GROUP = 4

_CHECKED = LENGTH - 2
_FIELD = 0b100101
"""x^5 + x^2 + 1, primitive over GF(2): the powers of 2 are all 31 numbers but zero."""

# What people take for a letter of the alphabet, on Latin and on Cyrillic keys.
_LOOKS_LIKE = str.maketrans(
    {"O": "0", "I": "1", "L": "1", "U": "V"}
    | dict(zip("АВЕКМНОРСТУХ", "ABEKMH0PCTYX", strict=True))
    | dict.fromkeys("ІЇ", "1")
)


def recovery_code(random: int) -> str:
    """The code of a random number of RANDOM_BITS bits, in groups of four. ValueError for another one."""
    if not 0 <= random < 1 << RANDOM_BITS:
        raise ValueError("a recovery code holds 130 bits")
    values = [random >> 5 * place & 31 for place in reversed(range(_CHECKED))]
    return grouped("".join(ALPHABET[value] for value in (*values, *_check_values(values))))


def grouped(characters: str) -> str:
    """Characters in groups of four, with hyphens between."""
    return "-".join(characters[at : at + GROUP] for at in range(0, len(characters), GROUP))


def read_recovery_code(text: str) -> str:
    """The 28 characters of a code as somebody typed it: any case, any spaces, digits of any script.

    Refuses: RECOVERY_CODE_UNREADABLE with the first character that stands in no code,
    RECOVERY_CODE_INCOMPLETE with how many are there, RECOVERY_CODE_MISTYPED when they do not fit together.
    """
    characters = typed_characters(text)
    strange = next((char for char in characters if char not in ALPHABET), None)
    if strange is not None:
        raise Refused(Code.RECOVERY_CODE_UNREADABLE, character=strange)
    if len(characters) != LENGTH:
        raise Refused(Code.RECOVERY_CODE_INCOMPLETE, length=len(characters), most=LENGTH)
    values = [ALPHABET.index(char) for char in characters]
    if _sums(values) != (0, 0):
        raise Refused(Code.RECOVERY_CODE_MISTYPED)
    return characters


def typed_characters(text: str) -> str:
    """What was typed, without spaces and hyphens, look-alikes read as what they look like."""
    characters = "".join(char for char in latin_digits(text) if char.isalnum())
    return characters.upper().translate(_LOOKS_LIKE)


def _check_values(values: list[int]) -> tuple[int, int]:
    """The two values after `values` with which both sums are zero."""
    plain, weighted = _sums(values)
    first_weight, second_weight = _POWERS[_CHECKED], _POWERS[_CHECKED + 1]
    first = _divided(weighted ^ _product(plain, second_weight), first_weight ^ second_weight)
    return first, plain ^ first


def _sums(values: list[int]) -> tuple[int, int]:
    """The sum of the values, and the sum of each times the power of 2 of its place, in GF(32)."""
    plain = weighted = 0
    for place, value in enumerate(values):
        plain ^= value
        weighted ^= _product(value, _POWERS[place])
    return plain, weighted


def _doubled(value: int) -> int:
    doubled = value << 1
    return doubled ^ _FIELD if doubled & 32 else doubled


def _powers() -> tuple[int, ...]:
    powers = [1]
    while len(powers) < 31:
        powers.append(_doubled(powers[-1]))
    return tuple(powers)


_POWERS = _powers()
_LOGARITHMS = {power: exponent for exponent, power in enumerate(_POWERS)}


def _product(left: int, right: int) -> int:
    if not left or not right:
        return 0
    return _POWERS[(_LOGARITHMS[left] + _LOGARITHMS[right]) % 31]


def _divided(left: int, right: int) -> int:
    return _product(left, _POWERS[-_LOGARITHMS[right] % 31])
