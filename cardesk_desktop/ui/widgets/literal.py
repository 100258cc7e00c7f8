"""Names as they are written, where Qt would read signs of its own in them."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget


def explain(widget: QWidget, text: str) -> None:
    """Say this on hovering over the widget: as it was typed, whatever it looks like."""
    widget.setToolTip(tip(text))


def tip(text: str) -> str:
    """A text for a tool tip: what looks like markup in it is shown, not obeyed."""
    if "<" not in text:
        return text
    from html import escape

    lines = escape(text).replace("\n", "<br>")
    return f"<qt>{lines}</qt>"


def menu_words(text: str) -> str:
    """A text for a row of a menu: its ampersands are shown, and underline no letter."""
    return text.replace("&", "&&")
