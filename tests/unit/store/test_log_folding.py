"""The log of changes is folded beside the till, by one at a time, and never into a file that stands still."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from cardesk_desktop.domain.errors import Code, Unavailable
from cardesk_desktop.store import log_folding
from cardesk_desktop.store.runnable import Row
from cardesk_desktop.store.store import Store
from tests.builders import make_client
from tests.builders.premises import Premises


def _add(store: Store, number: int) -> None:
    with store.write() as work:
        work.clients.add(make_client(f"Client {number}"))


def _unfolded(store: Store) -> int:
    ((_, pages, folded),) = store._database.script("PRAGMA wal_checkpoint(NOOP)")
    return int(pages) - int(folded)


def test_it_is_folded_on_another_thread_while_this_one_writes(store: Store) -> None:
    for number in range(20):
        _add(store, number)
    before = _unfolded(store)
    with ThreadPoolExecutor(1) as beside, store.write() as work:
        work.clients.add(make_client("Zahra"))
        beside.submit(store.log.fold).result()
    assert _unfolded(store) < before
    with store.read() as work:
        assert work.search.find("zahra", 5)


def test_a_log_is_long_when_a_thousand_pages_wait_in_it(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.log.fold()
    _add(store, 1)
    assert not store.log.is_long()
    monkeypatch.setattr(log_folding, "LONG", _unfolded(store))
    assert store.log.is_long()
    store.log.fold()
    assert not store.log.is_long()


def test_a_file_that_stands_still_is_left_as_it_is(store: Store) -> None:
    path = store.hold_file().path
    before = path.read_bytes()
    _add(store, 1)
    store.log.fold()
    assert path.read_bytes() == before
    store.release_file()
    store.log.fold()
    assert path.read_bytes() != before


def test_who_is_erased_while_the_file_stands_still_goes_when_it_may_change(store: Store) -> None:
    _add(store, 1)
    path = store.hold_file().path
    store.hold_file()
    before = path.read_bytes()
    with store.erase() as work:
        work.clients.add(make_client("Two"))
    assert path.read_bytes() == before
    store.release_file()
    assert path.read_bytes() == before
    assert store.sizes().log > 0
    store.release_file()
    assert store.sizes().log == 0
    _add(store, 2)
    store.hold_file()
    _add(store, 3)
    store.release_file()
    assert store.sizes().log > 0


def test_who_is_erased_while_somebody_reads_goes_in_the_next_pause(premises: Premises) -> None:
    store = premises.open()
    _add(store, 1)
    with premises.bare() as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM client").fetchall()
        with store.erase() as work:
            work.clients.add(make_client("Two"))
        store.log.fold()
        assert store.sizes().log > 0
        reader.execute("ROLLBACK")
    store.log.fold()
    assert store.sizes().log == 0
    _add(store, 2)
    store.log.fold()
    assert store.sizes().log > 0


def test_an_erasure_is_done_though_the_disk_does_not_take_the_rest(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(store._database, "script", _full(store))
        with store.erase() as work:
            work.clients.add(make_client("Two"))
    assert store.sizes().log > 0
    store.log.fold()
    assert store.sizes().log == 0


def _full(store: Store) -> Callable[[str], list[Row]]:
    """A disk that takes commits, and no folding."""
    script = store._database.script

    def run(sql: str) -> list[Row]:
        if "wal_checkpoint" in sql:
            raise Unavailable(Code.DISK_FULL)
        return script(sql)

    return run


def test_a_disk_that_fails_is_said(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(log_folding, "connect", _nowhere)
    with pytest.raises(Unavailable) as outage:
        store.log.fold()
    assert outage.value.code is Code.DISK_FULL


def _nowhere(_path: Path, _key: bytes) -> None:
    raise Unavailable(Code.DISK_FULL)


def test_after_the_end_nobody_opens_the_file_again(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    store.close()
    monkeypatch.setattr(log_folding, "connect", _nowhere)
    store.log.fold()
