"""Whatever a register asks counts, sense or not; and what is short for the event loop stays so unpacked."""

from __future__ import annotations

import hashlib
import threading
from typing import TypeVar

import pytest
import zstandard

from cardesk_service.exchange.pace import Pace
from cardesk_service.refused import Refused
from cardesk_wire import coding
from cardesk_wire.codes import RefusalCode
from tests.service.exchange.house import ZSTD, House

T = TypeVar("T")
BLOB = f"/sync/v1/blobs/{hashlib.sha256(b'x').hexdigest()}"
BOMB = zstandard.ZstdCompressor(level=19).compress(b" " * 1_000_000)
NAMELESS_BOMB = zstandard.ZstdCompressor(level=19, write_content_size=False).compress(b" " * 1_000_000)


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Who was counted."""
    seen: list[object] = []
    monkeypatch.setattr(Pace, "require", lambda _pace, speaker, _now: seen.append(speaker))
    return seen


@pytest.mark.parametrize("body", [b"junk", b"", BOMB, NAMELESS_BOMB, bytes(5000)])
@pytest.mark.parametrize("path", ["/sync/v1/exchange", "/sync/v1/reconcile"])
async def test_what_cannot_be_read_counts_too(
    house: House, counted: list[object], path: str, body: bytes
) -> None:
    answer = await house.client.post(path, content=body, headers=ZSTD)
    assert answer.status_code in (400, 413)
    assert len(counted) == 1


async def test_what_is_asked_about_photos_counts(house: House, counted: list[object]) -> None:
    assert (await house.client.head(BLOB)).status_code == 404
    assert (await house.client.get(BLOB)).status_code == 404
    piece = {"Upload-Offset": "0", "Upload-Length": "1"}
    assert (await house.client.patch(BLOB, content=b"x", headers=piece)).status_code == 204
    assert len(counted) == 3


async def test_who_asks_for_photos_too_often_hears_when_to_come_again(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_arguments: object) -> None:
        raise Refused(RefusalCode.RATE_LIMITED, 429, retry_after_s=1)

    monkeypatch.setattr(Pace, "require", refuse)
    answer = await house.client.get(BLOB)
    assert (answer.status_code, answer.headers["retry-after"]) == (429, "1")


async def test_the_event_loop_unpacks_little(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    limits: list[int] = []
    loop, unpack = threading.current_thread(), coding.unpack

    def noted(body: bytes, kind: type[T], *, limit: int = coding.MAX_MESSAGE) -> T:
        if threading.current_thread() is loop:
            limits.append(limit)
        return unpack(body, kind, limit=limit)

    monkeypatch.setattr(coding, "unpack", noted)
    for body in (BOMB, NAMELESS_BOMB):
        await house.client.post("/sync/v1/exchange", content=body, headers=ZSTD)
    assert all(limit <= 1024 for limit in limits)
