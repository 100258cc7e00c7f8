"""Forgotten and changed passwords, and how they are kept."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select, update

from cardesk_service.passwords import hash_password, weigh
from cardesk_service.store.tables.accounts import ACCOUNT
from tests.service.office import RunningService
from tests.service.people import MONA, PASSWORD, code_in, introduction, signed_up

NEW = "eleven buckets before noon"


async def _status(service: RunningService, password: str) -> int:
    form = {"email": MONA, "password": password}
    return (await service.client().post("/account/v1/sign-in", json=form)).status_code


async def test_a_mailed_code_puts_a_new_password_and_ends_every_session(service: RunningService) -> None:
    person = await signed_up(service)
    client = service.client()
    asked = (await client.post("/account/v1/forgot", json={"email": MONA})).json()
    code = code_in((await service.letters(MONA))[-1])
    form = {"request": asked["request"], "code": code.lower().replace("-", " "), "password": NEW}
    assert (await client.post("/account/v1/reset", json=form)).status_code == 204
    assert (await person.get("/account/v1/me")).status_code == 401
    assert [await _status(service, password) for password in (PASSWORD, NEW)] == [401, 200]
    assert (await service.letters(MONA))[-1]["Subject"] == "The password of your CarDesk account was changed"
    assert (await client.post("/account/v1/reset", json=form)).json()["code"] == "wrong_code"


async def test_a_reset_for_nobody_is_answered_alike_and_mails_nobody(service: RunningService) -> None:
    client = service.client()
    reply = await client.post("/account/v1/forgot", json={"email": "nobody@example.com"})
    assert (reply.status_code, reply.json().keys()) == (202, {"request", "expires_in_s"})
    assert await service.letters("nobody@example.com") == []
    assert service.letterbox.letters == []
    form = {"request": reply.json()["request"], "code": "2222-2222", "password": NEW}
    assert (await client.post("/account/v1/reset", json=form)).json()["code"] == "wrong_code"


async def test_a_refused_password_does_not_use_the_code_up(service: RunningService) -> None:
    await signed_up(service)
    client = service.client()
    asked = (await client.post("/account/v1/forgot", json={"email": MONA})).json()
    form = {"request": asked["request"], "code": code_in((await service.letters(MONA))[-1])}
    weak = await client.post("/account/v1/reset", json={**form, "password": "mona@example.com1"})
    assert weak.json()["code"] == "password_common"
    assert (await client.post("/account/v1/reset", json={**form, "password": NEW})).status_code == 204


@pytest.mark.parametrize(("ends_registers", "status"), [(False, 200), (True, 401)])
async def test_a_change_ends_the_other_sessions(
    service: RunningService, ends_registers: bool, status: int
) -> None:
    here, there, register = await signed_up(service), service.client(), service.client()
    sign_in = {"email": MONA, "password": PASSWORD}
    await there.post("/account/v1/sign-in", json=sign_in)
    await register.post("/account/v1/sign-in", json={**sign_in, "register": introduction()})
    before = dict(here.cookies)
    form = {"password": PASSWORD, "new_password": NEW, "ends_registers": ends_registers}
    assert (await here.post("/account/v1/password", json=form)).status_code == 204
    assert (await here.get("/account/v1/me")).status_code == 200
    assert (await there.get("/account/v1/me")).status_code == 401
    assert (await register.get("/account/v1/me")).status_code == status
    assert (await service.client(**before).get("/account/v1/me")).status_code == 401


async def test_a_change_asks_for_the_password_again(service: RunningService) -> None:
    person = await signed_up(service)
    form = {"password": "not this one", "new_password": NEW}
    reply = await person.post("/account/v1/password", json=form)
    assert (reply.status_code, reply.json()["code"]) == (403, "wrong_password")


async def test_a_code_is_too_old_after_ten_minutes_and_dead_after_five_tries(service: RunningService) -> None:
    await signed_up(service)
    client = service.client()
    asked = (await client.post("/account/v1/forgot", json={"email": MONA})).json()
    form = {"request": asked["request"], "code": code_in((await service.letters(MONA))[-1]), "password": NEW}
    service.clock.pass_by(timedelta(minutes=10))
    assert (await client.post("/account/v1/reset", json=form)).json()["code"] == "wrong_code"
    asked = (await client.post("/account/v1/forgot", json={"email": MONA})).json()
    form = {"request": asked["request"], "code": code_in((await service.letters(MONA))[-1]), "password": NEW}
    for _try in range(5):
        await client.post("/account/v1/reset", json={**form, "code": "2222-2222"})
    assert (await client.post("/account/v1/reset", json=form)).json()["code"] == "wrong_code"


async def test_an_older_hash_is_made_anew_at_sign_in(strict_service: RunningService) -> None:
    service = strict_service
    await signed_up(service)
    store = service.application.office.store
    weak = hash_password(PASSWORD, 119_999)
    await store.write(lambda c: c.execute(update(ACCOUNT).values(password_hash=weak)))
    assert await _status(service, PASSWORD) == 401
    old = hash_password(PASSWORD, 120_000)
    await store.write(lambda c: c.execute(update(ACCOUNT).values(password_hash=old)))
    assert await _status(service, PASSWORD) == 200
    kept = await store.read(lambda c: str(c.execute(select(ACCOUNT.c.password_hash)).scalar_one()))
    assert kept.startswith("pbkdf2_sha512$210000$")
    assert await _status(service, PASSWORD) == 200


@pytest.mark.parametrize(
    "kept",
    [
        None,
        "",
        "plain",
        "pbkdf2_sha256$210000$AAAA$AAAA",
        "pbkdf2_sha512$x$AAAA$AAAA",
        "pbkdf2_sha512$210000$é$é",
    ],
)
def test_what_is_no_hash_proves_nobody(kept: str | None) -> None:
    assert not weigh(PASSWORD, kept, 1).is_right


def test_a_short_salt_proves_nobody() -> None:
    algorithm, iterations, _salt, hashed = hash_password(PASSWORD, 120_000).split("$")
    assert not weigh(PASSWORD, f"{algorithm}${iterations}$c2FsdA==${hashed}", 1).is_right


def test_two_hashes_of_one_password_differ() -> None:
    assert hash_password(PASSWORD, 1) != hash_password(PASSWORD, 1)
