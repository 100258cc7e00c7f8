"""Words of search are merged while nobody waits: a commit adds its piece, and finds no other work to do."""

from __future__ import annotations

from cardesk_desktop.store.store import Store
from cardesk_desktop.store.tables.search import WORDS
from cardesk_desktop.store.views import HitKind
from tests.builders import make_client

_COMMITS = 12
_TABLE = WORDS[HitKind.CLIENT].name


def _add_one_by_one(store: Store) -> None:
    for number in range(_COMMITS):
        with store.write() as work:
            work.clients.add(make_client(f"Zuleikha {number}"))


def _pieces(store: Store) -> int:
    ((pieces,),) = store._database.script(f"SELECT count(DISTINCT segid) FROM {_TABLE}_idx")
    return int(pieces)


def _found(store: Store) -> int:
    with store.read() as work:
        return len(work.search.find("zuleikha", 50))


def test_they_are_merged_piece_by_piece_until_nothing_is_left(store: Store) -> None:
    while store.merge_words():
        pass
    before = _pieces(store)
    _add_one_by_one(store)
    many = _pieces(store)
    while store.merge_words():
        assert _found(store) == _COMMITS
    assert _pieces(store) < min(many, before + 4)
    assert _found(store) == _COMMITS


def test_a_commit_merges_only_where_that_moment_never_came(store: Store) -> None:
    for words in WORDS.values():
        sql = f"SELECT v FROM {words.name}_config WHERE k = 'automerge'"
        assert store._database.script(sql) == [(8,)]


def test_the_next_sale_waits_for_the_disk_again(store: Store) -> None:
    store.merge_words()
    assert store._database.script("PRAGMA synchronous") == [(2,)]
