"""Registers join, keep their codes for ever, and are revoked."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from sqlalchemy import select

from cardesk_service.api import companies as api
from cardesk_service.exchange.late_keys import ROUNDS, Place
from cardesk_service.store.tables.sync import KEY
from tests.service.office import RunningService
from tests.service.people import MONA, PASSWORD, introduction, key_of, signed_up

SIGN_IN = {"email": MONA, "password": PASSWORD}


async def _joined(service: RunningService, number: int, **changes: object) -> dict[str, object]:
    form = {**SIGN_IN, "register": introduction(number, **changes)}
    reply = await service.client().post("/account/v1/sign-in", json=form)
    assert reply.status_code == 200, reply.text
    register: dict[str, object] = reply.json()["register"]
    return register


async def test_a_code_that_is_taken_is_exchanged_for_the_next_free_one(service: RunningService) -> None:
    await signed_up(service)
    wanted = ["R01", "R01", "R03", "", "R03", "r 9!"]
    codes = [(await _joined(service, n, code=code))["code"] for n, code in enumerate(wanted, 1)]
    assert codes == ["R01", "R02", "R03", "R04", "R05", "R06"]


async def test_a_register_that_comes_again_keeps_its_code(service: RunningService) -> None:
    person = await signed_up(service)
    await _joined(service, 1)
    assert (await _joined(service, 1, code="R09", name="Front  desk"))["code"] == "R01"
    listed = (await person.get("/company/v1/registers")).json()["registers"]
    assert [(each["code"], each["name"]) for each in listed] == [("R01", "Front desk")]


async def test_the_code_of_a_revoked_register_is_never_leased_again(service: RunningService) -> None:
    person, register = await signed_up(service), service.client()
    form = {**SIGN_IN, "register": introduction(1)}
    device = (await register.post("/account/v1/sign-in", json=form)).json()["register"]["device"]
    assert (await person.delete(f"/company/v1/registers/{device}")).status_code == 204
    reply = await register.get("/account/v1/me")
    assert (reply.status_code, reply.json()["code"]) == (403, "register_revoked")
    assert (await _joined(service, 2))["code"] == "R02"
    assert (await person.delete(f"/company/v1/registers/{device}")).status_code == 404
    assert (await person.delete("/company/v1/registers/nonsense")).status_code == 400


async def test_a_revoked_register_may_come_again_but_its_old_cookie_may_not(service: RunningService) -> None:
    person, register = await signed_up(service), service.client()
    form = {**SIGN_IN, "register": introduction(1)}
    device = (await register.post("/account/v1/sign-in", json=form)).json()["register"]["device"]
    await person.delete(f"/company/v1/registers/{device}")
    assert (await _joined(service, 1))["code"] == "R01"
    assert (await register.get("/account/v1/me")).status_code == 401


async def test_a_register_belongs_to_one_company(service: RunningService) -> None:
    await signed_up(service)
    await _joined(service, 1)
    await signed_up(service, "other@example.com", company="Clean & Co")
    form = {"email": "other@example.com", "password": PASSWORD, "register": introduction(1)}
    reply = await service.client().post("/account/v1/sign-in", json=form)
    assert (reply.status_code, reply.json()["code"]) == (409, "register_elsewhere")


async def test_the_owner_is_told_of_every_new_register_once(service: RunningService) -> None:
    await signed_up(service)
    await _joined(service, 1)
    await _joined(service, 1)
    subjects = [str(letter["Subject"]) for letter in await service.letters(MONA)]
    assert subjects.count("Register R01 joined Blue Drop") == 1


async def test_a_series_may_have_the_key_of_a_copy_as_well(service: RunningService) -> None:
    await signed_up(service)
    register = service.client()
    first, other = introduction(1), [key_of(2)]
    await register.post("/account/v1/sign-in", json={**SIGN_IN, "register": first})
    assert (await register.put("/company/v1/registers/keys", json={"keys": other})).status_code == 204
    assert (await register.put("/company/v1/registers/keys", json={"keys": other})).status_code == 204
    kept = await service.application.office.store.read(lambda c: c.execute(select(KEY.c.public_key)).all())
    assert len(kept) == 2
    for changes in (
        {"public_key": "AAAA"},
        {"incarnation": "1"},
        {"register_code": "R 1"},
        {"public_key": "no key at all!"},
    ):
        key = {**key_of(1), "incarnation": "B", **changes}
        reply = await register.put("/company/v1/registers/keys", json={"keys": [key]})
        assert reply.json()["code"] == "key_invalid"


async def test_papers_that_came_before_their_key_keep_no_register_waiting(
    service: RunningService, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of a hundred thousand that no key of it signed, each telling would begin anew and never end in time."""
    await signed_up(service)
    register, rounds = service.client(), []

    def check(
        _connection: object, company: str, places: Sequence[Place], **_beside: object
    ) -> Sequence[Place]:
        rounds.append(company)
        assert len(rounds) <= ROUNDS
        return places

    monkeypatch.setattr(api, "check_papers", check)
    await register.post("/account/v1/sign-in", json={**SIGN_IN, "register": introduction(1)})
    told = await register.put("/company/v1/registers/keys", json={"keys": [key_of(2)]})
    assert (told.status_code, len(rounds)) == (204, ROUNDS)


async def test_keys_of_a_code_that_it_had_before_are_kept_beside_those_of_who_has_it_now(
    service: RunningService,
) -> None:
    await signed_up(service)
    for number in (1, 2):
        form = {**SIGN_IN, "register": introduction(number, keys=[key_of(number)])}
        assert (await service.client().post("/account/v1/sign-in", json=form)).status_code == 200
    kept = await service.application.office.store.read(lambda c: c.execute(select(KEY.c.register_code)).all())
    assert kept == [("R01",), ("R01",)]


async def test_a_person_has_no_keys_to_send(service: RunningService) -> None:
    person = await signed_up(service)
    assert (await person.put("/company/v1/registers/keys", json={"keys": []})).status_code == 403
