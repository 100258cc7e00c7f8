"""Text that people type or paste: cleaned once, at the door."""

from __future__ import annotations

import re
import unicodedata

from cardesk_desktop.domain.errors import Code, Refused

NAME_LIMIT = 120
NOTE_LIMIT = 1000

# Letters that need them (Persian, Urdu, emoji) keep the joiners U+200C and U+200D.
_JOINERS = "\u200c\u200d"
_HIDDEN = ("Cc", "Cf", "Cs", "Co")
_EDGES = _JOINERS + "".join(filter(str.isspace, map(chr, range(0x3001))))


def without_controls(text: str) -> str:
    """Drop control characters and the invisible direction overrides that could reorder a paper.

    Line feeds and tabs stay; the other controls that part words (carriage return ...) become spaces.
    """
    # What is printable holds none of them; nearly all that is typed is.
    return text if text.isprintable() else "".join(_visible(char) for char in text)


def _visible(char: str) -> str:
    if char in "\n\t" or char in _JOINERS or unicodedata.category(char) not in _HIDDEN:
        return char
    return " " if char.isspace() else ""


def one_line(text: str, *, field: str, limit: int = NAME_LIMIT, is_needed: bool = False) -> str:
    """Clean a one-line field: composed (NFC), no controls, single spaces.

    Refuses with TEXT_MISSING or TEXT_TOO_LONG; both carry `field`, the name of the form's field.
    """
    clean = " ".join(unicodedata.normalize("NFC", without_controls(text)).split())
    return _within(clean.strip(_EDGES), field, limit, is_needed)


def many_lines(text: str, *, field: str, limit: int = NOTE_LIMIT) -> str:
    """Clean a note: as `one_line`, but line breaks stay."""
    lines = "\n".join(text.splitlines())
    clean = unicodedata.normalize("NFC", without_controls(lines)).strip(_EDGES)
    return _within(re.sub(r"\n{3,}", "\n\n", clean), field, limit, is_needed=False)


def _within(text: str, field: str, limit: int, is_needed: bool) -> str:
    if is_needed and not text:
        raise Refused(Code.TEXT_MISSING, field=field)
    if len(text) > limit:
        raise Refused(Code.TEXT_TOO_LONG, field=field, limit=limit, length=len(text))
    return text
