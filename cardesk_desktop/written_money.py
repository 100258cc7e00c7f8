"""Amounts as people write and paste them with their currency: `12.50 AED`, `€ 12,50`, `د.إ 12.50`."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache
from unicodedata import category

from babel import Locale

from cardesk_desktop.domain.digits import latin_digits
from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.money import Currency, Money
from cardesk_desktop.domain.text import without_controls
from cardesk_desktop.i18n import LANGUAGES

# What tills and price lists write and CLDR does not know; some words belong to several currencies.
_SPOKEN = {
    "AED": ("Dh", "Dhs", "درهم", "\u20c3"),
    "MAD": ("Dh", "Dhs", "درهم"),
    "SAR": ("SR", "ريال", "\u20c1"),
    "QAR": ("QR", "ريال"),
    "OMR": ("RO", "ريال"),
    "KWD": ("KD", "دينار"),
    "BHD": ("BD", "دينار"),
    "JOD": ("JD", "دينار"),
    "EUR": ("euro", "euros", "евро", "يورو"),
    "RUB": ("руб",),
    "TRY": ("TL", "₺"),
}
_SIGN = "Sc"
_LETTER = r"(?:[^\W\d_]|[$£¥¤฿﷼\u20a0-\u20cf])"
# Letters or a sign, as `د.إ.` with points between them; a last point is its own only where no digit follows,
# for it would begin a fraction.
_MARK = rf"(?P<mark>{_LETTER}(?:[.\s]?{_LETTER})*(?:\.(?!\d))?)"
_BEFORE = re.compile(rf"(?P<sign>[-\u2212]?)\s*{_MARK}\s*(?P<rest>.*)")
_BEHIND = re.compile(rf"(?P<sign>)(?P<rest>.*?[\d.,\u066b])\s*{_MARK}")


def without_currency(text: str, of: Currency) -> str:
    """An amount as it was written, without the mark of its currency; empty for a mark alone.

    A mark of which the first letters stand there is being typed. Refuses another currency with
    AMOUNT_OTHER_CURRENCY, and other words with AMOUNT_UNREADABLE.
    """
    # CLDR ends Arabic marks with a point and the sign of direction: it is no point of a fraction.
    clean = without_controls(latin_digits(text).replace(".\u200f", ". ")).strip()
    match = _BEFORE.fullmatch(clean) or _BEHIND.fullmatch(clean)
    if match is None:
        return clean
    mark = _bare(match["mark"])
    marks = _marks()
    # `10k` and `2m` are thousands and millions to many, and no dinar or dirham begun.
    is_letter_behind = match.re is _BEHIND and len(mark) == 1 and mark not in marks
    is_own = any(of.code in codes for known, codes in marks.items() if known.startswith(mark))
    if is_letter_behind or not is_own:
        raise Refused(Code.AMOUNT_OTHER_CURRENCY if mark in marks else Code.AMOUNT_UNREADABLE, currency=of)
    # `AED.50` may be half a dirham, or fifty behind a short form with its point.
    if match.re is _BEFORE and match["rest"].startswith("."):
        raise Refused(Code.AMOUNT_UNREADABLE)
    return match["sign"] + match["rest"]


def written_amount(text: str, of: Currency) -> Money:
    """The amount that was written, with or without its currency. Refuses as the two steps of it do."""
    return Money.parse(without_currency(text, of), of)


@lru_cache(maxsize=1)
def _marks() -> dict[str, set[str]]:
    """The codes of ISO 4217 that each mark may mean, in any language of the desk."""
    marks: dict[str, set[str]] = defaultdict(set)
    for language in LANGUAGES:
        for code, symbol in Locale.parse(language.locale).currency_symbols.items():
            signs = (char for char in symbol if category(char) == _SIGN)
            for mark in (code, symbol, *signs, *_SPOKEN.get(code, ())):
                marks[_bare(mark)].add(code)
    return dict(marks)


def _bare(mark: str) -> str:
    """Its letters and signs alone, in small letters."""
    return "".join(char for char in mark.casefold() if char.isalpha() or category(char) == _SIGN)
