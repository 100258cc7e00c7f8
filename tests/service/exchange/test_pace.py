"""How often a register may ask: alone in one process, and over several that share a database."""

from __future__ import annotations

from contextlib import suppress

import pytest
from sqlalchemy import Engine

from cardesk_service.exchange.pace import (
    BURST,
    BURST_OF_PHOTOS,
    BYTES_A_DAY,
    BYTES_AT_ONCE,
    LEASE,
    MESSAGES,
    OWN_BURST,
    OWN_PER_SECOND,
    PER_SECOND,
    PHOTOS,
    SMALL_BYTES,
    SMALL_TOGETHER,
    Pace,
    Volume,
)
from cardesk_service.exchange.place import Speaker
from cardesk_service.refused import Refused
from cardesk_service.store.database import Database
from cardesk_service.store.engine import is_sqlite
from tests.service.exchange.speaking import NOON, SECOND, Service

ONE, TWO = Speaker("company", "one"), Speaker("company", "two")


def _allowed(pace: Pace, speaker: Speaker, tries: int, now: int = NOON) -> int:
    """How many of so many tries at once are let through."""
    count = 0
    for _ in range(tries):
        with suppress(Refused):
            pace.require(speaker, now)
            count += 1
    return count


@pytest.fixture
def store(engine: Engine) -> Database:
    """The database as a process sees it."""
    return Database(engine, threads=1)


def test_who_asks_too_often_hears_when_to_come_again(store: Database) -> None:
    pace = Pace(store, MESSAGES)
    _allowed(pace, ONE, 2 * BURST)
    with pytest.raises(Refused) as refused:
        pace.require(ONE, NOON)
    assert (refused.value.status, refused.value.retry_after_s) == (429, 1)


def test_a_burst_goes_through_and_then_so_many_a_second(store: Database) -> None:
    pace = Pace(store, MESSAGES)
    own = 0 if is_sqlite(store.engine) else OWN_BURST
    assert _allowed(pace, ONE, 2 * BURST) == BURST + own
    # Another register has tokens of its own.
    assert _allowed(pace, TWO, 10) == 10
    per_second = PER_SECOND if is_sqlite(store.engine) else PER_SECOND + OWN_PER_SECOND
    allowed = _allowed(pace, ONE, 2 * BURST, NOON + 9 * SECOND)
    assert 9 * per_second - LEASE < allowed <= 9 * per_second


def test_photos_have_a_pace_of_their_own(store: Database) -> None:
    messages, photos = Pace(store, MESSAGES), Pace(store, PHOTOS)
    own = 0 if is_sqlite(store.engine) else OWN_BURST
    allowed = _allowed(photos, ONE, 2 * BURST_OF_PHOTOS)
    assert BURST_OF_PHOTOS + own - LEASE < allowed <= BURST_OF_PHOTOS + own
    assert _allowed(messages, ONE, OWN_BURST) == OWN_BURST


@pytest.mark.parametrize("engine", ["postgresql"], indirect=True)
def test_processes_share_what_goes_beyond_a_shops_own(store: Database) -> None:
    workers = [Pace(store, MESSAGES) for _ in range(4)]
    assert sum(_allowed(pace, ONE, BURST) for pace in workers) == BURST + 4 * OWN_BURST


def test_what_a_shop_does_asks_nothing_of_the_database(store: Database, service: Service) -> None:
    pace = Pace(store, MESSAGES)
    assert _allowed(pace, ONE, OWN_BURST) == OWN_BURST
    for second in range(1, 100):
        pace.require(ONE, NOON + second * SECOND)
    assert service.ask("SELECT count(*) FROM rate_limit") == [(0,)]


def test_a_company_does_not_fill_the_disk(store: Database) -> None:
    volume = Volume(store)
    piece = BYTES_AT_ONCE // 10
    for _ in range(10):
        volume.require("company", piece, NOON)
    with pytest.raises(Refused) as refused:
        volume.require("company", piece, NOON)
    assert refused.value.status == 429
    assert refused.value.retry_after_s == 24 * 3600 * piece // BYTES_A_DAY + 1
    # Sales go on, and another company has room of its own.
    volume.require("company", SMALL_BYTES, NOON)
    volume.require("other", piece, NOON)
    volume.require("company", piece, NOON + refused.value.retry_after_s * SECOND)


def _hand_in_small(volume: Volume, size: int) -> None:
    for _ in range(size // SMALL_BYTES):
        volume.require("company", SMALL_BYTES, NOON)


def test_nor_in_small_pieces(store: Database) -> None:
    volume = Volume(store)
    _hand_in_small(volume, BYTES_A_DAY - SMALL_TOGETHER)
    with pytest.raises(Refused, match="rate_limited"):
        _hand_in_small(volume, 3 * SMALL_TOGETHER)
    # However often it is tried; and what is large is not in the way of sales, nor they of that.
    with pytest.raises(Refused, match="rate_limited"):
        _hand_in_small(volume, SMALL_BYTES)
    volume.require("company", BYTES_AT_ONCE // 10, NOON)
    volume.require("company", SMALL_BYTES, NOON + 3600 * SECOND)


def test_sales_are_counted_with_few_statements(store: Database, service: Service) -> None:
    volume = Volume(store)
    for _ in range(SMALL_TOGETHER // 5_000):
        volume.require("company", 5_000, NOON)
    assert service.ask("SELECT count(*) FROM rate_limit") == [(0,)]
