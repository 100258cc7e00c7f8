"""Search as you type, over every row there is.

Each step reads as many rows as are wanted from an index, until there are enough: the very plate, number,
barcode or phone; titles and then keys that begin so; all words anywhere (FTS5). FTS5 comes after those
because it merges every word that begins so before it gives the first row, which for the first digits of
a phone is every client. Only when hardly anything was found are words taken for misspelt ones.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from cardesk_desktop.domain.catalogue import Names
from cardesk_desktop.domain.misspelling import is_name, one_slip_away
from cardesk_desktop.store import finding_steps as steps
from cardesk_desktop.store.engine import Database
from cardesk_desktop.store.search import Query
from cardesk_desktop.store.tables.search import DOCUMENTS
from cardesk_desktop.store.views import Hit, HitKind

_RANKED = 40
"""With more matches than this the newest are shown: ranking them all would take longer than typing,
since FTS5 fetches the length of each. Documents are always shown so.
"""

_GUESSES = 24
"""So many words at most are tried for a misspelt one."""

_HAS_WORDS, _MISSPELT = 2, 3
"""Ranks of what holds the words, and of what holds others than were typed."""


class Search:
    """Reads the entries."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def find(self, text: str, limit: int, kinds: Sequence[HitKind] | None = None) -> tuple[Hit, ...]:
        """The best `limit` things of these kinds (None: all), best first; empty for an empty text.

        Every word must match the beginning of a word, digits also the end of a phone. With fewer hits
        than wanted, words of letters may also be misspelt by one slip; such hits come last.
        """
        found = self.find_each(text, limit, tuple(kinds or HitKind))
        hits = (hit for of_kind in found.values() for hit in of_kind)
        return tuple(sorted(hits, key=lambda hit: hit.rank)[:limit])

    def with_names(self, hits: Sequence[Hit]) -> tuple[Hit, ...]:
        """The same with the names of the products and services among them, for screens in any language."""
        ids = [hit.id for hit in hits if hit.kind in steps.ITEMS]
        names = {row[0]: Names(row[1], row[2]) for row in self._database.rows(steps.NAMES, {"ids": ids})}
        return tuple(replace(hit, names=names.get(hit.id)) for hit in hits)

    def resembling(self, words: Sequence[str], kind: HitKind, limit: int) -> tuple[UUID, ...]:
        """What is found by any of these folded words, the best matches first; for words that were read.

        A word of letters by which nothing is found may have been misread by one letter.
        """
        meant = [word for word in words if is_name(word) and self._is_strange(word)]
        alternatives = dict.fromkeys([*words, *(other for word in meant for other in self._meant(word))])
        if not alternatives:
            return ()
        every = " OR ".join(f'"{word}"' for word in alternatives)
        ids = [
            row[0] for row in self._database.rows(steps.best_by_words(kind), {"every": every, "limit": limit})
        ]
        found = {row[0]: row[1] for row in self._database.rows(steps.ENTRIES, {"numbers": ids})}
        return tuple(found[entry_id] for entry_id in ids)

    def find_each(self, text: str, limit: int, kinds: tuple[HitKind, ...]) -> dict[HitKind, tuple[Hit, ...]]:
        """As `find`, but up to `limit` of each kind."""
        query = Query.read(text)
        if query is None:
            return dict.fromkeys(kinds, ())
        found = _Found(kinds, limit)
        self._by_beginning(query, found)
        self._by_words(query.every, query.match, found, _HAS_WORDS)
        if found.count < limit:
            self._misspelt(query, found)
        return self._hits(query, found)

    def _by_beginning(self, query: Query, found: _Found) -> None:
        statement = steps.by_beginning(tuple(found.ranks), len(query.keys), len(query.beginnings))
        title = " ".join(query.words)
        parameters: dict[str, object] = {"limit": found.limit, "key": query.keys[-1], "title": title}
        parameters.update((f"key_{place}", key) for place, key in enumerate(query.keys))
        parameters.update((f"beginning_{place}", key) for place, key in enumerate(query.beginnings))
        for rank, kind, entry_id in self._database.rows(statement, parameters):
            found.add(kind, entry_id, rank)

    def _by_words(self, every: str, match: str, found: _Found, rank: int) -> None:
        """Add what FTS5 finds of every kind of which there is too little."""
        parameters = {"every": every, "match": match, "limit": found.limit, "most": _RANKED + 1}
        for kind in found.lacking():
            ids = self._database.rows(steps.by_words(kind), parameters)
            if kind not in DOCUMENTS and found.limit < len(ids) <= _RANKED:
                ids = self._database.rows(steps.best_by_words(kind), parameters)
            for (entry_id,) in ids:
                found.add(kind, entry_id, rank)

    def _misspelt(self, query: Query, found: _Found) -> None:
        """Add what was probably meant."""
        names = [word for word in query.words if is_name(word)]
        # A word that is known was meant, unless none of them is unknown.
        strange = [word for word in names if self._is_strange(word)]
        match = query.corrected({word: self._meant(word) for word in strange or names})
        if match:
            self._by_words(match, match, found, _MISSPELT)

    def _is_strange(self, word: str) -> bool:
        """True when no known word begins so."""
        return self._database.first(steps.KNOWN_WORD, {"prefix": word}) is None

    def _meant(self, word: str) -> tuple[str, ...]:
        """Words that are known and begin with what was meant."""
        # What begins as typed was looked for already.
        guesses = [other for other in one_slip_away(word) if not other.startswith(word)]
        parameters = {"texts": guesses, "beyond": steps.beyond(word), "limit": _GUESSES}
        return tuple(row[0] for row in self._database.rows(steps.MEANT_WORDS, parameters))

    def _hits(self, query: Query, found: _Found) -> dict[HitKind, tuple[Hit, ...]]:
        ids = [entry_id for ranks in found.ranks.values() for entry_id in ranks]
        rows = self._database.rows(steps.ENTRIES, {"numbers": ids}) if ids else []
        entries = {row[0]: row[1:] for row in rows}

        def hit(kind: HitKind, entry_id: int, rank: int) -> Hit:
            subject_id, title, title_key, detail = entries[entry_id]
            is_exact = kind in steps.TITLED_BY_KEY and title_key in query.keys
            return Hit(kind, subject_id, title, detail, 0 if is_exact else rank)

        return {
            kind: tuple(hit(kind, entry_id, rank) for entry_id, rank in ranks.items())
            for kind, ranks in found.ranks.items()
        }


class _Found:
    """Of each kind up to `limit` ids of entries, in the order in which they were found, with their ranks."""

    def __init__(self, kinds: Sequence[HitKind], limit: int) -> None:
        self.ranks: dict[HitKind, dict[int, int]] = {kind: {} for kind in kinds}
        self.limit = limit

    @property
    def count(self) -> int:
        """How many were found of all kinds."""
        return sum(map(len, self.ranks.values()))

    def lacking(self) -> tuple[HitKind, ...]:
        """The kinds of which there is too little."""
        return tuple(kind for kind, ranks in self.ranks.items() if len(ranks) < self.limit)

    def add(self, kind: HitKind, entry_id: int, rank: int) -> None:
        """One more, unless it was found by an earlier step or there are enough."""
        ranks = self.ranks[kind]
        if len(ranks) < self.limit:
            ranks.setdefault(entry_id, rank)
