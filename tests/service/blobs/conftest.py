"""A bucket of a storage on this machine."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from cardesk_service.blobs.bucket import BlobBucket
from cardesk_service.blobs.s3 import Bucket
from cardesk_service.clock import SystemClock
from tests.service.blobs.fake_s3 import Storage, stored
from tests.service.blobs.pieces import CREDENTIALS


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
