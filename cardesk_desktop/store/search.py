"""Search as you type, over every row there is.

Each step reads as many rows as are wanted from an index, until there are enough: the very plate, number,
barcode or phone; titles and then keys that begin so; all words anywhere (FTS5). FTS5 comes last because
it merges every word that begins so before it gives the first row, which for the first digits of a phone
is every client. Repositories keep the entries in the transaction of the row.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import bindparam, delete, func, insert, select
from sqlalchemy.dialects.sqlite import insert as upsert

from cardesk_desktop.domain.folding import fold, spellings, words
from cardesk_desktop.domain.plate import plate_key
from cardesk_desktop.store.engine import Database
from cardesk_desktop.store.statement import Row, Statement, one_of_texts, prefix_range
from cardesk_desktop.store.tables.search import SEARCH_ENTRY, SEARCH_KEY, WORDS, matches
from cardesk_desktop.store.views import Hit, HitKind

_MAX_TEXT = 200
_MAX_WORDS = 8
_RANKED = 300
"""With more matches than this the newest are shown: ranking them all would take longer than typing.
Invoices are always shown so.
"""

_TITLED_BY_KEY = (HitKind.VEHICLE, HitKind.INVOICE)
"""Kinds whose titles (plates, numbers) begin alike with or without the spaces in them."""

_COLUMNS = (
    SEARCH_ENTRY.c.id,
    SEARCH_ENTRY.c.kind,
    SEARCH_ENTRY.c.subject_id,
    SEARCH_ENTRY.c.title,
    SEARCH_ENTRY.c.title_key,
    SEARCH_ENTRY.c.detail,
)
_OF_KIND = SEARCH_ENTRY.c.kind == bindparam("kind")
_KEYED = select(*_COLUMNS).join_from(SEARCH_KEY, SEARCH_ENTRY, SEARCH_ENTRY.c.id == SEARCH_KEY.c.entry_id)
_KEY_OF_KIND = SEARCH_KEY.c.kind == bindparam("kind")
_BY_KEY = Statement(
    _KEYED.where(_KEY_OF_KIND, one_of_texts(SEARCH_KEY.c.key))
    .order_by(SEARCH_KEY.c.key, SEARCH_KEY.c.entry_id)
    .limit(bindparam("limit"))
)
_BY_KEY_BEGIN = Statement(
    _KEYED.where(_KEY_OF_KIND, prefix_range(SEARCH_KEY.c.key))
    .order_by(SEARCH_KEY.c.key, SEARCH_KEY.c.entry_id)
    .limit(bindparam("limit"))
)
_BY_TITLE = Statement(
    select(*_COLUMNS)
    .where(_OF_KIND, prefix_range(SEARCH_ENTRY.c.title_key))
    .order_by(SEARCH_ENTRY.c.title_key, SEARCH_ENTRY.c.id)
    .limit(bindparam("limit"))
)
_PUT = upsert(SEARCH_ENTRY)
_PUT_ENTRY = Statement(
    _PUT.on_conflict_do_update(
        index_elements=["subject_id"],
        set_={name: _PUT.excluded[name] for name in ("title", "title_key", "detail")},
    ).returning(SEARCH_ENTRY.c.id),
    ("kind", "subject_id", "title", "title_key", "detail"),
)
_ENTRY_OF = Statement(select(SEARCH_ENTRY.c.id).where(SEARCH_ENTRY.c.subject_id == bindparam("subject_id")))
_ADD_KEY = Statement(insert(SEARCH_KEY))
_FORGET_KEYS = Statement(delete(SEARCH_KEY).where(SEARCH_KEY.c.entry_id == bindparam("entry_id")))
_FORGET_ENTRY = Statement(delete(SEARCH_ENTRY).where(SEARCH_ENTRY.c.id == bindparam("entry_id")))


class _Words:
    """The statements on one kind's FTS5 table."""

    def __init__(self, kind: HitKind) -> None:
        table = WORDS[kind]
        self.add = Statement(insert(table), ("rowid", "words"))
        self.forget = Statement(delete(table).where(table.c.rowid == bindparam("entry_id")))
        some = select(table.c.rowid).where(matches(kind)).limit(bindparam("most")).subquery()
        self.count = Statement(select(func.count()).select_from(some))
        found = (
            select(*_COLUMNS)
            .join_from(table, SEARCH_ENTRY, SEARCH_ENTRY.c.id == table.c.rowid)
            .where(matches(kind))
            .limit(bindparam("limit"))
        )
        self.best = Statement(found.order_by(table.c.rank))
        self.newest = Statement(found.order_by(table.c.rowid.desc()))


