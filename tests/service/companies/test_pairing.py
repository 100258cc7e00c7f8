"""A register shows a code, somebody who is in types it, the register is in."""

from __future__ import annotations

from datetime import timedelta

import httpx

from tests.service.office import RunningService
from tests.service.people import MONA, PASSWORD, introduction, signed_up

SIGN_IN = {"email": MONA, "password": PASSWORD}


async def _begun(service: RunningService, number: int = 1) -> tuple[httpx.AsyncClient, dict[str, str], str]:
    register = service.client()
    begun = (await register.post("/company/v1/pairings", json=introduction(number))).json()
    return register, {"pairing": begun["pairing"], "secret": begun["secret"]}, begun["code"]


async def test_a_code_that_a_person_approves_lets_the_register_in(service: RunningService) -> None:
    person = await signed_up(service)
    register, ticket, code = await _begun(service)
    assert (await register.post("/company/v1/pairings/collect", json=ticket)).json() == {"joined": None}
    assert (await person.post("/company/v1/pairings/look", json={"code": code})).json()["name"] == "Counter 1"
    approved = await person.post("/company/v1/pairings/approve", json={"code": code.lower()})
    assert approved.json()["name"] == "Counter 1"
    joined = (await register.post("/company/v1/pairings/collect", json=ticket)).json()["joined"]
    assert (joined["register"]["code"], joined["company"]["name"]) == ("R01", "Blue Drop")
    assert (await register.get("/account/v1/me")).json()["register"]["name"] == "Counter 1"
    again = await register.post("/company/v1/pairings/collect", json=ticket)
    assert again.json()["code"] == "wrong_code"


async def test_another_register_may_approve(service: RunningService) -> None:
    await signed_up(service)
    first = service.client()
    await first.post("/account/v1/sign-in", json={**SIGN_IN, "register": introduction(1)})
    second, ticket, code = await _begun(service, 2)
    assert (await first.post("/company/v1/pairings/approve", json={"code": code})).status_code == 200
    reply = await second.post("/company/v1/pairings/collect", json=ticket)
    assert reply.json()["joined"]["register"]["code"] == "R02"


async def test_a_code_works_once_and_for_ten_minutes(service: RunningService) -> None:
    person = await signed_up(service)
    _register, _ticket, code = await _begun(service)
    assert (await person.post("/company/v1/pairings/approve", json={"code": code})).status_code == 200
    assert (await person.post("/company/v1/pairings/approve", json={"code": code})).status_code == 422
    register, ticket, late = await _begun(service, 2)
    service.clock.pass_by(timedelta(minutes=10))
    assert (await person.post("/company/v1/pairings/approve", json={"code": late})).status_code == 422
    assert (await register.post("/company/v1/pairings/collect", json=ticket)).status_code == 422


async def test_who_saw_the_code_only_gets_nothing(service: RunningService) -> None:
    person = await signed_up(service)
    _register, ticket, code = await _begun(service)
    await person.post("/company/v1/pairings/approve", json={"code": code})
    for secret in ("", "AAAA", "é", ticket["pairing"]):
        guess = {**ticket, "secret": secret}
        reply = await service.client().post("/company/v1/pairings/collect", json=guess)
        assert (reply.status_code, reply.json()["code"]) == (422, "wrong_code")


async def test_nobody_approves_who_is_not_in(service: RunningService) -> None:
    _register, _ticket, code = await _begun(service)
    reply = await service.client().post("/company/v1/pairings/approve", json={"code": code})
    assert (reply.status_code, reply.json()["code"]) == (401, "signed_out")
