"""A company's name in a letter to an address that nobody proved: who typed the name chose the address too.

Such letters carry no text of strangers, or the service would send anybody's advertisement. An invitation has
to say of whom it is; it says so shortly, and without what a mail program turns into a link.
"""

from __future__ import annotations

import re
import unicodedata

from cardesk_service.names import without_joiners

LONGEST = 40
_LINKED = re.compile(r"[/\\@:]|[^\W_]\.[^\W_]{2,}|\d{5,}")
"""Addresses of pages and of people, and numbers that a phone would dial."""
_DOTS = str.maketrans("\u3002\uff0e\uff61", "...")
"""What browsers take for the dot in a domain (RFC 3490, section 3.1)."""


def plain_name(name: str) -> str:
    """The name without words that look like a link, at most `LONGEST` characters; empty if none is left."""
    shown = unicodedata.normalize("NFKC", name).translate(_DOTS)
    kept = " ".join(word for word in shown.split() if not _LINKED.search(without_joiners(word)))
    return kept if len(kept) <= LONGEST else f"{kept[: LONGEST - 1].rstrip()}…"
