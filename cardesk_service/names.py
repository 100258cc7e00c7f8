"""Names that people type: their own, a company's, a register's; on one line, as a till takes them."""

from __future__ import annotations

LONGEST = 120
"""Code points: as many as a till takes."""
JOINERS = "\u200c\u200d"
"""Letters that need them (Persian, Urdu, emoji) are spelt with them; alone they are nothing."""
_WITHOUT_JOINERS = str.maketrans("", "", JOINERS)


def one_line(typed: str) -> str | None:
    """The name with single spaces, empty if nothing is left of it; None for what can be nobody's name."""
    tidy = " ".join(typed.split()).strip(f"{JOINERS} ")
    return tidy if len(tidy) <= LONGEST and without_joiners(tidy).isprintable() else None


def without_joiners(text: str) -> str:
    """The text as it is seen: joiners shape letters and are none."""
    return text.translate(_WITHOUT_JOINERS)
