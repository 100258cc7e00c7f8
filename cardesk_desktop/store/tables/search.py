"""What is found by search: one entry per thing, its exact keys, and the words of each kind in FTS5.

The words are folded before they come here, so the tokenizer only splits at spaces (`ascii` keeps every
other character). FTS5 keeps no copy of the text; prefixes of one to three characters have an index.
"""

from __future__ import annotations

from sqlalchemy import (
    Column,
    ColumnElement,
    ForeignKey,
    Index,
    Integer,
    Text,
    UniqueConstraint,
    bindparam,
    column,
    literal_column,
    table,
)

from cardesk_desktop.store.column_types import Choice, Id
from cardesk_desktop.store.tables.metadata import also_create, choice, clustered, heap, text
from cardesk_desktop.store.views import HitKind

SEARCH_ENTRY = heap(
    "search_entry",
    Column("id", Integer, primary_key=True),
    *choice("kind", HitKind),
    Column("subject_id", Id, nullable=False),
    text("title"),
    text("title_key"),
    text("detail"),
    UniqueConstraint("subject_id"),
    Index(None, "kind", "title_key"),
)

SEARCH_KEY = clustered(
    "search_key",
    Column("kind", Choice(HitKind), primary_key=True),
    Column("key", Text, primary_key=True),
    Column("entry_id", Integer, ForeignKey("search_entry.id"), primary_key=True),
    Index(None, "entry_id"),
)

SEARCH_WORD = clustered("search_word", Column("word", Text, primary_key=True))
"""The names and other words that things are found by, each once, to guess a misspelt one from."""

WORDS = {
    kind: table(f"search_words_{kind}", column("rowid", Integer), column("words", Text), column("rank"))
    for kind in HitKind
}
"""The FTS5 table of each kind; its rowid is the entry's, `rank` is bm25."""

_CHANGING = "contentless_delete = 1"
DOCUMENTS = (HitKind.INVOICE, HitKind.CREDIT_NOTE)
"""Kinds without keys, called by numbers and by the names of others: the newest of them comes first."""

# An invoice's words never change, and the newest comes first: it needs neither deletion nor ranking.
_FINAL = "columnsize = 0, detail = none"

CREATE_WORDS = tuple(
    f"CREATE VIRTUAL TABLE {words.name} USING fts5(words, content = '', "
    f"{_FINAL if kind is HitKind.INVOICE else _CHANGING}, tokenize = 'ascii', prefix = '1 2 3')"
    for kind, words in WORDS.items()
)

MERGE_AT_REST = tuple(
    f"INSERT INTO {words.name} ({words.name}, rank) VALUES ('automerge', 8)"  # noqa: S608
    for words in WORDS.values()
)
"""From four pieces of a level on they are merged at rest (`store.word_merging`), from eight in a commit."""

for _sql in (*CREATE_WORDS, *MERGE_AT_REST):
    also_create(_sql)


def matches(kind: HitKind, name: str = "match") -> ColumnElement[bool]:
    """The rows of a kind's FTS5 table that match the parameter of this name."""
    return literal_column(WORDS[kind].name).op("MATCH")(bindparam(name, type_=Text()))
