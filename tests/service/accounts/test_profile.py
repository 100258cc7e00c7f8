"""What a person corrects, and where she is signed in."""

from __future__ import annotations

from tests.service.office import RunningService
from tests.service.people import MONA, PASSWORD, code_in, introduction, signed_up

NEW = "mona.haddad@example.org"


async def test_name_and_language_are_corrected(service: RunningService) -> None:
    person = await signed_up(service)
    reply = await person.patch("/account/v1/me", json={"language": "ar"})
    assert reply.json()["account"] | {"id": ""} == {
        "id": "",
        "name": "Mona Haddad",
        "email": MONA,
        "language": "ar",
    }
    assert (await person.patch("/account/v1/me", json={"name": "\n"})).json()["code"] == "name_invalid"


async def test_an_account_moves_to_another_address_and_the_former_one_is_told(
    service: RunningService,
) -> None:
    person = await signed_up(service)
    form = {"password": PASSWORD, "email": NEW}
    asked = (await person.post("/account/v1/email", json=form)).json()
    code = code_in((await service.letters(NEW))[-1])
    confirm = {"request": asked["request"], "code": code}
    stranger = await signed_up(service, "other@example.com")
    assert (await stranger.post("/account/v1/email/confirm", json=confirm)).json()["code"] == "wrong_code"
    reply = await person.post("/account/v1/email/confirm", json=confirm)
    assert reply.json()["account"]["email"] == NEW
    told = (await service.letters(MONA))[-1]
    assert told["Subject"] == "The e-mail address of your CarDesk account was changed"


async def test_moving_asks_for_the_password_and_tells_nobody_who_has_an_account(
    service: RunningService,
) -> None:
    person = await signed_up(service)
    await signed_up(service, NEW)
    before = len(await service.letters(NEW))
    wrong = await person.post("/account/v1/email", json={"password": "wrong one", "email": NEW})
    assert (wrong.status_code, wrong.json()["code"]) == (403, "wrong_password")
    reply = await person.post("/account/v1/email", json={"password": PASSWORD, "email": NEW})
    assert (reply.status_code, len(await service.letters(NEW))) == (202, before)


async def test_sessions_are_listed_and_ended_one_by_one(service: RunningService) -> None:
    person, register = await signed_up(service), service.client()
    form = {"email": MONA, "password": PASSWORD, "register": introduction()}
    await register.post("/account/v1/sign-in", json=form)
    listed = (await person.get("/account/v1/sessions")).json()["sessions"]
    assert [(each["is_current"], each["device"] is None) for each in listed] == [(True, True), (False, False)]
    assert (await person.delete(f"/account/v1/sessions/{listed[1]['id']}")).status_code == 204
    assert (await register.get("/account/v1/me")).status_code == 401
    assert (await person.delete(f"/account/v1/sessions/{listed[1]['id']}")).status_code == 404
    assert (await person.delete("/account/v1/sessions/nonsense")).status_code == 404


async def test_nobody_ends_the_session_of_another(service: RunningService) -> None:
    person, stranger = await signed_up(service), await signed_up(service, "other@example.com")
    session = (await person.get("/account/v1/sessions")).json()["sessions"][0]["id"]
    assert (await stranger.delete(f"/account/v1/sessions/{session}")).status_code == 404
    assert (await person.get("/account/v1/me")).status_code == 200
