"""Bidi_Class and paired brackets, as UAX #9 needs them.

The classes come from Python's own `unicodedata`. A character newer than that table has no class there;
Unicode gives every unassigned code point a default class by block (DerivedBidiClass.txt, the "@missing"
lines), so an Arabic letter added after this Python was released still counts as an Arabic letter.
"""

import unicodedata
from bisect import bisect_right
from collections.abc import Mapping
from types import MappingProxyType

EMBEDDINGS = frozenset({"LRE", "RLE", "LRO", "RLO"})
ISOLATE_INITIATORS = frozenset({"LRI", "RLI", "FSI"})
REMOVED_BY_X9 = EMBEDDINGS | {"PDF", "BN"}
NEUTRALS = ISOLATE_INITIATORS | {"B", "S", "WS", "ON", "PDI"}

# First code point of each stretch and the class of the unassigned code points in it.
_UNASSIGNED: tuple[tuple[int, str], ...] = (
    (0x0000, "L"),
    (0x0590, "R"),
    (0x0600, "AL"),
    (0x07C0, "R"),
    (0x0860, "AL"),
    (0x0900, "L"),
    (0x2065, "BN"),
    (0x2066, "L"),
    (0x20A0, "ET"),
    (0x20D0, "L"),
    (0xFB1D, "R"),
    (0xFB50, "AL"),
    (0xFDD0, "BN"),
    (0xFDF0, "AL"),
    (0xFE00, "L"),
    (0xFE70, "AL"),
    (0xFF00, "L"),
    (0xFFF0, "BN"),
    (0xFFF9, "L"),
    (0x10800, "R"),
    (0x10D00, "AL"),
    (0x10D40, "R"),
    (0x10EC0, "AL"),
    (0x10F00, "R"),
    (0x10F30, "AL"),
    (0x10F70, "R"),
    (0x11000, "L"),
    (0x1E800, "R"),
    (0x1EC70, "AL"),
    (0x1ECC0, "R"),
    (0x1ED00, "AL"),
    (0x1ED50, "R"),
    (0x1EE00, "AL"),
    (0x1EF00, "R"),
    (0x1F000, "L"),
    (0xE0000, "BN"),
    (0xE1000, "L"),
)
_UNASSIGNED_STARTS = tuple(start for start, _ in _UNASSIGNED)

# BidiBrackets.txt of Unicode 15.0: each opening bracket followed by its closing one.
_BRACKETS = (
    "()[]{}\u0f3a\u0f3b\u0f3c\u0f3d\u169b\u169c\u2045\u2046\u207d\u207e\u208d\u208e\u2308\u2309"
    "\u230a\u230b\u2329\u232a\u2768\u2769\u276a\u276b\u276c\u276d\u276e\u276f\u2770\u2771\u2772\u2773"
    "\u2774\u2775\u27c5\u27c6\u27e6\u27e7\u27e8\u27e9\u27ea\u27eb\u27ec\u27ed\u27ee\u27ef\u2983\u2984"
    "\u2985\u2986\u2987\u2988\u2989\u298a\u298b\u298c\u298d\u2990\u298f\u298e\u2991\u2992\u2993\u2994"
    "\u2995\u2996\u2997\u2998\u29d8\u29d9\u29da\u29db\u29fc\u29fd\u2e22\u2e23\u2e24\u2e25\u2e26\u2e27"
    "\u2e28\u2e29\u2e55\u2e56\u2e57\u2e58\u2e59\u2e5a\u2e5b\u2e5c\u3008\u3009\u300a\u300b\u300c\u300d"
    "\u300e\u300f\u3010\u3011\u3014\u3015\u3016\u3017\u3018\u3019\u301a\u301b\ufe59\ufe5a\ufe5b\ufe5c"
    "\ufe5d\ufe5e\uff08\uff09\uff3b\uff3d\uff5b\uff5d\uff5f\uff60\uff62\uff63"
)


def default_class(char: str) -> str:
    """The Bidi_Class of an unassigned code point or noncharacter."""
    code = ord(char)
    if code & 0xFFFE == 0xFFFE:
        return "BN"
    return _UNASSIGNED[bisect_right(_UNASSIGNED_STARTS, code) - 1][1]


def bidi_class(char: str) -> str:
    """The Bidi_Class short name of one character."""
    return unicodedata.bidirectional(char) or default_class(char)


def _canonical(bracket: str) -> str:
    # BD16: U+2329 and U+232A pair with U+3008 and U+3009, to which they are canonically equivalent.
    return unicodedata.normalize("NFD", bracket)


OPENING: Mapping[str, str] = MappingProxyType(
    {_BRACKETS[i]: _canonical(_BRACKETS[i + 1]) for i in range(0, len(_BRACKETS), 2)}
)
"""Opening bracket to the canonical form of the bracket that closes it."""

CLOSING: Mapping[str, str] = MappingProxyType(
    {_BRACKETS[i]: _canonical(_BRACKETS[i]) for i in range(1, len(_BRACKETS), 2)}
)
"""Closing bracket to its canonical form."""

# Other mirrored characters that stand on papers; Unicode's full list is longer (BidiMirroring.txt).
_MIRRORED_PAIRS = _BRACKETS + "<>\u00ab\u00bb\u2039\u203a\u2264\u2265"
_MIRRORS = dict(zip(_MIRRORED_PAIRS[::2], _MIRRORED_PAIRS[1::2], strict=True))
_MIRRORS |= {right: left for left, right in _MIRRORS.items()}


def mirrored(char: str) -> str:
    """The character that looks like this one seen in a mirror, itself when it has no such twin (L4)."""
    return _MIRRORS.get(char, char)
