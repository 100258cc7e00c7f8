"""One slip of the finger: a letter too many, one left out, a wrong one, or two that changed places.

Words are folded already (`domain.folding`). Codes (plates, phones, barcodes, numbers) are never guessed:
one digit off is another car.
"""

from __future__ import annotations

from collections.abc import Iterator

SHORTEST, LONGEST = 3, 20
"""Letters of a word that may be a misspelt one; a longer one is no name."""

_LATIN = "abcdefghijklmnopqrstuvwxyz"
_CYRILLIC = "абвгдежзиклмнопрстуфхцчшщъыьэюяєіїґ"
_ARABIC = "ءابتثجحخدذرزسشصضطظعغفقكلمنهوي"
_ALPHABETS = (_LATIN, _CYRILLIC, _ARABIC)


def is_name(word: str) -> bool:
    """True for a word of letters only, long enough to be told from another and not too long."""
    return SHORTEST <= len(word) <= LONGEST and word.isalpha()


def one_slip_away(word: str) -> tuple[str, ...]:
    """Every word that may have been meant, if one slip made `word` of it; in no particular order.

    Letters are tried of the alphabets that the word is written in; in others a slip is found only where
    no letter is missing.

    >>> "sara" in one_slip_away("sraa"), "sara" in one_slip_away("sra"), "sara" in one_slip_away("sarra")
    (True, True, True)
    """
    letters = "".join(alphabet for alphabet in _ALPHABETS if not set(alphabet).isdisjoint(word))
    return tuple(dict.fromkeys(meant for meant in _meant(word, letters) if meant != word))


def _meant(word: str, letters: str) -> Iterator[str]:
    for place in range(len(word) + 1):
        before, after = word[:place], word[place:]
        if after:
            yield before + after[1:]
        if len(after) > 1:
            yield before + after[1] + after[0] + after[2:]
        for letter in letters:
            yield before + letter + after
            if after:
                yield before + letter + after[1:]
