"""What a drawn glyph says when the text of a paper is searched, copied or read aloud.

A PDF holds glyphs from left to right. Readers turn right-to-left stretches around again, letter by letter,
and mirror their brackets. Two kinds of glyph would come out wrong: a ligature that stands for two letters,
and a bracket that was mirrored for drawing.
"""

import unicodedata
from collections.abc import Mapping
from functools import lru_cache

from cardesk_desktop.documents.bidi import mirrored

_PRESENTATION_FORMS = (range(0xFB50, 0xFE00), range(0xFE70, 0xFEFD))


@lru_cache(maxsize=1)
def _ligatures() -> Mapping[str, str]:
    """Letters to the one character that stands for their ligature; the first form, standing alone, wins."""
    forms: dict[str, str] = {}
    for code in (code for codes in _PRESENTATION_FORMS for code in codes):
        letters = unicodedata.normalize("NFKC", chr(code))
        if len(letters) > 1 and " " not in letters:
            forms.setdefault(letters, chr(code))
    return forms


def copied_text(letters: str, *, is_rtl: bool) -> str:
    """The text of a glyph that was drawn for `letters`."""
    if not is_rtl or not letters:
        return letters
    if len(letters) == 1:
        return mirrored(letters)
    return _ligatures().get(letters, letters)
