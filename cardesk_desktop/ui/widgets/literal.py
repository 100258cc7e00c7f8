"""Names as they are written, where Qt would read signs of its own in them."""

from __future__ import annotations

import html


def tip(text: str) -> str:
    """A text for `setToolTip`: what looks like markup in it is shown, not obeyed."""
    return f"<qt>{html.escape(text)}</qt>" if "<" in text else text


def menu_words(text: str) -> str:
    """A text for a row of a menu: its ampersands are shown, and underline no letter."""
    return text.replace("&", "&&")
