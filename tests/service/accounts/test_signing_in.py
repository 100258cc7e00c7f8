"""Signing in and out, and the one cookie."""

from __future__ import annotations

from datetime import timedelta

import pytest

from cardesk_service.store.database import Database, StoreUnavailable
from tests.service.office import RunningService
from tests.service.people import MONA, PASSWORD, introduction, joined, signed_up

SIGN_IN = {"email": MONA, "password": PASSWORD}


async def test_a_register_signs_in_and_has_a_code_of_its_own(service: RunningService) -> None:
    await signed_up(service)
    codes = []
    for number in (1, 2):
        register = service.client()
        reply = await register.post("/account/v1/sign-in", json={**SIGN_IN, "register": introduction(number)})
        assert reply.status_code == 200, reply.text
        codes.append(reply.json()["register"]["code"])
        assert (await register.get("/account/v1/me")).json()["register"]["is_current"]
    assert codes == ["R01", "R02"]


async def test_what_no_database_takes_in_a_text_is_an_address_of_nobody(service: RunningService) -> None:
    reply = await service.client().post("/account/v1/sign-in", json={**SIGN_IN, "email": f"{MONA}\0"})
    assert (reply.status_code, reply.json()["code"]) == (401, "wrong_credentials")


async def test_a_sign_out_really_ends_the_session(service: RunningService) -> None:
    client = await signed_up(service)
    stolen = dict(client.cookies)
    assert (await client.post("/account/v1/sign-out")).status_code == 204
    assert not client.cookies
    reply = await service.client(**stolen).get("/account/v1/me")
    assert (reply.status_code, reply.json()["code"]) == (401, "signed_out")


async def test_a_person_is_out_after_seven_days_and_a_register_is_not(service: RunningService) -> None:
    person = await signed_up(service)
    register = service.client()
    await register.post("/account/v1/sign-in", json={**SIGN_IN, "register": introduction()})
    for _day in range(6):
        service.clock.pass_by(timedelta(days=1))
        assert (await register.get("/account/v1/me")).status_code == 200
        assert (await person.get("/account/v1/me")).status_code == 200
    service.clock.pass_by(timedelta(days=1, seconds=1))
    assert (await person.get("/account/v1/me")).status_code == 401
    assert (await register.get("/account/v1/me")).status_code == 200
    service.clock.pass_by(timedelta(days=7, seconds=1))
    assert (await register.get("/account/v1/me")).status_code == 401


async def test_a_full_disk_keeps_nobody_from_reading(
    service: RunningService, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = await signed_up(service)
    register = await joined(service)

    def full(_store: Database, _work: object) -> None:
        raise StoreUnavailable

    monkeypatch.setattr(Database, "write_now", full)
    service.clock.pass_by(timedelta(hours=2))
    for client, path in ((person, "/account/v1/me"), (register, "/account/v1/me"), (person, "/page/account")):
        reply = await client.get(path)
        assert reply.status_code == 200, reply.text
        assert "set-cookie" not in reply.headers
    monkeypatch.undo()
    assert "set-cookie" in (await register.get("/account/v1/me")).headers


async def test_a_cookie_that_we_did_not_seal_is_nobody(service: RunningService) -> None:
    for value in ("", "nonsense", "A" * 90, "é"):
        cookie = [(b"cookie", f"__Host-cardesk={value}".encode())]
        reply = await service.client().get("/account/v1/me", headers=cookie)
        assert (reply.status_code, reply.json()["code"]) == (401, "signed_out")