_WORDS = {kind: _Words(kind) for kind in HitKind}


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
    be; `match` in FTS5's writing.
    """

    words: tuple[str, ...]
    keys: tuple[str, ...]
    beginnings: tuple[str, ...]
    match: str

    @classmethod
    def read(cls, typed: str) -> Query | None:
        """Read what was typed; None when there is nothing to look for."""
        typed = typed[:_MAX_TEXT]
        found = words(typed)[:_MAX_WORDS]
        if not found:
            return None
        keys = tuple(dict.fromkeys(("".join(found), fold(plate_key(typed)))))
        every = " AND ".join(_beginning_with(word) for word in found)
        # A plate, phone or number may be typed with spaces that it was not written with.
        is_code = any(char.isdigit() for char in keys[0])
        together = [_beginning_with(key) for key in keys if is_code and found != (key,)]
        beginnings = tuple(dict.fromkeys(spelling for key in keys for spelling in spellings(key)))
        return cls(found, keys, beginnings, " OR ".join((f"({every})", *together)))


class SearchIndex:
    """Writes the entries."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def put(self, entry: Entry, *, is_new: bool = False) -> None:
        """Make a thing found by this and by nothing it was found by before."""
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
        found_by = " ".join(dict.fromkeys(entry.words))
        self._database.run(_WORDS[entry.kind].add, {"rowid": entry_id, "words": found_by})
        keys = dict.fromkeys(key for key in entry.keys if key)
        self._database.run_many(
            _ADD_KEY, ({"kind": entry.kind, "key": key, "entry_id": entry_id} for key in keys)
        )

    def forget(self, kind: HitKind, subject_id: UUID) -> None:
        """Make a thing found no more; nothing happens when it was not."""
        row = self._database.first(_ENTRY_OF, {"subject_id": subject_id})
        if row is not None:
            self._forget_words(kind, row[0])
            self._database.run(_FORGET_ENTRY, {"entry_id": row[0]})

    def _forget_words(self, kind: HitKind, entry_id: int) -> None:
        self._database.run(_FORGET_KEYS, {"entry_id": entry_id})
        self._database.run(_WORDS[kind].forget, {"entry_id": entry_id})


class Search:
    """Reads the entries."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def find(self, text: str, limit: int, kinds: Sequence[HitKind] | None = None) -> tuple[Hit, ...]:
        """The best `limit` things of these kinds (None: all), best first; empty for an empty text.

        Every word must match the beginning of a word, digits also the end of a phone.
        """
        query = Query.read(text)
        if query is None:
            return ()
        hits: list[Hit] = []
        for kind in kinds or HitKind:
            hits += self._of_kind(kind, query, limit)
        return tuple(sorted(hits, key=lambda hit: hit.rank)[:limit])

    def _of_kind(self, kind: HitKind, query: Query, limit: int) -> list[Hit]:
        found: dict[int, Hit] = {}
        for rank, rows in self._steps(kind, query, limit):
            for entry_id, _, subject_id, title, title_key, detail in rows:
                is_exact = rank == 0 or (kind in _TITLED_BY_KEY and title_key in query.keys)
                hit = Hit(kind, subject_id, title, detail, 0 if is_exact else rank)
                found.setdefault(entry_id, hit)
            if len(found) >= limit:
                break
        return list(found.values())[:limit]

    def _steps(self, kind: HitKind, query: Query, limit: int) -> Iterator[tuple[int, list[Row]]]:
        """Rank and rows of each step, the next one only when it is asked for."""
        rows, parameters = self._database.rows, {"kind": kind, "limit": limit}
        yield 0, rows(_BY_KEY, {**parameters, "texts": query.keys})
        title = query.keys[-1] if kind in _TITLED_BY_KEY else " ".join(query.words)
        yield 1, rows(_BY_TITLE, {**parameters, "prefix": title})
        for key in query.beginnings:
            yield 1, rows(_BY_KEY_BEGIN, {**parameters, "prefix": key})
        yield 2, self._with_words(kind, query.match, limit)

    def _with_words(self, kind: HitKind, match: str, limit: int) -> list[Row]:
        statements = _WORDS[kind]
        statement = statements.best if self._can_rank(kind, match) else statements.newest
        return self._database.rows(statement, {"match": match, "limit": limit})

    def _can_rank(self, kind: HitKind, match: str) -> bool:
        if kind is HitKind.INVOICE:
            return False
        count = self._database.value(_WORDS[kind].count, {"match": match, "most": _RANKED + 1})
        return bool(count <= _RANKED)


def _beginning_with(word: str) -> str:
    """FTS5's writing of "a word that begins so, however it is spelt"."""
    return "(" + " OR ".join(f'"{spelling}" *' for spelling in spellings(word)) + ")"
