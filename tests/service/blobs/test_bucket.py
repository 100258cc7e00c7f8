"""Photos in S3-compatible storage: signed as published, piece by piece, whatever comes twice or wrong."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import httpx
import pytest

from cardesk_service.blobs.bucket import BlobBucket
from cardesk_service.blobs.chosen import chosen_place
from cardesk_service.blobs.folder import MAX_BLOB, BlobFolder
from cardesk_service.blobs.place import Blobs, Held
from cardesk_service.blobs.s3 import Bucket
from cardesk_service.blobs.signature import Credentials, signed_headers
from cardesk_service.clock import SystemClock
from cardesk_service.refused import Refused
from cardesk_service.settings import load
from cardesk_service.store.database import StoreUnavailable
from cardesk_wire import coding
from cardesk_wire.codes import RefusalCode
from tests.service.blobs.fake_s3 import KEY, REGION, SECRET, Storage, stored

CREDENTIALS = Credentials(KEY, SECRET, REGION)
MINE, THEIRS = coding.written(UUID(int=1).bytes), coding.written(UUID(int=2).bytes)
PHOTO = bytes(range(256)) * 40
NAME = hashlib.sha256(PHOTO).hexdigest()
EMPTY = hashlib.sha256(b"").hexdigest()


@pytest.fixture
def storage() -> Iterator[tuple[str, Storage]]:
    """A bucket with nothing in it."""
    with stored() as found:
        yield found


@pytest.fixture
def bucket(storage: tuple[str, Storage]) -> Iterator[Bucket]:
    """The way to it."""
    found = Bucket(storage[0], CREDENTIALS, SystemClock())
    yield found
    found.close()


@pytest.fixture
def blobs(bucket: Bucket) -> BlobBucket:
    """The photos in it."""
    return BlobBucket(bucket)


def append(blobs: Blobs, offset: int, piece: bytes, total: int = len(PHOTO), name: str = NAME) -> Held:
    return blobs.append(MINE, name, offset=offset, total=total, piece=piece)


def refused(error: pytest.ExceptionInfo[Refused]) -> tuple[str, int]:
    return error.value.refusal.code, error.value.status


@pytest.mark.parametrize(
    ("path", "query", "extra", "signature"),
    [
        (
            "/test.txt",
            {},
            {"Range": "bytes=0-9"},
            "f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41",
        ),
        (
            "/",
            {"max-keys": "2", "prefix": "J"},
            {},
            "34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7",
        ),
        (
            "/",
            {"lifecycle": ""},
            {},
            "fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543",
        ),
    ],
)
def test_a_request_is_signed_as_in_the_published_examples(
    path: str, query: dict[str, str], extra: dict[str, str], signature: str
) -> None:
    at, host = datetime(2013, 5, 24, tzinfo=UTC), "examplebucket.s3.amazonaws.com"
    headers = signed_headers(CREDENTIALS, "GET", host, path, query, EMPTY, at, extra)
    assert headers["authorization"].endswith(f"Signature={signature}")
    assert SECRET not in repr(CREDENTIALS)


def test_a_file_grows_piece_by_piece_and_is_whole_when_its_hash_is_right(
    blobs: BlobBucket, storage: tuple[str, Storage]
) -> None:
    with pytest.raises(Refused) as nothing:
        blobs.held(MINE, NAME)
    assert refused(nothing) == (RefusalCode.NOT_FOUND, 404)
    for start in range(0, 5_000, 1_000):
        held = append(blobs, start, PHOTO[start : start + 1_000])
        assert held == Held(start + 1_000, is_whole=False) == blobs.held(MINE, NAME)
    with pytest.raises(Refused) as elsewhere:
        append(blobs, 1_000, PHOTO[1_000:2_000])
    assert refused(elsewhere) == (RefusalCode.WRONG_OFFSET, 409)
    with pytest.raises(Refused) as not_yet:
        blobs.read(MINE, NAME, 0, 10)
    assert refused(not_yet) == (RefusalCode.NOT_FOUND, 404)
    assert append(blobs, 5_000, PHOTO[5_000:]) == Held(len(PHOTO), is_whole=True)
    assert blobs.held(MINE, NAME) == Held(len(PHOTO), is_whole=True)
    assert append(blobs, 0, b"x") == Held(len(PHOTO), is_whole=True), "it is there"
    assert blobs.read(MINE, NAME, 10, 20) == (PHOTO[10:30], len(PHOTO))
    assert blobs.read(MINE, NAME, len(PHOTO), 20) == (b"", len(PHOTO))
    assert blobs.read(MINE, NAME, 0, 0) == (b"", len(PHOTO))
    assert list(storage[1].objects.values()) == [PHOTO], "the pieces are gone"
    assert not storage[1].refused


def test_what_is_not_what_it_says_is_thrown_away(blobs: BlobBucket, storage: tuple[str, Storage]) -> None:
    append(blobs, 0, PHOTO[:100])
    with pytest.raises(Refused) as wrong:
        append(blobs, 100, bytes(len(PHOTO) - 100))
    assert wrong.value.refusal.code == RefusalCode.WRONG_HASH
    assert storage[1].objects == {}


@pytest.mark.parametrize(
    ("name", "offset", "total", "piece", "code"),
    [
        ("x", 0, 10, b"x", RefusalCode.NOT_FOUND),
        (NAME, 0, MAX_BLOB + 1, b"x", RefusalCode.TOO_LARGE),
        (NAME, 0, 10, b"", RefusalCode.MALFORMED),
        (NAME, 0, 10, bytes(11), RefusalCode.MALFORMED),
    ],
)
def test_what_makes_no_sense_is_refused(
    blobs: BlobBucket, name: str, offset: int, total: int, piece: bytes, code: str
) -> None:
    with pytest.raises(Refused) as error:
        append(blobs, offset, piece, total, name)
    assert error.value.refusal.code == code


def test_companies_are_apart_have_so_much_room_and_are_forgotten(bucket: Bucket) -> None:
    blobs = BlobBucket(bucket, most=len(PHOTO) + 100)
    others = [bytes([number]) * 30 for number in range(3)]
    append(blobs, 0, PHOTO)
    for other in others:
        append(blobs, 0, other, len(other), hashlib.sha256(other).hexdigest())
    large = bytes(11)
    with pytest.raises(Refused) as full:
        append(blobs, 0, large, len(large), hashlib.sha256(large).hexdigest())
    assert refused(full) == (RefusalCode.QUOTA_FULL, 413)
    assert blobs.append(THEIRS, NAME, offset=0, total=len(PHOTO), piece=PHOTO).is_whole
    assert len(list(blobs.names(MINE))) == 4, "the list goes on over several answers"
    blobs.forget(MINE)
    assert list(blobs.names(MINE)) == []
    assert list(blobs.names(THEIRS)) == [NAME]


def test_what_was_announced_takes_room_and_every_piece_is_looked_at(bucket: Bucket) -> None:
    blobs = BlobBucket(bucket, most=1_000)
    first, second = b"a" * 700, b"b" * 300
    names = [hashlib.sha256(file).hexdigest() for file in (first, second)]
    append(blobs, 0, first[:1], 700, names[0])
    with pytest.raises(Refused) as full:
        append(blobs, 0, b"x", 301)
    assert refused(full) == (RefusalCode.QUOTA_FULL, 413)
    append(blobs, 0, second[:1], 300, names[1])
    with pytest.raises(Refused) as grown:
        append(BlobBucket(bucket, most=999), 1, second[1:2], 300, names[1])
    assert refused(grown) == (RefusalCode.QUOTA_FULL, 413)
    assert append(blobs, 1, first[1:], 700, names[0]).is_whole
    assert append(blobs, 1, second[1:], 300, names[1]).is_whole


def test_a_wrong_length_holds_nobody_up(blobs: BlobBucket, storage: tuple[str, Storage]) -> None:
    append(blobs, 0, PHOTO[:10], len(PHOTO) + 1)
    append(blobs, 0, PHOTO[:1000])
    assert blobs.held(MINE, NAME).size == 1000
    assert append(blobs, 1000, PHOTO[1000:]).is_whole
    assert list(storage[1].objects.values()) == [PHOTO]


def test_what_an_earlier_release_began_is_sent_from_its_start(blobs: BlobBucket, bucket: Bucket) -> None:
    company = coding.read(MINE).hex()
    bucket.put(f"{company}/parts/{NAME}/{0:012}", PHOTO[:4000])
    with pytest.raises(Refused) as nothing:
        blobs.held(MINE, NAME)
    assert refused(nothing) == (RefusalCode.NOT_FOUND, 404)
    append(blobs, 0, PHOTO[:1000])
    assert blobs.held(MINE, NAME) == Held(1000, is_whole=False)
    assert append(blobs, 1000, PHOTO[1000:]).is_whole
    assert [found.key for found in bucket.listed(f"{company}/")] == [f"{company}/files/{NAME}"]


def test_what_is_not_gone_on_with_goes(blobs: BlobBucket, storage: tuple[str, Storage]) -> None:
    other = hashlib.sha256(b"other").hexdigest()
    append(blobs, 0, PHOTO)
    for name in (NAME[::-1], other):
        append(blobs, 0, b"x", 10, name)
    storage[1].now = "2026-11-27T12:00:00.000Z"
    append(blobs, 1, b"x", 10, other)
    blobs.sweep(MINE, datetime(2026, 11, 26, 12, 0, 1, tzinfo=UTC))
    assert blobs.held(MINE, NAME).is_whole
    assert blobs.held(MINE, other) == Held(2, is_whole=False)
    with pytest.raises(Refused):
        blobs.held(MINE, NAME[::-1])


def test_a_file_is_deleted_whole_or_not(blobs: BlobBucket, bucket: Bucket) -> None:
    for end in (1000, len(PHOTO)):
        append(blobs, 0, PHOTO[:end])
        blobs.delete(MINE, NAME)
        assert list(bucket.listed("")) == []
    blobs.delete(MINE, NAME)


def test_who_is_busy_is_asked_again_and_who_does_not_answer_is_away(
    blobs: BlobBucket, storage: tuple[str, Storage]
) -> None:
    storage[1].busy = 2
    assert append(blobs, 0, PHOTO).is_whole
    storage[1].busy = 3
    with pytest.raises(StoreUnavailable):
        blobs.held(MINE, NAME)
    storage[1].busy = 0


def test_nobody_reads_with_another_secret(storage: tuple[str, Storage]) -> None:
    stranger = Bucket(storage[0], Credentials(KEY, "guessed", REGION), SystemClock())
    with pytest.raises(StoreUnavailable):
        stranger.put("x", b"y")
    stranger.close()
    assert storage[1].objects == {}


def test_storage_that_cannot_be_reached_is_away() -> None:
    def fail(_: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError("nobody there")

    bucket = Bucket("https://s3.example/photos", CREDENTIALS, SystemClock(), httpx.MockTransport(fail))
    with pytest.raises(StoreUnavailable):
        bucket.size("x")
    bucket.close()


def test_storage_that_knows_no_spans_gives_all() -> None:
    bucket = Bucket(
        "https://s3.example/photos",
        CREDENTIALS,
        SystemClock(),
        httpx.MockTransport(lambda _: httpx.Response(200, content=b"whole")),
    )
    assert bucket.read("x", 0, 3) == (b"who", 5)
    bucket.close()


def test_photos_lie_where_the_settings_say(tmp_path: Path) -> None:
    development = {
        "CARDESK_MODE": "development",
        "CARDESK_PUBLIC_URL": "https://localhost",
        "CARDESK_KEYS": f"1:{base64.b64encode(bytes(range(32))).decode()}",
        "CARDESK_TLS": "proxy",
        "CARDESK_DATA": str(tmp_path),
    }
    folder = chosen_place(load(development), SystemClock())
    assert isinstance(folder, BlobFolder)
    folder.close()
    in_bucket = {
        "CARDESK_PHOTOS_BUCKET": "https://s3.example/photos",
        "CARDESK_PHOTOS_KEY": KEY,
        "CARDESK_PHOTOS_SECRET": SECRET,
    }
    bucket = chosen_place(load(development | in_bucket), SystemClock())
    assert isinstance(bucket, BlobBucket)
    bucket.close()
