"""Photos in S3-compatible storage: signed as published, piece by piece, whatever the storage says."""

from __future__ import annotations

import base64
from datetime import UTC, datetime
from pathlib import Path

import httpx
import pytest

from cardesk_service.blobs.bucket import BlobBucket
from cardesk_service.blobs.chosen import chosen_place
from cardesk_service.blobs.folder import MAX_BLOB, BlobFolder
from cardesk_service.blobs.place import Held
from cardesk_service.blobs.s3 import Bucket
from cardesk_service.blobs.signature import Credentials, signed_headers
from cardesk_service.clock import SystemClock
from cardesk_service.refused import Refused
from cardesk_service.settings import load
from cardesk_service.store.database import StoreUnavailable
from cardesk_wire.codes import RefusalCode
from tests.service.blobs.fake_s3 import KEY, REGION, SECRET, Storage
from tests.service.blobs.pieces import CREDENTIALS, EMPTY, MINE, NAME, PHOTO, append, refused


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
