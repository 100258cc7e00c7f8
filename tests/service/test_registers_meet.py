"""The whole application: a register that joined exchanges, one that was revoked does not, a person never."""

from __future__ import annotations

import hashlib
from datetime import timedelta

import httpx
import msgspec
import pytest

from cardesk_service.store.database import Database, StoreUnavailable
from cardesk_wire import coding
from cardesk_wire.codes import RefusalCode
from cardesk_wire.coding import pack, unpack
from cardesk_wire.messages import ExchangeReply, ExchangeRequest, Op, Snapshot
from tests.service.exchange.house import ZSTD
from tests.service.exchange.speaking import identity
from tests.service.office import RunningService
from tests.service.people import MONA, PASSWORD, introduction, signed_up


def _request(name: str = "") -> bytes:
    ops = [msgspec.Raw(coding.encode(Op(1, "client", identity(1), 1, 0, {"name": name})))] if name else []
    return pack(ExchangeRequest(1, 1, 1, "", 0, 0, coding.written(coding.NO_CHAIN), ops))


async def _joined(service: RunningService, number: int) -> httpx.AsyncClient:
    client = service.client()
    form = {"email": MONA, "password": PASSWORD, "register": introduction(number)}
    answer = await client.post("/account/v1/sign-in", json=form)
    assert answer.status_code in (200, 201), answer.text
    return client


async def test_registers_of_a_company_meet(service: RunningService) -> None:
    person = await signed_up(service)
    one, two = await _joined(service, 1), await _joined(service, 2)
    pushed = await one.post("/sync/v1/exchange", content=_request("Mona"), headers=ZSTD)
    assert unpack(pushed.content, ExchangeReply).acked == 1
    pulled = await two.post("/sync/v1/exchange", content=_request(), headers=ZSTD)
    assert unpack(pulled.content, ExchangeReply).blocks[0].columns == [["Mona"]]
    part = await two.get("/sync/v1/snapshot")
    assert unpack(part.content, Snapshot).rows == 1
    photo = b"photo"
    path = f"/sync/v1/blobs/{hashlib.sha256(photo).hexdigest()}"
    sent = await one.patch(path, content=photo, headers={"Upload-Offset": "0", "Upload-Length": "5"})
    assert sent.status_code == 403
    kind = {"Content-Type": "application/octet-stream"}
    sent = await one.patch(path, content=photo, headers={"Upload-Offset": "0", "Upload-Length": "5", **kind})
    assert sent.status_code == 204
    assert (await two.get(path)).content == photo
    told = await person.post("/sync/v1/exchange", content=_request(), headers=ZSTD)
    assert (told.status_code, told.json()["code"]) == (403, RefusalCode.NOT_PERMITTED)


async def test_a_register_that_says_nothing_stays_signed_in(service: RunningService) -> None:
    await signed_up(service)
    one = await _joined(service, 1)
    first = unpack(
        (await one.post("/sync/v1/exchange", content=_request(), headers=ZSTD)).content, ExchangeReply
    )
    quiet = pack(ExchangeRequest(1, 1, 1, first.generation, 0, 2**60, coding.written(coding.NO_CHAIN)))
    for hours, is_noted in ((0, False), (2, True), (0, False)):
        service.clock.pass_by(timedelta(hours=hours))
        answer = await one.post("/sync/v1/exchange", content=quiet, headers=ZSTD)
        assert (answer.status_code, "set-cookie" in answer.headers) == (204, is_noted)


async def test_a_service_whose_file_is_gone_asks_to_come_again(
    service: RunningService, monkeypatch: pytest.MonkeyPatch
) -> None:
    await signed_up(service)
    one = await _joined(service, 1)

    def gone(*_given: object) -> None:
        raise StoreUnavailable

    monkeypatch.setattr(Database, "look_now", gone)
    answer = await one.post("/sync/v1/exchange", content=_request(), headers=ZSTD)
    assert (answer.status_code, answer.json()["code"]) == (503, RefusalCode.BUSY)


async def test_who_is_not_signed_in_hears_nothing(service: RunningService) -> None:
    stranger = service.client()
    for answer in (
        await stranger.post("/sync/v1/exchange", content=_request(), headers=ZSTD),
        await stranger.get("/sync/v1/snapshot"),
        await stranger.get("/sync/v1/wake", params={"cursor": 0}),
        await stranger.get(f"/sync/v1/blobs/{'0' * 64}"),
    ):
        assert (answer.status_code, answer.json()["code"]) == (401, RefusalCode.SIGNED_OUT)


async def test_a_revoked_register_hears_nothing_more(service: RunningService) -> None:
    person = await signed_up(service)
    one = await _joined(service, 1)
    assert (await one.post("/sync/v1/exchange", content=_request(), headers=ZSTD)).status_code == 200
    device = coding.written((1).to_bytes(16))
    assert (await person.delete(f"/company/v1/registers/{device}")).status_code == 204
    answer = await one.post("/sync/v1/exchange", content=_request(), headers=ZSTD)
    assert answer.status_code in (401, 403)
