"""Names as they are written, where Qt would read signs of its own in them."""

from __future__ import annotations


def tip(text: str) -> str:
    """A text for `setToolTip`: what looks like markup in it is shown, not obeyed."""
    if "<" not in text:
        return text
    from html import escape

    return f"<qt>{escape(text)}</qt>"


def menu_words(text: str) -> str:
    """A text for a row of a menu: its ampersands are shown, and underline no letter."""
    return text.replace("&", "&&")
