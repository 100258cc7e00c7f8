"""A button pressed twice ends where the first press led, for who pressed it and for nobody else."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path

import httpx
import pytest

from cardesk_service.web.pressed import KEPT_FOR
from tests.service.office import RunningService, running_service
from tests.service.people import MONA, PASSWORD, code_in, introduction, signed_up
from tests.service.web.pages import FROM_OUR_PAGE, at_home, read, sent

NEW = "eight brushes at dusk"
SIGN_UP = {
    "name": "Mona Haddad",
    "email": MONA,
    "password": PASSWORD,
    "company": "Blue Drop",
    "language": "en",
    "is_16_or_older": "yes",
}


async def _form(client: httpx.AsyncClient, page: str, action: str) -> dict[str, str]:
    forms = read(await client.get(page)).forms
    return next(each for each in forms if each.action.partition("?")[0] == action).values


async def _press(
    service: RunningService,
    action: str,
    form: Mapping[str, str],
    cookies: Mapping[str, str] | None = None,
    *,
    at_once: bool = False,
) -> list[httpx.Response]:
    """Press twice. A browser that presses again sends what it had when it pressed first."""

    async def press() -> httpx.Response:
        client = service.client(**(cookies or {}))
        return await client.post(action, data=dict(form), headers=FROM_OUR_PAGE)

    return [*(await asyncio.gather(press(), press()))] if at_once else [await press(), await press()]


def _answers(replies: list[httpx.Response]) -> list[tuple[int, str, str]]:
    return [
        (reply.status_code, reply.headers.get("location", ""), reply.headers.get("set-cookie", ""))
        for reply in replies
    ]


@pytest.mark.parametrize("at_once", [False, True])
async def test_signing_up_twice_sends_one_letter_and_one_code_opens_one_account(
    service: RunningService, *, at_once: bool
) -> None:
    form = {**await _form(service.client(), "/page/sign-up", "/page/sign-up"), **SIGN_UP}
    first, second = _answers(await _press(service, "/page/sign-up", form, at_once=at_once))
    assert first == second
    assert first[0] == 303
    (letter,) = await service.letters(MONA)
    page = first[1]
    confirming = {**await _form(service.client(), page, "/page/confirm"), "code": code_in(letter)}
    first, second = _answers(await _press(service, "/page/confirm", confirming, at_once=at_once))
    assert first == second
    assert first[:2] == (303, "/page/account?done=confirmed")
    # Somebody else who has the letter opens the page anew, and the code is used up.
    other = {**await _form(service.client(), page, "/page/confirm"), "code": code_in(letter)}
    assert (await _press(service, "/page/confirm", other))[1].status_code == 422


@pytest.mark.parametrize("at_once", [False, True])
async def test_a_forgotten_password_set_twice_is_set(service: RunningService, *, at_once: bool) -> None:
    await signed_up(service)
    client = service.client()
    page = (await sent(client, "/page/forgot", "/page/forgot", email=MONA)).url
    code = code_in((await service.letters(MONA))[-1])
    form = {**await _form(client, str(page), "/page/reset"), "code": code, "new_password": NEW}
    first, second = _answers(await _press(service, "/page/reset", form, at_once=at_once))
    assert first == second == (303, "/page/sign-in?done=reset", "")
    # Another password with the same code is another form.
    assert (await _press(service, "/page/reset", {**form, "new_password": PASSWORD}))[0].status_code == 422


@pytest.mark.parametrize("at_once", [False, True])
async def test_a_password_changed_twice_is_changed_for_who_changed_it(
    service: RunningService, *, at_once: bool
) -> None:
    mona = await at_home(service)
    cookies = dict(mona.cookies)
    form = await _form(mona, "/page/account", "/page/account/password")
    form |= {"password": PASSWORD, "new_password": NEW}
    first, second = _answers(await _press(service, "/page/account/password", form, cookies, at_once=at_once))
    assert first == second
    assert first[:2] == (303, "/page/account?done=password")
    # Also where the browser had the new cookie already; nobody else gets in by it.
    name, _, value = first[2].partition(";")[0].partition("=")
    third = _answers(await _press(service, "/page/account/password", form, {name: value}))
    assert third == [first, first]
    stranger = await _press(service, "/page/account/password", form)
    omar = await at_home(service, "omar@example.com")
    stranger += await _press(service, "/page/account/password", form, dict(omar.cookies))
    assert all("done=" not in reply.headers.get("location", "") for reply in stranger)
    assert all("set-cookie" not in reply.headers for reply in stranger)


async def test_another_process_gives_the_answer_of_the_first(
    service: RunningService, database_url: str, tmp_path: Path
) -> None:
    mona = await at_home(service)
    cookies = dict(mona.cookies)
    form = await _form(mona, "/page/account", "/page/account/password")
    form |= {"password": PASSWORD, "new_password": NEW}
    async with running_service(database_url, tmp_path / "other") as other:
        other.clock.at = service.clock.at
        replies = [
            await each.client(**cookies).post("/page/account/password", data=form, headers=FROM_OUR_PAGE)
            for each in (service, other)
        ]
    first, second = _answers(replies)
    assert first == second
    assert first[:2] == (303, "/page/account?done=password")


async def test_a_register_let_in_twice_is_in(service: RunningService) -> None:
    mona = await at_home(service)
    begun = (await service.client().post("/company/v1/pairings", json=introduction())).json()
    seen = await sent(mona, "/page/registers", "/page/registers/look", code=begun["code"])
    form = next(each for each in read(seen).forms if each.action == "/page/registers/approve").values
    first, second = _answers(await _press(service, "/page/registers/approve", form, dict(mona.cookies)))
    assert first == second == (303, "/page/registers?done=approved", "")


async def test_what_did_not_succeed_is_tried_again_and_an_answer_is_kept_for_a_minute(
    service: RunningService,
) -> None:
    await signed_up(service)
    form = await _form(service.client(), "/page/sign-in", "/page/sign-in")
    wrong = {**form, "email": MONA, "password": "another one"}
    assert [reply.status_code for reply in await _press(service, "/page/sign-in", wrong)] == [422, 422]
    first, second = _answers(await _press(service, "/page/sign-in", {**wrong, "password": PASSWORD}))
    assert first == second
    service.clock.pass_by(KEPT_FOR + timedelta(seconds=1))
    third, _fourth = _answers(await _press(service, "/page/sign-in", {**wrong, "password": PASSWORD}))
    assert third[:2] == first[:2]
    assert third[2] != first[2]
