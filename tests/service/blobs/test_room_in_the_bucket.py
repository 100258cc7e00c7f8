"""How much room photos take in the storage: of each company, from when they are announced until they go."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime

import pytest

from cardesk_service.blobs.bucket import BlobBucket
from cardesk_service.blobs.place import Held
from cardesk_service.blobs.s3 import Bucket
from cardesk_service.refused import Refused
from cardesk_wire import coding
from cardesk_wire.codes import RefusalCode
from tests.service.blobs.fake_s3 import Storage
from tests.service.blobs.pieces import MINE, NAME, PHOTO, THEIRS, append, refused


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
