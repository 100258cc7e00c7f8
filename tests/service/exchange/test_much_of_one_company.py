"""Much asked for one company keeps no other from a thread of the store, of which there are two here."""

from __future__ import annotations

import asyncio
import secrets
import threading
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import msgspec
import pytest

from cardesk_service.api import photos
from cardesk_service.api.guard import CallingRegister
from cardesk_service.blobs.folder import BlobFolder
from cardesk_service.exchange import pace, reconciling
from cardesk_service.exchange.place import Speaker
from cardesk_service.refused import Refused
from cardesk_wire import coding
from cardesk_wire.coding import pack
from cardesk_wire.messages import ExchangeReply, ExchangeRequest, Op, ReconcileRequest, Refusal
from tests.service.exchange.house import House, Told, open_house
from tests.service.exchange.speaking import identity

MANY = 5
Ask = Callable[[], Coroutine[None, None, object]]


@pytest.fixture
async def house(database_url: str, tmp_path: Path) -> AsyncIterator[House]:
    """The routes on an empty database."""
    async with open_house(database_url, tmp_path) as opened:
        yield opened


@dataclass
class Slow:
    """Work that takes until it may end."""

    is_at_work: threading.Event = field(default_factory=threading.Event)
    may_end: threading.Event = field(default_factory=threading.Event)

    def work(self, *_given: object, **_named: object) -> None:
        self.is_at_work.set()
        self.may_end.wait()
        raise Refused("ended")


@contextmanager
def _ending(slow: Slow) -> Iterator[None]:
    try:
        yield
    finally:
        slow.may_end.set()


async def _nobody_else_waits(
    house: House, slow: Slow, ask: Callable[[], Coroutine[None, None, object]]
) -> None:
    asked = [asyncio.create_task(ask()) for _request in range(MANY)]
    await asyncio.to_thread(slow.is_at_work.wait)
    with _ending(slow):
        other = Told(Speaker("other", "1"), house.office.store)
        with pytest.raises(Refused, match="not_found"):
            await asyncio.wait_for(house.desk.snapshot(other, None, ""), 10)
    for each in await asyncio.gather(*asked, return_exceptions=True):
        assert isinstance(each, Refused)


async def test_comparisons(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    slow, many = Slow(), Told(Speaker("many", "1"), house.office.store)
    monkeypatch.setattr(reconciling, "reconcile", slow.work)
    asked = pack(ReconcileRequest(0, [], {}))
    await _nobody_else_waits(house, slow, lambda: house.desk.reconcile(many, asked))


async def test_large_pushes(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    slow, many = Slow(), Told(Speaker("many", "1"), house.office.store)
    monkeypatch.setattr(house.desk, "_exchange", slow.work)
    op = msgspec.Raw(coding.encode(Op(1, "client", identity(1), 1, 0, {"notes": secrets.token_hex(20_000)})))
    asked = pack(ExchangeRequest(1, 1, 1, "", 0, 0, coding.written(coding.NO_CHAIN), [op]))
    await _nobody_else_waits(house, slow, lambda: house.desk.exchange(many, asked))


async def test_photos(house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(photos, "AT_ONCE", 1)
    slow, register = Slow(), CallingRegister("", "many", "1")
    photo_desk = photos.PhotoDesk(house.office, BlobFolder(tmp_path / "blobs"))
    await _nobody_else_waits(house, slow, lambda: photo_desk.ask(register, slow.work))


def _push(note: str) -> ExchangeRequest:
    op = msgspec.Raw(coding.encode(Op(1, "client", identity(1), 1, 0, {"notes": note})))
    return ExchangeRequest(1, 1, 1, "", 0, 0, coding.written(coding.NO_CHAIN), [op])


async def test_who_hands_in_too_much_waits_and_sells(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pace, "SMALL_BYTES", 200)
    monkeypatch.setattr(pace, "BYTES_AT_ONCE", 1000)
    assert isinstance(await house.exchange(_push("x" * 800)), ExchangeReply)
    refused = await house.exchange(_push("x" * 800), number=2)
    assert isinstance(refused, Refusal)
    assert (refused.code, "retry_after_s" in refused.params) == ("rate_limited", True)
    assert isinstance(await house.exchange(_push("a sale"), number=3), ExchangeReply)
