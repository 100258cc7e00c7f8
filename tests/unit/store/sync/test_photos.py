"""The queue of photos: what triggers write down, in which order it is done, and what is tried again."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import timedelta

from cardesk_desktop.store.store import Store
from cardesk_desktop.store.sync.photos import LONGEST_DELAY, Direction, DuePhoto, PhotoCounts
from tests.builders import NOW, make_company, make_product

WEBP = b"RIFF....WEBP" + bytes(range(200))
PNG = b"\x89PNG" + bytes(range(200))
JPEG = b"\xff\xd8" + bytes(range(200))


def name_of(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _next(store: Store, after: timedelta = timedelta()) -> DuePhoto | None:
    with store.read() as work:
        return work.sync.photos.next(NOW + after)


def _counts(store: Store) -> PhotoCounts:
    with store.read() as work:
        return work.sync.photos.counts()


def _photo_is_named(store: Store, sha256: str, name: str = "Shampoo") -> None:
    """A product arrives whose photo does not."""
    with store.write() as work:
        work.catalogue.add_product(replace(make_product(name), photo_sha256=sha256))


def _send_all(store: Store) -> None:
    """As if the service had everything that is here."""
    while (due := _next(store)) is not None:
        with store.write() as work:
            work.sync.photos.settle(due.sha256)


def test_what_is_put_here_has_to_go(store: Store) -> None:
    _send_all(store)
    with store.write() as work:
        name = work.blobs.put(WEBP, "image/webp")
        work.blobs.put(WEBP, "image/webp")

    assert _next(store) == DuePhoto(name, Direction.UP, 0)
    assert _counts(store) == PhotoCounts(to_send=1)
    with store.read() as work:
        assert work.sync.photos.piece(name, 4, 8) == (WEBP[4:12], len(WEBP))
        assert work.sync.photos.piece(name_of(PNG), 0, 8) == (b"", 0)
    with store.write() as work:
        work.sync.photos.settle(name)
    assert _next(store) is None


def test_a_row_that_names_a_photo_which_is_not_here_wants_it(store: Store) -> None:
    _send_all(store)
    _photo_is_named(store, name_of(WEBP))
    assert _next(store) == DuePhoto(name_of(WEBP), Direction.DOWN, 0)
    with store.write() as work:
        work.company.save_company(replace(make_company(), logo_sha256=name_of(PNG)))
    # The newest wish first; a wish is noted once.
    assert _next(store) == DuePhoto(name_of(PNG), Direction.DOWN, 0)
    with store.write() as work:
        work.company.save_company(replace(make_company(), logo_sha256=name_of(PNG)))
        work.sync.photos.want_first(name_of(WEBP))
    assert _next(store) == DuePhoto(name_of(WEBP), Direction.DOWN, 0)
    assert _counts(store) == PhotoCounts(to_come=2)


def test_a_photo_that_is_here_and_named_again_is_offered_again(store: Store) -> None:
    with store.write() as work:
        name = work.blobs.put(WEBP, "image/webp")
    _send_all(store)
    _photo_is_named(store, name)
    assert _next(store) == DuePhoto(name, Direction.UP, 0)
    _send_all(store)
    assert _next(store) is None


def test_papers_want_their_pictures(store: Store) -> None:
    _send_all(store)
    with store.write() as work:
        here = work.blobs.put(PNG, "image/png")
        work.sync.photos.settle(here)
        work.sync.photos.want([here, name_of(JPEG)])
    assert _next(store) == DuePhoto(name_of(JPEG), Direction.DOWN, 0)


def test_a_photo_arrives_in_pieces_and_is_put_in_place_when_it_is_the_one(store: Store) -> None:
    _send_all(store)
    for data in (WEBP, PNG, JPEG):
        name = name_of(data)
        with store.write() as work:
            work.sync.photos.want([name])
            work.sync.photos.keep(name, 0, data[:100])
            work.sync.photos.keep(name, 0, data[:100])
        assert _next(store) == DuePhoto(name, Direction.DOWN, 100)
        with store.write() as work:
            work.sync.photos.keep(name, 100, data[100:])
            assert work.sync.photos.finish(name)
        with store.read() as work:
            assert work.blobs.get(name) == data
        assert (_next(store), _counts(store)) == (None, PhotoCounts())


def test_other_bytes_are_not_put_in_place(store: Store) -> None:
    _send_all(store)
    name = name_of(WEBP)
    with store.write() as work:
        work.sync.photos.want([name])
        work.sync.photos.keep(name, 0, PNG)
        assert not work.sync.photos.finish(name)
        assert not work.sync.photos.finish(name_of(JPEG))
        work.sync.photos.delay(name, "wrong_bytes", NOW, is_anew=True)
    assert _next(store) is None
    assert _counts(store) == PhotoCounts(to_come=1, delayed=1)
    assert _next(store, timedelta(seconds=2)) == DuePhoto(name, Direction.DOWN, 0)


def test_it_is_tried_later_and_later(store: Store) -> None:
    _send_all(store)
    name = name_of(WEBP)
    with store.write() as work:
        work.sync.photos.want([name])
        work.sync.photos.keep(name, 0, WEBP[:10])
    for seconds in (2, 4, 8):
        with store.write() as work:
            work.sync.photos.delay(name, "not_found", NOW, is_anew=False)
        assert _next(store, timedelta(seconds=seconds - 1)) is None
        assert _next(store, timedelta(seconds=seconds)) == DuePhoto(name, Direction.DOWN, 10)
    for _ in range(40):
        with store.write() as work:
            work.sync.photos.delay(name, "not_found", NOW, is_anew=False)
    assert _next(store, timedelta(hours=6)) is not None
    with store.write() as work:
        work.sync.photos.delay(name_of(PNG), "not_found", NOW, is_anew=False)


def test_one_that_somebody_puts_here_meanwhile_goes_instead_of_coming(store: Store) -> None:
    _send_all(store)
    with store.write() as work:
        work.sync.photos.want([name_of(WEBP)])
        work.sync.photos.keep(name_of(WEBP), 0, WEBP[:10])
        work.blobs.put(WEBP, "image/webp")
    assert _next(store) == DuePhoto(name_of(WEBP), Direction.UP, 0)


def test_after_another_joining_each_is_asked_for_again(store: Store) -> None:
    with store.write() as work:
        work.blobs.put(WEBP, "image/webp")
    _send_all(store)
    with store.write() as work:
        work.sync.photos.send_again()
    assert _next(store) == DuePhoto(name_of(WEBP), Direction.UP, 0)


def test_it_says_when_the_next_may_be_tried(store: Store) -> None:
    _send_all(store)
    with store.write() as work:
        assert work.sync.photos.due_in(NOW) is None
        work.sync.photos.want([name_of(WEBP)])
        assert work.sync.photos.due_in(NOW) == 0
        work.sync.photos.delay(name_of(WEBP), "not_found", NOW, is_anew=False)
        assert work.sync.photos.due_in(NOW + timedelta(seconds=0.5)) == 1.5


def test_a_clock_that_was_years_ahead_keeps_no_photo_back(store: Store) -> None:
    _send_all(store)
    wrong = NOW + timedelta(days=3 * 365)
    with store.write() as work:
        due = DuePhoto(work.blobs.put(WEBP, "image/webp"), Direction.UP, 0)
        work.sync.photos.delay(due.sha256, "not_found", wrong, is_anew=False)
        assert work.sync.photos.next(NOW) == due
        assert work.sync.photos.due_in(NOW) == 0
        work.sync.photos.delay(due.sha256, "not_found", NOW, is_anew=False)
        assert work.sync.photos.next(NOW) is None
        assert work.sync.photos.next(NOW + LONGEST_DELAY) == due
