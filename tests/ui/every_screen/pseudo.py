"""A language nobody speaks: every sentence is marked, accented, and two fifths longer than in English."""

from __future__ import annotations

import math
import re
from gettext import NullTranslations

from typing_extensions import override

from cardesk_desktop.i18n import LANGUAGES, Phrasebook

OPENING, CLOSING = "‹", "›"
LONGER = 0.4
"""How much longer a sentence is; German and Russian are about so much longer than English."""

_FIELD = re.compile(r"(\{[^{}]*\})")
_SIGNS = ".,:;!?…"
_ACCENTED = str.maketrans("aceinosuyACEINOSUY", "áçéíñóšúýÁÇÉÍÑÓŠÚÝ")


class Pseudo(NullTranslations):
    """Translates by marking; fields stay as they are."""

    @override
    def gettext(self, message: str) -> str:
        return stretched(message)

    @override
    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return stretched(msgid1 if n == 1 else msgid2)

    @override
    def pgettext(self, context: str, message: str) -> str:
        return stretched(message)


def stretched(message: str) -> str:
    """The message accented, between marks, with letters added to the end of its words."""
    parts = _FIELD.split(message)
    letters = sum(len(part) for part in parts if not part.startswith("{"))
    missing = math.ceil(letters * LONGER) - len(OPENING + CLOSING)
    accented = [part if part.startswith("{") else part.translate(_ACCENTED) for part in parts]
    return f"{OPENING}{_with_tails(''.join(accented), max(0, missing))}{CLOSING}"


def pseudo_phrasebook() -> Phrasebook:
    """English dates and amounts, pseudo sentences."""
    return Phrasebook(LANGUAGES[0], Pseudo())


def _with_tails(text: str, missing: int) -> str:
    """Each word grows in turn: lines break where they do in a real language."""
    words = text.split(" ")
    grown = [place for place, word in enumerate(words) if word and "{" not in word and "}" not in word]
    if not grown:
        return text
    for step in range(missing):
        place = grown[step % len(grown)]
        core = words[place].rstrip(_SIGNS)
        words[place] = f"{core}ü{words[place][len(core) :]}"
    return " ".join(words)
