"""A password that was changed while the old one was weighed, and codes that were mailed before."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import Connection, update

from cardesk_service.passwords import Weighed
from cardesk_service.store import people
from cardesk_service.store.tables.accounts import ACCOUNT
from tests.service.office import RunningService
from tests.service.people import MONA, PASSWORD, code_in, introduction, signed_up

NEW, SAFE = "eleven buckets before noon", "safe@example.com"
SIGN_IN = {"email": MONA, "password": PASSWORD}


def _changed_while_weighing(
    service: RunningService, monkeypatch: pytest.MonkeyPatch, *, is_new: bool
) -> None:
    """Let every password that is weighed from now on be another, or hashed anew, before it is of use."""
    office = service.application.office
    weigh = office.passwords.weigh

    def change(connection: Connection) -> None:
        connection.execute(update(ACCOUNT).values(password_hash="other"))
        if is_new:
            connection.execute(update(ACCOUNT).values(password_at=office.clock.now()))

    async def weighed(password: str, kept: str | None) -> Weighed:
        found = await weigh(password, kept)
        await office.store.write(change)
        return found

    monkeypatch.setattr(office.passwords, "weigh", weighed)


@pytest.mark.parametrize("form", [SIGN_IN, {**SIGN_IN, "register": introduction()}])
async def test_no_session_begins_with_a_password_that_was_changed_meanwhile(
    service: RunningService, monkeypatch: pytest.MonkeyPatch, form: dict[str, object]
) -> None:
    await signed_up(service)
    _changed_while_weighing(service, monkeypatch, is_new=True)
    reply = await service.client().post("/account/v1/sign-in", json=form)
    assert (reply.status_code, reply.json()["code"]) == (401, "wrong_credentials")


async def test_a_hash_that_was_made_anew_meanwhile_is_the_same_password(
    service: RunningService, monkeypatch: pytest.MonkeyPatch
) -> None:
    await signed_up(service)
    _changed_while_weighing(service, monkeypatch, is_new=False)
    assert (await service.client().post("/account/v1/sign-in", json=SIGN_IN)).status_code == 200


@pytest.mark.parametrize(
    ("path", "form"),
    [
        ("/account/v1/password", {"password": PASSWORD, "new_password": NEW}),
        ("/account/v1/email", {"password": PASSWORD, "email": SAFE}),
        ("/account/v1/deletion", {"password": PASSWORD}),
    ],
)
async def test_what_asks_for_the_password_again_goes_by_the_present_one(
    service: RunningService, monkeypatch: pytest.MonkeyPatch, path: str, form: dict[str, object]
) -> None:
    person = await signed_up(service)
    _changed_while_weighing(service, monkeypatch, is_new=True)
    reply = await person.post(path, json=form)
    assert (reply.status_code, reply.json()["code"]) == (403, "wrong_password")


async def _asked(service: RunningService) -> dict[str, object]:
    asked = (await service.client().post("/account/v1/forgot", json={"email": MONA})).json()
    code = code_in((await service.letters(MONA))[-1])
    return {"request": asked["request"], "code": code, "password": "the thief was here"}


async def _is_refused(service: RunningService, form: dict[str, object]) -> bool:
    reply = await service.client().post("/account/v1/reset", json=form)
    return (reply.status_code, reply.json()["code"]) == (422, "wrong_code")


async def test_a_code_to_the_former_address_resets_nothing(service: RunningService) -> None:
    person, form = await signed_up(service), await _asked(service)
    sent = (await person.post("/account/v1/email", json={"password": PASSWORD, "email": SAFE})).json()
    code = code_in((await service.letters(SAFE))[-1])
    moved = await person.post("/account/v1/email/confirm", json={"request": sent["request"], "code": code})
    assert moved.status_code == 200
    assert await _is_refused(service, form)


async def test_a_code_from_before_the_password_was_changed_resets_nothing(service: RunningService) -> None:
    person = await signed_up(service)
    first, second = await _asked(service), await _asked(service)
    service.clock.pass_by(timedelta(seconds=1))
    changed = await person.post("/account/v1/password", json={"password": PASSWORD, "new_password": NEW})
    assert changed.status_code == 204
    assert await _is_refused(service, first)
    assert await _is_refused(service, second)


async def test_a_code_resets_nothing_when_the_password_is_changed_at_that_moment(
    service: RunningService, monkeypatch: pytest.MonkeyPatch
) -> None:
    await signed_up(service)
    form, office = await _asked(service), service.application.office
    hashed = office.passwords.hashed

    async def changed(password: str) -> str:
        def change(connection: Connection) -> None:
            account = people.by_email(connection, MONA)
            assert account is not None
            people.set_password(connection, account.id, "other", office.clock.now())

        await office.store.write(change)
        return await hashed(password)

    monkeypatch.setattr(office.passwords, "hashed", changed)
    assert await _is_refused(service, form)
