"""Which passwords may be chosen: long enough, and not the first that anybody would try (ASVS 5.0, 6.2).

No rule says which characters there have to be, and nothing is trimmed or folded before it is hashed.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from cardesk_service.refused import Refused
from cardesk_wire.accounts import AccountCode

LEAST = 8
MOST = 256
"""Code points; a password manager's longest are far below."""
_LIST = Path(__file__).with_name("common_passwords.txt")
_OWN_WORDS = ("cardesk", "carwash")
_SHORTEST_WORD = 4
_FEW_CHARACTERS = 2
_DECORATION = "0123456789!?.,;:-_*#@$%&+= "


def check(password: str, words: Iterable[str]) -> None:
    """Refuse with PASSWORD_SHORT, PASSWORD_LONG or PASSWORD_COMMON; `words` are the person's own.

    A password is common when it is on the list, or is one of the person's words with decoration around.
    """
    if len(password) < LEAST:
        raise Refused(AccountCode.PASSWORD_SHORT, field="password", least=LEAST)
    if len(password) > MOST:
        raise Refused(AccountCode.PASSWORD_LONG, field="password", most=MOST)
    lowered = password.casefold()
    bare = lowered.strip(_DECORATION)
    if lowered in common() or len(set(lowered)) <= _FEW_CHARACTERS or bare in _own(words):
        raise Refused(AccountCode.PASSWORD_COMMON, field="password")


@lru_cache(maxsize=1)
def common() -> frozenset[str]:
    """The most frequent passwords that are long enough."""
    lines = _LIST.read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


def _own(words: Iterable[str]) -> set[str]:
    own = set(_OWN_WORDS)
    for word in words:
        lowered = word.casefold()
        own |= {lowered, lowered.replace(" ", ""), lowered.partition("@")[0], *lowered.split()}
    # Without anything left of it, a password was decoration only, which says nothing.
    return {word.strip(_DECORATION) for word in own if len(word) >= _SHORTEST_WORD} - {""}
