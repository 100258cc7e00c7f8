"""Registers ask with the code of a shop; the code opens nothing, and somebody in charge lets them in."""

from __future__ import annotations

from datetime import timedelta

import httpx
import pytest

from cardesk_service.companies import asking
from cardesk_service.limits import ASKINGS_FROM_ADDRESS
from tests.service.office import RunningService
from tests.service.people import MONA, PASSWORD, introduction, signed_up

CODE, ASK, WAIT = "/company/v1/shop-code", "/company/v1/askings", "/company/v1/askings"
LET_IN, COLLECT = f"{ASK}/let-in", f"{ASK}/collect"


async def _code(person: httpx.AsyncClient) -> str:
    return str((await person.post(CODE)).json()["code"])


async def _asked(
    service: RunningService, code: str, number: int = 1
) -> tuple[httpx.AsyncClient, dict[str, str], str]:
    register = service.client()
    reply = await register.post(ASK, json={"code": code, "register": introduction(number)})
    assert reply.status_code == 201, reply.text
    # What comes after is later, so that the list has an order.
    service.clock.pass_by(timedelta(seconds=1))
    begun = reply.json()
    return register, {"pairing": begun["pairing"], "secret": begun["secret"]}, begun["code"]


async def _waiting(person: httpx.AsyncClient) -> list[dict[str, str]]:
    return list((await person.get(WAIT)).json()["registers"])


async def test_all_that_wait_are_let_in_at_once(service: RunningService) -> None:
    person = await signed_up(service)
    code = await _code(person)
    assert (await person.get(CODE)).json()["code"] == code
    asked = [await _asked(service, code.lower().replace("-", ""), number) for number in (1, 2, 3)]
    waiting = await _waiting(person)
    assert [each["name"] for each in waiting] == ["Counter 1", "Counter 2", "Counter 3"]
    assert [each["code"] for each in waiting] == [shown for _register, _ticket, shown in asked]
    for register, ticket, _shown in asked:
        assert (await register.post(COLLECT, json=ticket)).json() == {"joined": None}
    ids = [each["asking"] for each in waiting]
    assert (await person.post(LET_IN, json={"askings": ids})).json() == {"count": 3}
    assert (await person.post(LET_IN, json={"askings": ids})).json() == {"count": 0}
    assert await _waiting(person) == []
    codes = []
    for register, ticket, _shown in asked:
        joined = (await register.post(COLLECT, json=ticket)).json()["joined"]
        codes.append(joined["register"]["code"])
        assert (await register.get("/account/v1/me")).status_code == 200
        assert (await register.post(COLLECT, json=ticket)).json()["code"] == "wrong_code"
    assert codes == ["R01", "R02", "R03"]


async def test_the_code_alone_opens_nothing(service: RunningService) -> None:
    person = await signed_up(service)
    register, ticket, _shown = await _asked(service, await _code(person))
    assert (await register.get(WAIT)).status_code == 401
    assert (await register.post(LET_IN, json={"askings": []})).status_code == 401
    (waits,) = await _waiting(person)
    await person.post(LET_IN, json={"askings": [waits["asking"]]})
    for guess in ({**ticket, "secret": "AAAA"}, {**ticket, "pairing": "é"}, {**ticket, "pairing": "AAAA"}):
        reply = await service.client().post(COLLECT, json=guess)
        assert (reply.status_code, reply.json()["code"]) == (422, "wrong_code")


async def test_a_code_ends_by_time_by_another_and_by_withdrawal(service: RunningService) -> None:
    person = await signed_up(service)
    wish = {"register": introduction()}
    first, second = await _code(person), await _code(person)
    for code, passes in ((first, timedelta()), (second, timedelta(days=30)), ("2222-2222", timedelta())):
        service.clock.pass_by(passes)
        reply = await service.client().post(ASK, json={"code": code, **wish})
        assert (reply.status_code, reply.json()["code"]) == (422, "shop_code_wrong")
    person = service.client()
    await person.post("/account/v1/sign-in", json={"email": MONA, "password": PASSWORD})
    third = await _code(person)
    _register, _ticket, _shown = await _asked(service, third)
    assert (await person.delete(CODE)).status_code == 204
    assert (await person.get(CODE)).json() == {"code": "", "expires_at": 0}
    assert (await service.client().post(ASK, json={"code": third, **wish})).status_code == 422
    assert len(await _waiting(person)) == 1


