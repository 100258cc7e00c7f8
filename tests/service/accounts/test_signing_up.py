"""From the wish for an account to the first signed-in minute."""

from __future__ import annotations

import pytest

from tests.service.office import RunningService
from tests.service.people import MONA, PASSWORD, code_in, introduction, sign_up_form, signed_up


async def test_the_mailed_code_opens_the_account_and_signs_in(service: RunningService) -> None:
    client = await signed_up(service)
    me = (await client.get("/account/v1/me")).json()
    assert me["account"]["email"] == MONA
    assert (me["company"]["name"], me["company"]["role"]) == ("Blue Drop", "owner")
    assert me["register"] is None
    subjects = [str(letter["Subject"]) for letter in await service.letters(MONA)]
    assert subjects[1:] == ["Welcome to CarDesk"]


async def test_nothing_is_opened_before_the_code_came_back(service: RunningService) -> None:
    async with service.client() as client:
        await client.post("/account/v1/sign-up", json=sign_up_form())
        reply = await client.post("/account/v1/sign-in", json={"email": MONA, "password": PASSWORD})
    assert (reply.status_code, reply.json()["code"]) == (401, "wrong_credentials")


async def test_a_register_can_confirm_and_is_joined_at_once(service: RunningService) -> None:
    async with service.client() as client:
        asked = (await client.post("/account/v1/sign-up", json=sign_up_form())).json()
        code = code_in((await service.letters(MONA))[0])
        form = {"request": asked["request"], "code": code, "register": introduction()}
        reply = await client.post("/account/v1/confirm", json=form)
    assert reply.json()["register"]["code"] == "R01"


async def test_who_has_an_account_is_told_by_mail_and_nobody_else_is(service: RunningService) -> None:
    await signed_up(service)
    async with service.client() as client:
        again = await client.post("/account/v1/sign-up", json=sign_up_form(MONA.upper()))
        other = await client.post("/account/v1/sign-up", json=sign_up_form("new@example.com"))
        assert again.status_code == other.status_code == 202
        assert again.json().keys() == other.json().keys()
        await service.letters(MONA)
        letter = service.letterbox.letters[-2]
        assert letter["Subject"] == "You already have a CarDesk account"
        guess = {"request": again.json()["request"], "code": "2222-2222"}
        assert (await client.post("/account/v1/confirm", json=guess)).json()["code"] == "wrong_code"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"name": " "}, "name_invalid"),
        ({"name": "Mona\u202eHaddad"}, "name_invalid"),
        ({"email": "mona"}, "email_invalid"),
        ({"email": "mona@example"}, "email_invalid"),
        ({"email": "mona@example.com\r\nBcc: all@example.com"}, "email_invalid"),
        ({"email": "=?x?q?mona?=@example.com"}, "email_invalid"),
        ({"email": "mona=?utf-8?q?=40example.org?=@example.com"}, "email_invalid"),
        ({"language": "tlh"}, "language_unknown"),
        ({"password": "short"}, "password_short"),
        ({"password": "x" * 257}, "password_long"),
        ({"password": "password"}, "password_common"),
        ({"is_16_or_older": False}, "too_young"),
    ],
)
async def test_what_cannot_be_is_refused_by_name(
    service: RunningService, change: dict[str, object], code: str
) -> None:
    async with service.client() as client:
        reply = await client.post("/account/v1/sign-up", json=sign_up_form(**change))
    assert (reply.status_code, reply.json()["code"]) == (422, code)


async def test_the_company_may_be_left_empty(service: RunningService) -> None:
    client = await signed_up(service, company="")
    assert (await client.get("/account/v1/me")).json()["company"]["name"] == "Mona Haddad"
