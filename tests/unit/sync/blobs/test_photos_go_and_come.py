"""Photos go and come by steps, and go on after a cut, a kill and wrong bytes."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from cardesk_desktop.store.store import Store
from cardesk_desktop.store.sync.photos import PhotoCounts
from cardesk_desktop.sync.answers import Away, Heard, heard
from cardesk_desktop.sync.blobs import AskSize, PhotoAfter, ReadPiece, SendPiece, ask_photo
from tests.builders import NOW, make_category, make_product, make_register
from tests.builders.premises import Premises, unfounded
from tests.unit.sync.blobs.shelf import NAME, PHOTO, Shelf, begin, counts, end, go, has, put, want


def test_a_photo_goes_piece_by_piece_and_once(store: Store) -> None:
    shelf = Shelf()
    put(store)
    steps = go(store, shelf)
    assert [type(step) for step in steps] == [AskSize, SendPiece, SendPiece, SendPiece]
    assert shelf.files == {NAME: PHOTO}
    assert go(store, shelf) == []
    with store.write() as work:
        work.sync.photos.send_again()
    assert [type(step) for step in go(store, shelf)] == [AskSize]


def test_one_register_gives_and_the_other_gets(store: Store, tmp_path: Path) -> None:
    shelf = Shelf()
    put(store)
    go(store, shelf)
    other = unfounded(tmp_path / "other")
    till = other.open()
    with till.write() as work:
        work.company.add_register(make_register("R02"))
        work.sync.join(company_id="company", device_id="two", lease_code="R02")
        work.sync.begin_epoch(1, generation="one", cursor=0)
        category = make_category()
        work.catalogue.add_category(category)
        work.catalogue.add_product(replace(make_product(), category_id=category.id, photo_sha256=NAME))
    steps = go(till, shelf)
    assert [type(step) for step in steps] == [ReadPiece] * 3
    assert has(till)
    assert go(till, shelf) == []
    other.close()


@pytest.mark.parametrize("cuts", range(1, 4))
def test_after_a_cut_it_goes_on_where_the_service_is(store: Store, cuts: int) -> None:
    shelf = Shelf()
    put(store)
    go(store, shelf)
    shelf.files[NAME] = PHOTO[: 1000 * (cuts - 1)]
    with store.write() as work:
        work.sync.photos.send_again()
    step = begin(store)
    assert step is not None
    assert end(store, step, Heard(away=Away.OFFLINE)) == PhotoAfter(is_cut=True)
    assert counts(store) == PhotoCounts(to_send=1)
    go(store, shelf)
    assert shelf.files == {NAME: PHOTO}


def test_a_kill_between_two_pieces_loses_no_piece(premises: Premises, store: Store) -> None:
    shelf = Shelf({NAME: PHOTO})
    want(store)
    first = begin(store)
    assert first is not None
    after = end(store, first, heard(lambda: ask_photo(shelf, first)))
    assert after.step == ReadPiece(NAME, 1000)
    store.close()
    again = premises.open()
    assert begin(again) == ReadPiece(NAME, 1000)
    go(again, shelf)
    assert has(again)


def test_wrong_bytes_are_never_put_in_place_and_fetched_again(store: Store) -> None:
    shelf = Shelf({NAME: PHOTO[:-1] + b"?"})
    want(store)
    go(store, shelf)
    assert not has(store)
    assert counts(store) == PhotoCounts(to_come=1, delayed=1)
    shelf.files[NAME] = PHOTO
    assert go(store, shelf) == []
    go(store, shelf, NOW + timedelta(minutes=1))
    assert has(store)
