"""Sync over HTTP: messages, refusals, files, waiting."""

from __future__ import annotations

import asyncio
import hashlib
import threading
from pathlib import Path

import httpx
import msgspec
import pytest
import zstandard
from msgspec.structs import replace
from sqlalchemy import Connection

from cardesk_service.exchange import desk, pace, snapshots, waking
from cardesk_service.exchange.exchanging import exchange
from cardesk_service.exchange.pace import Rate
from cardesk_service.exchange.place import Speaker
from cardesk_service.refused import Refused
from cardesk_service.store.column_types import micros
from cardesk_wire import coding
from cardesk_wire.codes import RefusalCode
from cardesk_wire.coding import pack, unpack
from cardesk_wire.messages import (
    ExchangeReply,
    ExchangeRequest,
    Op,
    ReconcileReply,
    ReconcileRequest,
    Refusal,
    Snapshot,
    Tally,
)
from tests.service.exchange.house import ZSTD, House, Told, open_house
from tests.service.exchange.speaking import COMPANY, identity

PHOTO = bytes(range(256)) * 64
NAME = hashlib.sha256(PHOTO).hexdigest()
BLOB = f"/sync/v1/blobs/{NAME}"


def _request(*names: str, cursor: int = 0) -> ExchangeRequest:
    ops = [
        msgspec.Raw(coding.encode(Op(place, "client", identity(place), 1, 0, {"name": name})))
        for place, name in enumerate(names, start=1)
    ]
    return ExchangeRequest(1, 1, 1, "", cursor, 0, coding.written(coding.NO_CHAIN), ops)


def _code(answer: httpx.Response) -> tuple[int, str]:
    return answer.status_code, coding.decode(answer.content, Refusal).code


async def test_an_exchange(house: House) -> None:
    first = await house.exchange(_request("Mona", "Ali"))
    assert isinstance(first, ExchangeReply)
    assert (first.acked, first.head, first.blocks) == (2, 2, [])
    other = await house.exchange(_request(), number=2)
    assert isinstance(other, ExchangeReply)
    assert other.blocks[0].columns == [["Mona", "Ali"]]
    idle = await house.client.post(
        "/sync/v1/exchange", content=pack(_request(cursor=2)), headers={**ZSTD, "X-Register": "2"}
    )
    assert (idle.status_code, idle.headers["content-type"]) == (200, "application/zstd")
    assert "content-encoding" not in idle.headers


async def test_who_knows_everything_is_answered_without_a_word(house: House) -> None:
    first = await house.exchange(_request("Mona"))
    assert isinstance(first, ExchangeReply)
    now = micros(house.clock.now())
    chain = coding.written(coding.chained(coding.NO_CHAIN, [bytes(op) for op in _request("Mona").ops]))
    at_rest = replace(_request(cursor=1), generation=first.generation, chain=chain, now=now)

    async def status(request: ExchangeRequest) -> int:
        answer = await house.client.post("/sync/v1/exchange", content=pack(request), headers=ZSTD)
        assert bool(answer.content) == (answer.status_code != 204)
        return answer.status_code

    assert await status(at_rest) == 204
    assert at_rest.confirmed() == ExchangeReply(first.generation, 0, 0, 1, 1, now)
    assert await status(replace(at_rest, cursor=0)) == 200
    assert await status(replace(at_rest, generation="")) == 200
    assert await status(replace(at_rest, protocol=0)) == 200, "it is asked to update"
    assert await status(replace(at_rest, now=now - 61_000_000)) == 200, "it is told the time"
    assert await status(replace(at_rest, cursor=-1)) == 400
    assert await status(replace(at_rest, chain="!")) == 400
    assert await status(replace(at_rest, chain=coding.written(coding.NO_CHAIN))) == 409


async def test_a_refusal_is_plain_json_and_what_was_noted_for_it_stays(house: House) -> None:
    await house.exchange(_request("Mona"))
    assert await house.exchange(_request("Monika")) == Refusal(RefusalCode.FORK, {"epoch": 2})
    answer = await house.client.post("/sync/v1/exchange", content=pack(_request("Moni")), headers=ZSTD)
    assert (answer.status_code, answer.json()) == (409, {"code": "fork", "params": {"epoch": 3}})


