"""Photos go and come by steps: cut, killed, told wrong bytes, refused; each goes on or is tried later."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

import pytest

from cardesk_desktop.store.store import Store
from cardesk_desktop.store.sync.photos import PhotoCounts
from cardesk_desktop.sync import blobs
from cardesk_desktop.sync.answers import Away, Heard, ServiceAway, ServiceRefused, heard
from cardesk_desktop.sync.blobs import (
    AskSize,
    PhotoAfter,
    PhotoStep,
    ReadPiece,
    SendPiece,
    Told,
    ask_photo,
    next_photo,
    take_photo,
)
from cardesk_wire.codes import RefusalCode
from cardesk_wire.messages import Refusal
from tests.builders import NOW, make_category, make_product, make_register
from tests.builders.premises import Premises, unfounded

PHOTO = b"\x89PNG" + bytes(range(250)) * 10
NAME = hashlib.sha256(PHOTO).hexdigest()


@pytest.fixture(autouse=True)
def small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    """A thousand bytes at a time, so that a photo takes three requests."""
    monkeypatch.setattr(blobs, "PIECE", 1000)


@dataclass
class Shelf:
    """The service, as it keeps files: one that is not whole yet grows; wrong bytes are thrown away."""

    files: dict[str, bytes] = field(default_factory=dict)
    longest: int = 0
    """How far a file has come that somebody began under another length."""
    faults: list[Exception] = field(default_factory=list)

    def blob_size(self, sha256: str) -> int:
        self._fail()
        return max(len(self.files.get(sha256, b"")), self.longest)

    def send_blob(self, sha256: str, offset: int, total: int, chunk: bytes) -> int:
        self._fail()
        before = self.files.get(sha256, b"")
        if len(before) != offset:
            raise ServiceRefused(Refusal(RefusalCode.WRONG_OFFSET, {"offset": len(before)}))
        after = before + chunk
        if len(after) == total and hashlib.sha256(after).hexdigest() != sha256:
            del self.files[sha256]
            raise ServiceRefused(Refusal(RefusalCode.WRONG_HASH))
        self.files[sha256] = after
        return len(after)

    def read_blob(self, sha256: str, offset: int, size: int) -> tuple[bytes, int]:
        self._fail()
        if sha256 not in self.files:
            raise ServiceRefused(Refusal(RefusalCode.NOT_FOUND))
        whole = self.files[sha256]
        return whole[offset : offset + size], len(whole)

    def _fail(self) -> None:
        if self.faults:
            raise self.faults.pop(0)


@pytest.fixture
def premises(tmp_path: Path) -> Iterator[Premises]:
    premises = unfounded(tmp_path)
    yield premises
    premises.close()


@pytest.fixture
def store(premises: Premises) -> Store:
    """A register that has joined and knows the generation."""
    store = premises.open()
    with store.write() as work:
        work.company.add_register(make_register())
        work.sync.join(company_id="company", device_id="one", lease_code="R01")
        work.sync.begin_epoch(1, generation="one", cursor=0)
    return store


def _begin(store: Store, now: datetime = NOW) -> PhotoStep | None:
    with store.read() as work:
        return next_photo(work, now)


def _end(store: Store, step: PhotoStep, answer: Heard[Told], now: datetime = NOW) -> PhotoAfter:
    with store.write() as work:
        return take_photo(work, step, answer, now)


def _go(store: Store, shelf: Shelf, now: datetime = NOW) -> list[PhotoStep]:
    """All that is due, until nothing is or the line is cut; the steps that were taken."""
    taken: list[PhotoStep] = []
    step = _begin(store, now)
    while step is not None:
        taken.append(step)
        assert len(taken) < 50
        after = _end(store, step, heard(partial(ask_photo, shelf, step)), now)
        if after.is_cut:
            break
        step = after.step or _begin(store, now)
    return taken


def _put(store: Store, data: bytes = PHOTO) -> None:
    with store.write() as work:
        work.blobs.put(data, "image/png")


def _want(store: Store, name: str = NAME) -> None:
    with store.write() as work:
        work.sync.photos.want([name])


def _has(store: Store, name: str = NAME) -> bool:
    with store.read() as work:
        return work.blobs.get(name) is not None


def _counts(store: Store) -> PhotoCounts:
    with store.read() as work:
        return work.sync.photos.counts()


def test_a_photo_goes_piece_by_piece_and_once(store: Store) -> None:
    shelf = Shelf()
    _put(store)
    steps = _go(store, shelf)
    assert [type(step) for step in steps] == [AskSize, SendPiece, SendPiece, SendPiece]
    assert shelf.files == {NAME: PHOTO}
    assert _go(store, shelf) == []
    with store.write() as work:
        work.sync.photos.send_again()
    assert [type(step) for step in _go(store, shelf)] == [AskSize]


def test_one_register_gives_and_the_other_gets(store: Store, tmp_path: Path) -> None:
    shelf = Shelf()
    _put(store)
    _go(store, shelf)
    other = unfounded(tmp_path / "other")
    till = other.open()
    with till.write() as work:
        work.company.add_register(make_register("R02"))
        work.sync.join(company_id="company", device_id="two", lease_code="R02")
        work.sync.begin_epoch(1, generation="one", cursor=0)
        category = make_category()
        work.catalogue.add_category(category)
        work.catalogue.add_product(replace(make_product(), category_id=category.id, photo_sha256=NAME))
    steps = _go(till, shelf)
    assert [type(step) for step in steps] == [ReadPiece] * 3
    assert _has(till)
    assert _go(till, shelf) == []
    other.close()


@pytest.mark.parametrize("cuts", range(1, 4))
def test_after_a_cut_it_goes_on_where_the_service_is(store: Store, cuts: int) -> None:
    shelf = Shelf()
    _put(store)
    _go(store, shelf)
    shelf.files[NAME] = PHOTO[: 1000 * (cuts - 1)]
    with store.write() as work:
        work.sync.photos.send_again()
    step = _begin(store)
    assert step is not None
    assert _end(store, step, Heard(away=Away.OFFLINE)) == PhotoAfter(is_cut=True)
    assert _counts(store) == PhotoCounts(to_send=1)
    _go(store, shelf)
    assert shelf.files == {NAME: PHOTO}


def test_a_kill_between_two_pieces_loses_no_piece(premises: Premises, store: Store) -> None:
    shelf = Shelf({NAME: PHOTO})
    _want(store)
    first = _begin(store)
    assert first is not None
    after = _end(store, first, heard(lambda: ask_photo(shelf, first)))
    assert after.step == ReadPiece(NAME, 1000)
    store.close()
    again = premises.open()
    assert _begin(again) == ReadPiece(NAME, 1000)
    _go(again, shelf)
    assert _has(again)


def test_wrong_bytes_are_never_put_in_place_and_fetched_again(store: Store) -> None:
    shelf = Shelf({NAME: PHOTO[:-1] + b"?"})
    _want(store)
    _go(store, shelf)
    assert not _has(store)
    assert _counts(store) == PhotoCounts(to_come=1, delayed=1)
    shelf.files[NAME] = PHOTO
    assert _go(store, shelf) == []
    _go(store, shelf, NOW + timedelta(minutes=1))
    assert _has(store)


@pytest.mark.parametrize(
    "told",
    [Told(len(PHOTO)), Told(10, b"x" * 11), Told(blobs.LARGEST + 1, b"x")],
    ids=["nothing", "too much", "too large"],
)
def test_what_cannot_be_is_not_kept(store: Store, told: Told) -> None:
    _want(store)
    assert _end(store, ReadPiece(NAME, 0), Heard(told)) == PhotoAfter()
    assert _counts(store) == PhotoCounts(to_come=1, delayed=1)


def test_a_photo_that_is_not_there_yet_holds_up_no_other(store: Store) -> None:
    other = b"\x89PNG other"
    shelf = Shelf({hashlib.sha256(other).hexdigest(): other})
    _want(store)
    with store.write() as work:
        work.sync.photos.want([hashlib.sha256(other).hexdigest()])
        work.sync.photos.want_first(NAME)
    _go(store, shelf)
    assert _has(store, hashlib.sha256(other).hexdigest())
    assert _counts(store) == PhotoCounts(to_come=1, delayed=1)


def test_two_who_send_the_same_go_on_from_one_another(store: Store) -> None:
    shelf = Shelf({NAME: PHOTO[:2000]})
    _put(store)
    step = SendPiece(NAME, 0, len(PHOTO), PHOTO[:1000])
    after = _end(store, step, heard(lambda: ask_photo(shelf, step)))
    assert after.step == SendPiece(NAME, 2000, len(PHOTO), PHOTO[2000:])


@pytest.mark.parametrize("longest", [1500, len(PHOTO) + 1])
@pytest.mark.parametrize("here", [b"", PHOTO[:1000]])
def test_what_was_begun_under_another_length_holds_a_photo_up_no_more(
    store: Store, longest: int, here: bytes
) -> None:
    shelf = Shelf({NAME: here} if here else {}, longest=longest)
    _put(store)
    _go(store, shelf)
    assert shelf.files == {NAME: PHOTO}
    assert _counts(store) == PhotoCounts()


def test_a_service_that_goes_back_is_asked_later(store: Store) -> None:
    _put(store)
    step = SendPiece(NAME, 1000, len(PHOTO), PHOTO[1000:2000])
    assert _end(store, step, Heard(Told(1000))) == PhotoAfter()
    assert _counts(store) == PhotoCounts(to_send=1, delayed=1)
    too_long = Heard(Told(len(PHOTO) + 5))
    first = _end(store, AskSize(NAME), too_long).step
    assert first == SendPiece(NAME, 0, len(PHOTO), PHOTO[:1000], is_first=True)
    assert _end(store, first, too_long) == PhotoAfter()
    back: Heard[Told] = Heard(refusal=Refusal(RefusalCode.WRONG_OFFSET, {"offset": 0}))
    assert _end(store, step, back) == PhotoAfter()


def test_a_photo_that_is_here_no_more_is_put_off(store: Store) -> None:
    assert _end(store, AskSize(NAME), Heard(Told(0))) == PhotoAfter()


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
    _put(store)
    step = SendPiece(NAME, 0, len(PHOTO), PHOTO[:1000])
    assert _end(store, step, answer) == PhotoAfter(is_cut=is_cut)
    assert _counts(store).delayed == int(not is_cut)


def test_photos_without_room_at_the_service_are_counted(store: Store) -> None:
    _put(store)
    step = SendPiece(NAME, 0, len(PHOTO), PHOTO[:1000])
    _end(store, step, Heard(refusal=Refusal(RefusalCode.QUOTA_FULL)))
    assert _counts(store) == PhotoCounts(to_send=1, delayed=1, without_room=1)
    _end(store, AskSize(NAME), Heard(Told(len(PHOTO))))
    assert _counts(store) == PhotoCounts()


def test_a_photo_that_is_shorter_there_than_it_was_is_fetched_anew(store: Store) -> None:
    _want(store)
    with store.write() as work:
        work.sync.photos.keep(NAME, 0, PHOTO[:1000])
    refusal = Refusal(RefusalCode.WRONG_OFFSET, {"offset": 500})
    _end(store, ReadPiece(NAME, 1000), Heard(refusal=refusal))
    assert _begin(store, NOW + timedelta(minutes=1)) == ReadPiece(NAME, 0)


def test_nobody_speaks_who_is_not_to(store: Store) -> None:
    _put(store)
    with store.write() as work:
        work.sync.pause(True)
    assert _begin(store) is None
    with store.write() as work:
        work.sync.pause(False)
        work.sync.leave()
    assert _begin(store) is None


def test_a_line_that_breaks_is_an_answer_too(store: Store) -> None:
    _put(store)
    shelf = Shelf(faults=[ServiceAway(Away.OFFLINE)])
    assert len(_go(store, shelf)) == 1
    assert _counts(store) == PhotoCounts(to_send=1)
