"""Folding text for search: what people type finds what was written, whatever the accents and letters.

Both what is stored and what is typed go through the same folding, so only its consistency matters.
"""

from __future__ import annotations

import re
import unicodedata

from cardesk_desktop.domain.digits import latin_digits
from cardesk_desktop.domain.plate import plate_key

# Letters that Unicode does not decompose but people exchange: Arabic (alef wasla, alef maqsura, ta marbuta,
# the Persian kaf and yeh, tatweel) and Latin.
_TWINS = str.maketrans(
    {
        "ٱ": "ا",
        "ى": "ي",
        "ی": "ي",
        "ة": "ه",
        "ک": "ك",
        "ـ": "",
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ı": "i",
        "æ": "ae",
        "œ": "oe",
    }
)
_RUNS = re.compile(r"\d+|[^\W\d]+")
_ASCII_WORDS = re.compile(r"[a-z0-9]+")
FROM_END = "←"
"""Begins a token that holds digits from the last to the first, so that an ending is found as a prefix."""

_COUNTRY_CODE_LENGTHS = (1, 2, 3)
_SHORTEST_ENDING = 3


def fold(text: str) -> str:
    """Drop case, accents and vowel marks; one form for letter variants; Latin digits.

    >>> fold("Émilie ١٢ أحمد")
    'emilie 12 احمد'
    """
    if text.isascii():
        return text.lower()
    # Upper-case letters that fold to a letter with a mark (Turkish İ) need the second decomposition.
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    kept = "".join(char for char in plain if unicodedata.category(char) not in ("Mn", "Me", "Cf"))
    return latin_digits(kept.translate(_TWINS))


def words(text: str) -> tuple[str, ...]:
    """The folded words of a text: runs of letters, digits and spacing marks."""
    folded = fold(text)
    if folded.isascii():
        return tuple(_ASCII_WORDS.findall(folded))
    return tuple("".join(char if _is_of_word(char) else " " for char in folded).split())


def joined(text: str) -> str:
    """The folded words without what parts them: `R01-A-000127` is `r01a000127`."""
    return "".join(words(text))


def plate_words(plate: str) -> tuple[str, ...]:
    """By what a plate is found: its key first, then its letters and digits each for itself."""
    key = fold(plate_key(plate))
    return tuple(dict.fromkeys((key, *_RUNS.findall(key), *words(plate))))


def phone_words(phone: str) -> tuple[str, ...]:
    """By what a phone (E.164) is found: whole first, without its country code, and last from its end."""
    digits = "".join(char for char in latin_digits(phone) if char.isdigit())
    if not digits:
        return ()
    national = (digits[length:] for length in _COUNTRY_CODE_LENGTHS if len(digits) > length + 4)
    return (digits, *national, FROM_END + digits[::-1])


def number_words(number: str) -> tuple[str, ...]:
    """By what a document's number is found: whole, its sequence without leading zeros, and its parts."""
    parts = words(number)
    return tuple(dict.fromkeys(("".join(parts), *(part.lstrip("0") for part in parts[-1:]), *parts)))


def spellings(word: str) -> tuple[str, ...]:
    """The tokens that a typed word may be the beginning of.

    Digits may be a phone's national form (its leading zeros dropped) or its ending.
    """
    if not (word.isascii() and word.isdigit()):
        return (word,)
    national = word.lstrip("0") or word
    endings = (FROM_END + part[::-1] for part in (word, national) if len(part) >= _SHORTEST_ENDING)
    return tuple(dict.fromkeys((word, national, *endings)))


def _is_of_word(char: str) -> bool:
    return char.isalnum() or unicodedata.category(char) == "Mc"
