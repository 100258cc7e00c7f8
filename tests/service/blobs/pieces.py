"""A photo of a company, sent in pieces."""

from __future__ import annotations

import hashlib
from uuid import UUID

import pytest

from cardesk_service.blobs.place import Blobs, Held
from cardesk_service.blobs.signature import Credentials
from cardesk_service.refused import Refused
from cardesk_wire import coding
from tests.service.blobs.fake_s3 import KEY, REGION, SECRET

CREDENTIALS = Credentials(KEY, SECRET, REGION)
MINE, THEIRS = coding.written(UUID(int=1).bytes), coding.written(UUID(int=2).bytes)
PHOTO = bytes(range(256)) * 40
NAME = hashlib.sha256(PHOTO).hexdigest()
EMPTY = hashlib.sha256(b"").hexdigest()


def append(blobs: Blobs, offset: int, piece: bytes, total: int = len(PHOTO), name: str = NAME) -> Held:
    """A piece of a file of the first company, from an offset on."""
    return blobs.append(MINE, name, offset=offset, total=total, piece=piece)


def refused(error: pytest.ExceptionInfo[Refused]) -> tuple[str, int]:
    """The code and the status of a refusal."""
    return error.value.refusal.code, error.value.status
