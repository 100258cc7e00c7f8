"""A photo that the service does not take or has not is tried later, and holds up no other."""

from __future__ import annotations

import hashlib
from datetime import timedelta

import pytest

from cardesk_desktop.store.store import Store
from cardesk_desktop.store.sync.photos import PhotoCounts
from cardesk_desktop.sync import blobs
from cardesk_desktop.sync.answers import Away, Heard, ServiceAway, heard
from cardesk_desktop.sync.blobs import AskSize, PhotoAfter, ReadPiece, SendPiece, Told, ask_photo
from cardesk_wire.codes import RefusalCode
from cardesk_wire.messages import Refusal
from tests.builders import NOW
from tests.unit.sync.blobs.shelf import NAME, PHOTO, Shelf, begin, counts, end, go, has, put, want


@pytest.mark.parametrize(
    "told",
    [Told(len(PHOTO)), Told(10, b"x" * 11), Told(blobs.LARGEST + 1, b"x")],
    ids=["nothing", "too much", "too large"],
)
def test_what_cannot_be_is_not_kept(store: Store, told: Told) -> None:
    want(store)
    assert end(store, ReadPiece(NAME, 0), Heard(told)) == PhotoAfter()
    assert counts(store) == PhotoCounts(to_come=1, delayed=1)


def test_a_photo_that_is_not_there_yet_holds_up_no_other(store: Store) -> None:
    other = b"\x89PNG other"
    shelf = Shelf({hashlib.sha256(other).hexdigest(): other})
    want(store)
    with store.write() as work:
        work.sync.photos.want([hashlib.sha256(other).hexdigest()])
        work.sync.photos.want_first(NAME)
    go(store, shelf)
    assert has(store, hashlib.sha256(other).hexdigest())
    assert counts(store) == PhotoCounts(to_come=1, delayed=1)


def test_two_who_send_the_same_go_on_from_one_another(store: Store) -> None:
    shelf = Shelf({NAME: PHOTO[:2000]})
    put(store)
    step = SendPiece(NAME, 0, len(PHOTO), PHOTO[:1000])
    after = end(store, step, heard(lambda: ask_photo(shelf, step)))
    assert after.step == SendPiece(NAME, 2000, len(PHOTO), PHOTO[2000:])


@pytest.mark.parametrize("longest", [1500, len(PHOTO) + 1])
@pytest.mark.parametrize("here", [b"", PHOTO[:1000]])
def test_what_was_begun_under_another_length_holds_a_photo_up_no_more(
    store: Store, longest: int, here: bytes
) -> None:
    shelf = Shelf({NAME: here} if here else {}, longest=longest)
    put(store)
    go(store, shelf)
    assert shelf.files == {NAME: PHOTO}
    assert counts(store) == PhotoCounts()


def test_a_service_that_goes_back_is_asked_later(store: Store) -> None:
    put(store)
    step = SendPiece(NAME, 1000, len(PHOTO), PHOTO[1000:2000])
    assert end(store, step, Heard(Told(1000))) == PhotoAfter()
    assert counts(store) == PhotoCounts(to_send=1, delayed=1)
    too_long = Heard(Told(len(PHOTO) + 5))
    first = end(store, AskSize(NAME), too_long).step
    assert first == SendPiece(NAME, 0, len(PHOTO), PHOTO[:1000], is_first=True)
    assert end(store, first, too_long) == PhotoAfter()
    back: Heard[Told] = Heard(refusal=Refusal(RefusalCode.WRONG_OFFSET, {"offset": 0}))
    assert end(store, step, back) == PhotoAfter()


def test_a_photo_that_is_here_no_more_is_put_off(store: Store) -> None:
    assert end(store, AskSize(NAME), Heard(Told(0))) == PhotoAfter()


@pytest.mark.parametrize(
    ("answer", "is_cut"),
    [
        (Heard(away=Away.OFFLINE), True),
        (Heard(away=Away.NOT_TRUSTED), True),
        (Heard(away=Away.UNREADABLE), False),
        (Heard(refusal=Refusal(RefusalCode.SIGNED_OUT)), True),
        (Heard(refusal=Refusal(RefusalCode.BUSY)), True),
        (Heard(refusal=Refusal(RefusalCode.WRONG_HASH)), False),
        (Heard(refusal=Refusal(RefusalCode.QUOTA_FULL)), False),
        (Heard(refusal=Refusal("of a later release")), False),
        (Heard(refusal=Refusal(RefusalCode.WRONG_OFFSET)), False),
    ],
)
def test_what_stops_all_and_what_stops_one(store: Store, answer: Heard[Told], is_cut: bool) -> None:
    put(store)
    step = SendPiece(NAME, 0, len(PHOTO), PHOTO[:1000])
    assert end(store, step, answer) == PhotoAfter(is_cut=is_cut)
    assert counts(store).delayed == int(not is_cut)


def test_photos_without_room_at_the_service_are_counted(store: Store) -> None:
    put(store)
    step = SendPiece(NAME, 0, len(PHOTO), PHOTO[:1000])
    end(store, step, Heard(refusal=Refusal(RefusalCode.QUOTA_FULL)))
    assert counts(store) == PhotoCounts(to_send=1, delayed=1, without_room=1)
    end(store, AskSize(NAME), Heard(Told(len(PHOTO))))
    assert counts(store) == PhotoCounts()


def test_a_photo_that_is_shorter_there_than_it_was_is_fetched_anew(store: Store) -> None:
    want(store)
    with store.write() as work:
        work.sync.photos.keep(NAME, 0, PHOTO[:1000])
    refusal = Refusal(RefusalCode.WRONG_OFFSET, {"offset": 500})
    end(store, ReadPiece(NAME, 1000), Heard(refusal=refusal))
    assert begin(store, NOW + timedelta(minutes=1)) == ReadPiece(NAME, 0)


def test_nobody_speaks_who_is_not_to(store: Store) -> None:
    put(store)
    with store.write() as work:
        work.sync.pause(True)
    assert begin(store) is None
    with store.write() as work:
        work.sync.pause(False)
        work.sync.leave()
    assert begin(store) is None


def test_a_line_that_breaks_is_an_answer_too(store: Store) -> None:
    put(store)
    shelf = Shelf(faults=[ServiceAway(Away.OFFLINE)])
    assert len(go(store, shelf)) == 1
    assert counts(store) == PhotoCounts(to_send=1)
