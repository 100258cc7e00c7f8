"""Text on its way to paper: nothing in it may steer the layout but the isolates that templates set."""

import unicodedata

from cardesk_desktop.domain.text import without_controls

_ISOLATES = "\u2066\u2067\u2068\u2069"
_TO_SPACE = dict.fromkeys((*range(0x09, 0x0E), 0x85, 0x2028, 0x2029), " ")


def own_words(text: str) -> str:
    """A value that a person typed, on one line: no control, override, embedding or isolate is left in it.

    Companies, clients and catalogues are cleaned when they are typed; papers also print what was imported
    or sealed by an older release, so the paper does not rely on it.
    """
    if text.isascii() and text.isprintable():
        return text
    return without_controls(text.translate(_TO_SPACE))


def printable(text: str) -> str:
    """A composed line: as `own_words`, but the isolates around its fields stay."""
    if text.isascii() and text.isprintable():
        return text
    if not any(isolate in text for isolate in _ISOLATES):
        return own_words(text)
    return "".join(char if char in _ISOLATES else own_words(char) for char in text)


def is_invisible(char: str) -> bool:
    """Whether the character only steers its neighbours and is never drawn on its own."""
    return unicodedata.category(char) in ("Cf", "Mn", "Me") or "\ufe00" <= char <= "\ufe0f"
