"""The page of what could not be taken in: what it is, whose, why, what to do, and that it is dealt with."""

from __future__ import annotations

import json

import httpx
import pytest
from sqlalchemy import Connection, Insert, Update, insert, update

from cardesk_service.i18n import LANGUAGES, phrasebook
from cardesk_service.store import set_aside
from cardesk_service.store.tables import sync
from cardesk_service.web.set_aside_words import kind, why
from cardesk_wire import coding
from cardesk_wire.codes import OpCode
from cardesk_wire.kinds import KINDS
from tests.service.office import NOON, RunningService
from tests.service.people import PASSWORD, introduction
from tests.service.web.pages import at_home, read, sent

SETTLE = "/page/set-aside/settle"
PAPER = {"register_code": "R01", "incarnation": "A", "kind": "I", "sequence": 127}


async def _write(
    service: RunningService,
    statement: Insert | Update,
    rows: list[dict[str, object]] | dict[str, object] | None = None,
) -> None:
    def work(connection: Connection) -> None:
        connection.execute(statement, rows)

    await service.application.office.store.write(work)


async def _with(service: RunningService, owner: httpx.AsyncClient, *ops: tuple[str, str, bytes]) -> None:
    """Set ops aside of a register of the owner's company."""
    form = {"email": "mona@example.com", "password": PASSWORD, "register": introduction()}
    (await service.client().post("/account/v1/sign-in", json=form)).raise_for_status()
    company = (await owner.get("/account/v1/me")).json()["company"]["id"]
    rows = [
        {
            "company_id": company,
            "device_id": introduction()["device"] if number else coding.written(bytes(16)),
            "epoch": 1,
            "oseq": number + 1,
            "kind": kind_,
            "identity": "i",
            "status": "rejected",
            "code": code,
            "op": op,
            "place": 0,
            "received_at": NOON,
        }
        for number, (kind_, code, op) in enumerate(ops)
    ]
    await _write(service, insert(sync.SET_ASIDE), rows)


async def test_it_says_what_whose_when_why_and_what_to_do(service: RunningService) -> None:
    mona = await at_home(service)
    await _with(
        service,
        mona,
        ("", OpCode.UNREADABLE, b"{"),
        ("client", OpCode.TOO_LARGE, coding.encode([2, "client", "i", 0, 0, {"name": "Ali <b>"}])),
        ("document", OpCode.HASH_WRONG, coding.encode([3, "document", "i", 0, 0, PAPER])),
    )
    page = read(await mona.get("/page/set-aside"))
    text = " ".join(page.text.split())
    assert "Client · Ali <b> It is larger than one entry may be. R01 · Counter 1 · 26 Nov 2026, 12:00" in text
    assert "Sealed document · R01-A-I000127" in text
    assert "Entry The service could not read it. A register that is gone" in text
    assert "What to do: Shorten it on the register" in text


async def test_what_waits_stands_before_what_was_settled(service: RunningService) -> None:
    mona = await at_home(service)
    ops = [("client", OpCode.TOO_LARGE, b"[]")] * 3
    await _with(service, mona, *ops)
    await _write(service, update(sync.SET_ASIDE).where(sync.SET_ASIDE.c.oseq < 3).values(settled_at=NOON))
    company = (await mona.get("/account/v1/me")).json()["company"]["id"]
    found = await service.application.office.store.read(lambda c: set_aside.of_company(c, company))
    assert [each.settled_at is None for each in found] == [True, False, False]


async def test_time_is_the_companys(service: RunningService) -> None:
    mona = await at_home(service)
    await _with(service, mona, ("client", OpCode.TOO_LARGE, b"[]"))
    company = (await mona.get("/account/v1/me")).json()["company"]["id"]
    row = {
        "company_id": company,
        "kind": "company",
        "identity": "AA",
        "seq": 1,
        "fields": '{"time_zone":"Asia/Dubai"}',
        "stamps": "{}",
        "device_id": "x",
        "epoch": 1,
        "previous": 0,
        "is_altered": False,
        "is_deleted": False,
    }
    await _write(service, insert(sync.ROW), row)
    assert "26 Nov 2026, 16:00" in (await mona.get("/page/set-aside")).text
    # A zone that nobody knows is no reason to show nothing.
    for zone in ("../etc", "America", "a" * 5000):
        await _write(service, update(sync.ROW).values(fields=json.dumps({"time_zone": zone})))
        assert "26 Nov 2026, 12:00" in (await mona.get("/page/set-aside")).text


async def test_what_was_dealt_with_can_be_taken_up_again(service: RunningService) -> None:
    mona = await at_home(service)
    await _with(service, mona, ("client", OpCode.TOO_LARGE, b"[]"))
    page = read(await sent(mona, "/page/set-aside", SETTLE))
    assert "Noted as dealt with." in page.text
    assert "Nothing. Everything" in page.text
    page = read(await sent(mona, "/page/set-aside", SETTLE))
    assert "back among those that wait" in page.text
    form = page.forms[-1].values
    gone = await mona.post(SETTLE, data={**form, "oseq": "77"})
    assert gone.headers["location"] == "/page/set-aside?done=settled"
    assert (await mona.post(SETTLE, data={**form, "epoch": "one"})).status_code == 400
    for wrong in ({"oseq": "9" * 40}, {"epoch": "9" * 5000}, {"device": "x\0"}):
        assert (await mona.post(SETTLE, data={**form, **wrong})).status_code == 400


async def test_it_is_for_owners_and_managers(service: RunningService) -> None:
    mona = await at_home(service)
    await sent(mona, "/page/members", "/page/members/invite", email="samir@example.com", role="front_desk")
    samir = await at_home(service, "samir@example.com", company="")
    assert (await samir.get("/page/set-aside")).status_code == 403


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_and_every_reason_has_words(language: str) -> None:
    phrases = phrasebook(language)
    otherwise = kind(phrases, "something later")
    assert all(kind(phrases, each.name) not in ("", otherwise, each.name) for each in KINDS)
    reasons = {
        why(phrases, code).reason
        for code in (
            OpCode.TOO_LARGE,
            OpCode.UNREADABLE,
            OpCode.HASH_WRONG,
            OpCode.SIGNATURE_WRONG,
            OpCode.SEALED_DIFFERS,
            "something later",
        )
    }
    assert len(reasons) == 6