async def test_who_waits_is_turned_away_or_forgotten(service: RunningService) -> None:
    person = await signed_up(service)
    code = await _code(person)
    register, ticket, _shown = await _asked(service, code)
    (waits,) = await _waiting(person)
    away = await person.post(f"{ASK}/turn-away", json={"askings": [waits["asking"]]})
    assert away.json() == {"count": 1}
    assert (await register.post(COLLECT, json=ticket)).json()["code"] == "wrong_code"
    late, ticket, _shown = await _asked(service, code)
    service.clock.pass_by(asking.LIFE)
    assert (await late.post(COLLECT, json=ticket)).json()["code"] == "wrong_code"


async def test_asking_again_takes_the_place_of_what_was_asked(service: RunningService) -> None:
    person = await signed_up(service)
    code = await _code(person)
    register, first, _shown = await _asked(service, code)
    _again, second, _shown = await _asked(service, code)
    (waits,) = await _waiting(person)
    await person.post(LET_IN, json={"askings": [waits["asking"]]})
    assert (await register.post(COLLECT, json=first)).json()["code"] == "wrong_code"
    assert (await register.post(COLLECT, json=second)).json()["joined"]


async def test_another_company_decides_nothing(service: RunningService) -> None:
    person = await signed_up(service)
    await _asked(service, await _code(person))
    (waits,) = await _waiting(person)
    stranger = await signed_up(service, "omar@example.com", company="Red Foam")
    assert await _waiting(stranger) == []
    assert (await stranger.post(LET_IN, json={"askings": [waits["asking"]]})).json() == {"count": 0}


async def test_registers_decide_and_the_front_desk_does_not(service: RunningService) -> None:
    person = await signed_up(service)
    code = await _code(person)
    register = service.client()
    form = {"email": MONA, "password": PASSWORD, "register": introduction(9)}
    await register.post("/account/v1/sign-in", json=form)
    await _asked(service, code)
    (waits,) = await _waiting(register)
    assert (await register.post(LET_IN, json={"askings": [waits["asking"]]})).json() == {"count": 1}
    await person.post("/company/v1/invitations", json={"email": "omar@example.com", "role": "front_desk"})
    desk = await signed_up(service, "omar@example.com", company="")
    for reply in (await desk.get(WAIT), await desk.get(CODE), await desk.post(CODE), await desk.delete(CODE)):
        assert (reply.status_code, reply.json()["code"]) == (403, "not_permitted")


async def test_the_list_has_an_end(service: RunningService, monkeypatch: pytest.MonkeyPatch) -> None:
    person = await signed_up(service)
    code = await _code(person)
    monkeypatch.setattr(asking, "MOST_WAITING", 2)
    for number in (1, 2):
        await _asked(service, code, number)
    full = await service.client().post(ASK, json={"code": code, "register": introduction(3)})
    assert (full.status_code, full.json()["code"]) == (429, "rate_limited")
    many = await person.post(LET_IN, json={"askings": ["A"] * 3})
    assert many.status_code == 413


async def test_codes_are_not_tried_for_ever(service: RunningService) -> None:
    stranger = service.client("198.51.100.7")
    wish = {"code": "2222-2222", "register": introduction()}
    replies = [await stranger.post(ASK, json=wish) for _ in range(ASKINGS_FROM_ADDRESS.burst + 1)]
    assert [each.status_code for each in replies[:-1]] == [422] * ASKINGS_FROM_ADDRESS.burst
    assert replies[-1].status_code == 429
