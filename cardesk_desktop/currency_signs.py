"""How a language marks a currency and where beside the digits the mark stands (CLDR, read by Babel)."""

from __future__ import annotations

from functools import lru_cache
from unicodedata import category

from babel import Locale
from babel.numbers import get_currency_symbol

_NO_BREAK_SPACE = "\u00a0"
_DIRECTION_MARKS = "\u200f\u200e"
# The place of the currency in a pattern of CLDR.
_CURRENCY = "\u00a4"
# What several countries write does not say whose money it is.
_SHARED = frozenset("$£¥")
# No shipped font draws the sign of the baht.
_NOT_DRAWN = frozenset("฿")
_CURRENCY_SIGN = "Sc"


@lru_cache(maxsize=64)
def local_name(code: str, locale: str) -> str:
    """What the language calls a currency of ISO 4217, in Arabic `د.إ`, without a last dot."""
    name = str(get_currency_symbol(code, locale=locale)).strip(_DIRECTION_MARKS + ".")
    return code if name in _NOT_DRAWN else name


@lru_cache(maxsize=64)
def own_sign(code: str, locale: str) -> str:
    """The sign that names this currency and no other, `€`; the ISO 4217 code where there is none."""
    sign = str(get_currency_symbol(code, locale=locale))
    is_sign = len(sign) == 1 and category(sign) == _CURRENCY_SIGN
    return sign if is_sign and sign not in _SHARED | _NOT_DRAWN else code


def marked(digits: str, mark: str, locale: str) -> str:
    """Digits with the mark of their currency where the language puts it; the space never breaks."""
    before, behind = _pattern(locale)
    if behind:
        return digits + behind.replace(_CURRENCY, mark)
    # The pattern has no space: it counts on a sign, and a code is letters.
    return f"{before.replace(_CURRENCY, mark)}{_NO_BREAK_SPACE}{digits}"


@lru_cache(maxsize=8)
def _pattern(locale: str) -> tuple[str, str]:
    """What CLDR writes before and behind the digits, with `¤` for the currency, without direction."""
    pattern = Locale.parse(locale).currency_formats["standard"]
    return pattern.prefix[0].strip(_DIRECTION_MARKS), pattern.suffix[0]