async def test_a_snapshot_and_a_comparison(house: House) -> None:
    assert _code(await house.client.get("/sync/v1/snapshot")) == (404, RefusalCode.NOT_FOUND)
    await house.exchange(_request("Mona"))
    for _ in range(2):
        answer = await house.client.get("/sync/v1/snapshot")
        said = unpack(answer.content, Snapshot)
        assert (said.place, said.rows, said.following) == (1, 1, "")
    gone = await house.client.get("/sync/v1/snapshot", params={"place": 77, "after": "client x"})
    assert _code(gone) == (404, RefusalCode.NOT_FOUND)
    wrong = await house.client.get("/sync/v1/snapshot", params={"place": -1})
    assert _code(wrong) == (400, RefusalCode.MALFORMED)
    asked = pack(ReconcileRequest(1, [Tally("client", 0, "")], {"client": ["name"]}))
    compared = await house.client.post("/sync/v1/reconcile", content=asked, headers=ZSTD)
    reply = unpack(compared.content, ReconcileReply)
    assert reply.tallies == [Tally("client", 1, coding.digest([(identity(1), ["Mona"])]))]
    for fields, code in (
        (["name", "name"], (400, RefusalCode.MALFORMED)),
        (["x"] * 100_000, (413, "too_large")),
    ):
        asked = pack(ReconcileRequest(1, [Tally("client", 0, "")], {"client": fields}))
        refused = await house.client.post("/sync/v1/reconcile", content=asked, headers=ZSTD)
        assert _code(refused) == code


