"""The steps of a search as statements. They read ids out of indexes; what stands in the entries is read at
the end, of those that are shown. Beginnings are asked for of all kinds at once, since to ask costs more than
to look up. FTS5 is asked of one kind at a time: each set of kinds of which there is too little would be
another statement, and to make one takes longer than a search.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Select,
    Text,
    and_,
    bindparam,
    func,
    literal_column,
    or_,
    select,
    union_all,
)

from cardesk_desktop.domain.misspelling import SHORTEST
from cardesk_desktop.store.column_types import Choice, TextList
from cardesk_desktop.store.statement import LAST, Statement, one_of, one_of_numbers, prefix_range
from cardesk_desktop.store.tables.catalogue import PRODUCT, SERVICE
from cardesk_desktop.store.tables.search import (
    DOCUMENTS,
    SEARCH_ENTRY,
    SEARCH_KEY,
    SEARCH_WORD,
    WORDS,
    matches,
)
from cardesk_desktop.store.views import HitKind

TITLED_BY_KEY = (HitKind.VEHICLE, *DOCUMENTS)
"""Kinds whose titles (plates, numbers) begin alike with or without the spaces in them."""

_KEYED = (HitKind.VEHICLE, HitKind.CLIENT, HitKind.PRODUCT)
"""Kinds that have keys."""

ENTRIES = Statement(
    select(
        SEARCH_ENTRY.c.id,
        SEARCH_ENTRY.c.subject_id,
        SEARCH_ENTRY.c.title,
        SEARCH_ENTRY.c.title_key,
        SEARCH_ENTRY.c.detail,
    ).where(one_of_numbers(SEARCH_ENTRY.c.id))
)
"""The entries of the ids in `numbers`, in no order."""

ITEMS = (HitKind.PRODUCT, HitKind.SERVICE)
"""Kinds that have a name in several languages."""

NAMES = Statement(
    union_all(
        select(PRODUCT.c.id, PRODUCT.c.name, PRODUCT.c.other_names).where(one_of(PRODUCT.c.id)),
        select(SERVICE.c.id, SERVICE.c.name, SERVICE.c.other_names).where(one_of(SERVICE.c.id)),
    )
)
"""The names of the products and services in `ids`, in no order."""

_WORD = SEARCH_WORD.c.word
KNOWN_WORD = Statement(select(_WORD).where(prefix_range(_WORD)).limit(1))
"""A word that begins with `prefix`."""

_NOTHING = "\x01"
# No word holds it: between a word and the same word with this behind it there is no other.
_GUESS = func.json_each(bindparam("texts", type_=TextList())).table_valued("value", name="guess")
_BEYOND = _GUESS.c.value.concat(bindparam("beyond"))
MEANT_WORDS = Statement(
    select(_WORD)
    .distinct()
    .join_from(_GUESS, SEARCH_WORD, and_(_GUESS.c.value <= _WORD, _WORD < _BEYOND))
    .order_by(func.length(_WORD), _WORD)
    .limit(bindparam("limit"))
)
"""Known words that begin with one of `texts`, the shortest first: they are nearest to what was typed."""


def beyond(word: str) -> str:
    """How far a guess at this word reaches: a short one is only taken as a whole."""
    return LAST if len(word) > SHORTEST else _NOTHING


@cache
def by_beginning(kinds: tuple[HitKind, ...], keys: int, beginnings: int) -> Statement:
    """Rank, kind and id: the very keys (0), titles and then keys that begin so (1); `limit` of each."""
    return _one_after_another(
        [
            *(_by_key(kind, "0", _is_one_of(keys)) for kind in kinds if kind in _KEYED),
            *map(_by_title, kinds),
            *(
                _by_key(kind, "1", prefix_range(SEARCH_KEY.c.key, f"beginning_{place}"))
                for kind in kinds
                if kind in _KEYED
                for place in range(beginnings)
            ),
        ]
    )


@cache
def by_words(kind: HitKind) -> Statement:
    """The ids of the newest of a kind that match `every` in FTS5: `most` of them, of documents `limit`.

    Documents have no keys: what is written together (`match`) is looked for among their words.
    """
    table = WORDS[kind]
    return Statement(
        select(table.c.rowid)
        .where(matches(kind, "match" if kind in DOCUMENTS else "every"))
        .order_by(table.c.rowid.desc())
        .limit(bindparam("limit" if kind in DOCUMENTS else "most"))
    )


@cache
def best_by_words(kind: HitKind) -> Statement:
    """The ids of the best matches of a kind in FTS5, by bm25."""
    table = WORDS[kind]
    return Statement(
        select(table.c.rowid).where(matches(kind, "every")).order_by(table.c.rank).limit(bindparam("limit"))
    )


def _by_title(kind: HitKind) -> Select[Any]:
    prefix = "key" if kind in TITLED_BY_KEY else "title"
    return (
        select(literal_column("1").label("rank"), _said(kind), SEARCH_ENTRY.c.id)
        .where(SEARCH_ENTRY.c.kind == _said(kind), prefix_range(SEARCH_ENTRY.c.title_key, prefix))
        .order_by(SEARCH_ENTRY.c.title_key, SEARCH_ENTRY.c.id)
        .limit(bindparam("limit"))
    )


def _by_key(kind: HitKind, rank: str, condition: ColumnElement[bool]) -> Select[Any]:
    return (
        select(literal_column(rank).label("rank"), _said(kind), SEARCH_KEY.c.entry_id)
        .where(SEARCH_KEY.c.kind == _said(kind), condition)
        .order_by(SEARCH_KEY.c.key, SEARCH_KEY.c.entry_id)
        .limit(bindparam("limit"))
    )


def _is_one_of(keys: int) -> ColumnElement[bool]:
    return or_(*(SEARCH_KEY.c.key == bindparam(f"key_{place}", type_=Text()) for place in range(keys)))


def _said(kind: HitKind) -> ColumnElement[HitKind]:
    """The kind as it is written in the statement itself."""
    return literal_column(f"'{kind.value}'", Choice(HitKind)).label("kind")


def _one_after_another(arms: Iterable[Select[Any]]) -> Statement:
    """The rows of several queries, each with its own limit."""
    return Statement(union_all(*(select(arm.subquery("few")) for arm in arms)))
