"""By what things are found: their entries, kept by the repositories in the transaction of the row, and
what a person typed, folded in the same way. `store.finding` looks for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import bindparam, delete, func, insert, select
from sqlalchemy.dialects.sqlite import insert as upsert

from cardesk_desktop.domain.folding import fold, spellings, words
from cardesk_desktop.domain.misspelling import is_name
from cardesk_desktop.domain.plate import plate_key
from cardesk_desktop.store.engine import Database
from cardesk_desktop.store.inserting import Insertion
from cardesk_desktop.store.statement import Statement, one_of
from cardesk_desktop.store.tables.search import (
    DOCUMENTS,
    SEARCH_ENTRY,
    SEARCH_KEY,
    SEARCH_WORD,
    WORDS,
    matches,
)
from cardesk_desktop.store.views import HitKind

_MAX_TEXT = 200
_MAX_WORDS = 8
_PUT = upsert(SEARCH_ENTRY)
_PUT_ENTRY = Statement(
    _PUT.on_conflict_do_update(
        index_elements=["subject_id"],
        set_={name: _PUT.excluded[name] for name in ("title", "title_key", "detail")},
    ).returning(SEARCH_ENTRY.c.id),
    ("kind", "subject_id", "title", "title_key", "detail"),
)
_ENTRY_OF = Statement(select(SEARCH_ENTRY.c.id).where(SEARCH_ENTRY.c.subject_id == bindparam("subject_id")))
_HAVE_ENTRY = Statement(select(SEARCH_ENTRY.c.subject_id).where(one_of(SEARCH_ENTRY.c.subject_id)))
_NEWEST = Statement(select(func.coalesce(func.max(SEARCH_ENTRY.c.id), 0)))
_NEW_ENTRIES = Insertion("search_entry (id, kind, subject_id, title, title_key, detail)", 6)
_NEW_KEYS = Insertion("search_key (kind, key, entry_id)", 3)
_NAMES = Insertion("search_word (word)", 1, "ON CONFLICT DO NOTHING")
_ADD_KEY = Statement(insert(SEARCH_KEY))
_ADD_WORD = Statement(upsert(SEARCH_WORD).on_conflict_do_nothing(), ("word",))
_ADD_WORDS = {kind: Statement(insert(WORDS[kind]), ("rowid", "words")) for kind in HitKind}
_FORGET_WORDS = {
    kind: Statement(delete(WORDS[kind]).where(WORDS[kind].c.rowid == bindparam("entry_id")))
    for kind in HitKind
}
_FORGET_WORD = Statement(delete(SEARCH_WORD).where(SEARCH_WORD.c.word == bindparam("word")))
_USES = {
    kind: Statement(select(WORDS[kind].c.rowid).where(matches(kind)).limit(1))
    for kind in HitKind
    if kind not in DOCUMENTS
}
_FORGET_KEYS = Statement(delete(SEARCH_KEY).where(SEARCH_KEY.c.entry_id == bindparam("entry_id")))
_FORGET_ENTRY = Statement(delete(SEARCH_ENTRY).where(SEARCH_ENTRY.c.id == bindparam("entry_id")))


@dataclass(frozen=True, slots=True)
class Entry:
    """What makes one thing found: folded words, and keys that name it exactly. Empty keys are dropped."""

    kind: HitKind
    subject_id: UUID
    title: str
    title_key: str
    detail: str
    words: tuple[str, ...]
    keys: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Query:
    """What a person typed, folded.

    `words` as parted by the person; `keys` with nothing between them; `beginnings` of keys that it may
    be; in FTS5's writing `every` word, and `match`, which is that or all of it written together.
    """

    words: tuple[str, ...]
    keys: tuple[str, ...]
    beginnings: tuple[str, ...]
    every: str
    match: str

    @classmethod
    def read(cls, typed: str) -> Query | None:
        """Read what was typed; None when there is nothing to look for."""
        typed = typed[:_MAX_TEXT]
        found = words(typed)[:_MAX_WORDS]
        if not found:
            return None
        keys = tuple(dict.fromkeys(("".join(found), fold(plate_key(typed)))))
        # A plate, phone or number may be typed with spaces that it was not written with.
        is_code = any(char.isdigit() for char in keys[0])
        together = [_beginning_with(key) for key in keys if is_code and found != (key,)]
        beginnings = tuple(dict.fromkeys(spelling for key in keys for spelling in spellings(key)))
        every = _every(found, {})
        return cls(found, keys, beginnings, every, " OR ".join((every, *together)))

    def corrected(self, meant: Mapping[str, Sequence[str]]) -> str:
        """`every` with the words that each word may have been meant for; empty when there are none."""
        return _every(self.words, meant) if any(meant.values()) else ""


class SearchIndex:
    """Writes the entries.

    `is_gathering` keeps those of new things until `settle`, so that they are found from the commit on.
    """

    def __init__(self, database: Database, *, is_gathering: bool = False) -> None:
        self._database = database
        self._is_gathering = is_gathering
        self._gathered: list[Entry] = []

    def settle(self) -> None:
        """Write what was gathered."""
        gathered, self._gathered = self._gathered, []
        self.put_new(gathered)

    def put(self, entry: Entry, *, is_new: bool = False) -> None:
        """Make a thing found by this and by nothing it was found by before."""
        if is_new and self._is_gathering:
            self._gathered.append(entry)
            return
        self.settle()
        parameters = {
            "kind": entry.kind,
            "subject_id": entry.subject_id,
            "title": entry.title,
            "title_key": entry.title_key,
            "detail": entry.detail,
        }
        entry_id = self._database.value(_PUT_ENTRY, parameters)
        if not is_new:
            self._forget_words(entry.kind, entry_id)
        found_by = words_of(entry.words)
        self._database.run(_ADD_WORDS[entry.kind], {"rowid": entry_id, "words": found_by})
        self._database.run_many(_ADD_WORD, [{"word": name} for name in _names(entry)])
        keys = dict.fromkeys(key for key in entry.keys if key)
        self._database.run_many(
            _ADD_KEY, ({"kind": entry.kind, "key": key, "entry_id": entry_id} for key in keys)
        )

    def without_entry(self, subject_ids: Sequence[UUID]) -> list[UUID]:
        """Those of these things that nothing has made found yet."""
        found = {row[0] for row in self._database.rows(_HAVE_ENTRY, {"ids": subject_ids})}
        return [each for each in subject_ids if each not in found]

    def put_new(self, entries: Sequence[Entry]) -> None:
        """Make many things found that were not until now: a few statements for all of them."""
        if not entries:
            return
        first = int(self._database.value(_NEWEST, {})) + 1
        numbered = list(enumerate(entries, start=first))
        self._database.insert(
            _NEW_ENTRIES,
            [
                (number, entry.kind.value, entry.subject_id.bytes, entry.title, entry.title_key, entry.detail)
                for number, entry in numbered
            ],
        )
        for kind in {entry.kind for entry in entries}:
            # One by one: before a statement of several rows FTS5 writes out what it gathered until then.
            self._database.put_rows(
                _ADD_WORDS[kind],
                [(number, words_of(entry.words)) for number, entry in numbered if entry.kind is kind],
            )
        names = dict.fromkeys(name for entry in entries for name in _names(entry))
        self._database.insert(_NAMES, [(name,) for name in names])
        keys = [
            (entry.kind.value, key, number)
            for number, entry in numbered
            for key in dict.fromkeys(filter(None, entry.keys))
        ]
        self._database.insert(_NEW_KEYS, keys)

    def forget(self, kind: HitKind, subject_id: UUID) -> None:
        """Make a thing found no more; nothing happens when it was not."""
        self.settle()
        row = self._database.first(_ENTRY_OF, {"subject_id": subject_id})
        if row is not None:
            self._forget_words(kind, row[0])
            self._database.run(_FORGET_ENTRY, {"entry_id": row[0]})

    def forget_unused_words(self, text: str) -> None:
        """Let a misspelt word be taken no more for one of this text by which nothing is found now."""
        for word in filter(is_name, words(text)):
            match = {"match": f'"{word}"'}
            if not any(self._database.first(_USES[kind], match) for kind in _USES):
                self._database.run(_FORGET_WORD, {"word": word})

    def _forget_words(self, kind: HitKind, entry_id: int) -> None:
        self._database.run(_FORGET_KEYS, {"entry_id": entry_id})
        self._database.run(_FORGET_WORDS[kind], {"entry_id": entry_id})


def _names(entry: Entry) -> list[str]:
    """What a misspelt word may have been meant for; those of a document are its client's and car's."""
    return [] if entry.kind in DOCUMENTS else [word for word in entry.words if is_name(word)]


def words_of(words: Iterable[str]) -> str:
    """Words as they are handed to FTS5: each once."""
    return " ".join(dict.fromkeys(words))


def _every(found: Sequence[str], meant: Mapping[str, Sequence[str]]) -> str:
    """FTS5's writing of "all these words, or what was meant by them"."""
    alternatives = (
        " OR ".join((_beginning_with(word), *(f'"{other}"' for other in meant.get(word, ()))))
        for word in found
    )
    return "(" + " AND ".join(f"({each})" for each in alternatives) + ")"


def _beginning_with(word: str) -> str:
    """FTS5's writing of "a word that begins so, however it is spelt"."""
    return "(" + " OR ".join(f'"{spelling}" *' for spelling in spellings(word)) + ")"