async def test_a_snapshot_waits_for_those_of_its_own_company_only(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, is_at_work, may_end = snapshots.part, threading.Event(), threading.Event()
    slow, other = (
        Told(Speaker("slow", "1"), house.office.store),
        Told(Speaker("other", "1"), house.office.store),
    )

    def part(connection: Connection, company: str, place: int | None, after: str) -> snapshots.Part | None:
        if company == "slow":
            is_at_work.set()
            may_end.wait()
        return real(connection, company, place, after)

    monkeypatch.setattr(snapshots, "part", part)
    first = asyncio.create_task(house.desk.snapshot(slow, None, ""))
    await asyncio.to_thread(is_at_work.wait)
    try:
        with pytest.raises(Refused, match="not_found"):
            await asyncio.wait_for(house.desk.snapshot(other, None, ""), 30)
    finally:
        may_end.set()
    with pytest.raises(Refused, match="not_found"):
        await first


async def test_who_waits_is_woken_by_a_push(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    waiting = asyncio.create_task(house.client.get("/sync/v1/wake", params={"cursor": 0}))
    also = asyncio.create_task(house.client.get("/sync/v1/wake", params={"cursor": 0}))
    await asyncio.sleep(0.1)
    assert not waiting.done()
    await house.exchange(_request("Mona"))
    assert ((await waiting).status_code, (await also).status_code) == (200, 200)
    woken = await house.client.get("/sync/v1/wake", params={"cursor": 0})
    # A page of somebody in between says something, and wakes nobody.
    assert (woken.status_code, woken.content) == (200, b"null")
    monkeypatch.setattr(waking, "LONGEST_WAIT_S", 0.05)
    assert (await house.client.get("/sync/v1/wake", params={"cursor": 1})).status_code == 204


async def test_of_one_register_only_two_wait_at_once_and_the_oldest_is_let_go(house: House) -> None:
    waiting = []
    for _number in range(4):
        waiting.append(asyncio.create_task(house.client.get("/sync/v1/wake", params={"cursor": 0})))
        await asyncio.sleep(0.1)
    # They were answered at once, and not after 25 seconds.
    assert [each.done() for each in waiting] == [True, True, False, False]
    assert [(await each).status_code for each in waiting[:2]] == [204, 204]
    await house.exchange(_request("Mona"))
    assert [(await each).status_code for each in waiting[2:]] == [200, 200]


async def test_who_waits_is_woken_by_a_push_to_another_process(
    house: House,
) -> None:
    if house.office.store.engine.dialect.name == "sqlite":
        await house.desk.watch()
        return
    waiting = asyncio.create_task(house.client.get("/sync/v1/wake", params={"cursor": 0}))
    await asyncio.sleep(0.1)
    speaker = Speaker(coding.written(COMPANY.bytes), identity(9))
    now = micros(house.clock.now())
    await house.office.store.write(
        lambda c: exchange(c, speaker, _request("Mona"), now=now, new_id=house.office.new_id)
    )
    await house.desk.watch()
    assert (await waiting).status_code == 200


async def test_a_file_travels_in_pieces(house: House) -> None:
    client = house.client
    assert (await client.head(BLOB)).status_code == 404
    total = {"Upload-Length": str(len(PHOTO))}
    first = await client.patch(BLOB, content=PHOTO[:9000], headers={**total, "Upload-Offset": "0"})
    assert (first.status_code, first.headers["upload-offset"]) == (204, "9000")
    assert (await client.head(BLOB)).headers["upload-offset"] == "9000"
    wrong = await client.patch(BLOB, content=PHOTO[:9000], headers={**total, "Upload-Offset": "0"})
    assert wrong.json() == {"code": "wrong_offset", "params": {"offset": 9000}}
    await client.patch(BLOB, content=PHOTO[9000:], headers={**total, "Upload-Offset": "9000"})
    whole = await client.get(BLOB)
    assert (whole.status_code, whole.content) == (200, PHOTO)
    span = await client.get(BLOB, headers={"Range": "bytes=100-199"})
    assert (span.status_code, span.content) == (206, PHOTO[100:200])
    assert span.headers["content-range"] == f"bytes 100-199/{len(PHOTO)}"
    past = await client.get(BLOB, headers={"Range": f"bytes={len(PHOTO)}-"})
    assert _code(past) == (416, RefusalCode.WRONG_OFFSET)
    assert _code(await client.get(BLOB, headers={"Range": "lines=1-2"})) == (416, RefusalCode.MALFORMED)


@pytest.mark.parametrize("offset", ["", "-1", "x", "²", "9" * 30])
async def test_a_piece_without_its_place_is_refused(house: House, offset: str) -> None:
    headers = {b"Upload-Offset": offset.encode(), b"Upload-Length": b"5"}
    answer = await house.client.patch(BLOB, content=b"abc", headers=headers)
    assert _code(answer) == (400, RefusalCode.MALFORMED)


async def test_too_much_is_refused_before_it_is_read(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    post = house.client.post
    large = await post("/sync/v1/exchange", content=bytes(coding.MAX_BODY + 1), headers=ZSTD)
    assert _code(large) == (413, RefusalCode.TOO_LARGE)
    bomb = zstandard.compress(bytes(desk.MAX_REQUEST + 1))
    assert _code(await post("/sync/v1/exchange", content=bomb, headers=ZSTD)) == (413, RefusalCode.TOO_LARGE)
    plain = await post("/sync/v1/exchange", content=b"{}", headers={"Content-Type": "application/json"})
    assert _code(plain) == (415, RefusalCode.MALFORMED)
    million = coding.encode(msgspec.structs.replace(_request(), ops=[msgspec.Raw(b"[]")] * 1_000_000))
    many = await post("/sync/v1/exchange", content=zstandard.compress(million), headers=ZSTD)
    assert _code(many) == (413, RefusalCode.TOO_LARGE)


async def test_who_asks_too_often_waits(
    database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk, "MESSAGES", Rate("pace", 1, pace.PER_SECOND))
    for name in ("OWN_BURST", "LEASE"):
        monkeypatch.setattr(pace, name, 1)
    async with open_house(database_url, tmp_path) as house:
        answers = [await house.exchange(_request()) for _ in range(3)]
        assert isinstance(answers[0], ExchangeReply)
        assert answers[2] == Refusal(RefusalCode.RATE_LIMITED, {"retry_after_s": 1})
        assert isinstance(await house.exchange(_request(), number=2), ExchangeReply)


async def test_a_database_that_does_not_answer_is_busy(house: House, tmp_path: Path) -> None:
    async with open_house(f"sqlite:///{tmp_path / 'nowhere' / 'x.db'}", tmp_path) as other:
        answer = await other.exchange(_request())
    assert answer == Refusal(RefusalCode.BUSY, {"retry_after_s": 2})
