"""Who belongs to no company any more still has the rights over her own data, at the pages."""

from __future__ import annotations

import io
import zipfile

import httpx
import pytest

from tests.service.office import RunningService
from tests.service.people import MONA, PASSWORD, code_in, signed_up
from tests.service.web.pages import at_home, read, sent

SAMIR, NEW = "samir@example.com", "another long one 77"
SIGN_IN, ACCOUNT, DATA = "/page/sign-in", "/page/account", "/page/data"


async def _invited(owner: httpx.AsyncClient) -> None:
    reply = await owner.post("/company/v1/invitations", json={"email": SAMIR, "role": "technician"})
    assert reply.status_code == 202


async def _removed(service: RunningService) -> httpx.AsyncClient:
    owner = await signed_up(service)
    await _invited(owner)
    samir = await signed_up(service, SAMIR, name="Samir", company="")
    account = (await samir.get("/account/v1/me")).json()["account"]["id"]
    assert (await owner.delete(f"/company/v1/members/{account}")).status_code == 204
    return owner


async def _in(service: RunningService, password: str = PASSWORD) -> httpx.AsyncClient:
    client = service.client()
    reply = await sent(client, SIGN_IN, SIGN_IN, email=SAMIR, password=password)
    assert reply.url.path == ACCOUNT, reply.text
    return client


async def test_she_is_let_in_at_the_pages_and_nowhere_else(service: RunningService) -> None:
    await _removed(service)
    client = await _in(service)
    page = read(await client.get(ACCOUNT))
    assert "You belong to no company." in page.text
    assert SAMIR in page.text
    pages = {link for link in page.links if link.startswith("/page/") and "lang" not in link}
    assert pages == {ACCOUNT, DATA, "/page/privacy"}
    assert (await client.get(SIGN_IN)).headers["location"] == ACCOUNT
    for name in ("sessions", "registers", "members", "set-aside", "licence"):
        reply = await client.get(f"/page/{name}")
        assert (name, reply.status_code) == (name, 403)
        assert "belongs to no company" in read(reply).text
    for path in ("/account/v1/me", "/company/v1/registers", "/licence/v1/state"):
        refused = await client.get(path)
        assert (refused.status_code, refused.json()["code"]) == (403, "not_a_member")
    form = {"email": SAMIR, "password": PASSWORD}
    till = await service.client().post("/account/v1/sign-in", json=form)
    assert (till.status_code, till.json()["code"]) == (403, "not_a_member")


async def test_she_signs_out_by_the_api_as_well(service: RunningService) -> None:
    await _removed(service)
    client = await _in(service)

    assert (await client.post("/account/v1/sign-out")).status_code == 204

    assert (await client.get(ACCOUNT)).headers["location"].startswith(SIGN_IN)
    again = await client.post("/account/v1/sign-out")
    assert (again.status_code, again.json()["code"]) == (401, "signed_out")


async def test_she_takes_her_data_along_corrects_it_and_signs_out(service: RunningService) -> None:
    await _removed(service)
    client = await _in(service)
    taken = await sent(client, DATA, f"{DATA}/export", password=PASSWORD)
    with zipfile.ZipFile(io.BytesIO(taken.content)) as archive:
        assert SAMIR.encode() in archive.read("account.json")
    saved = await sent(client, ACCOUNT, f"{ACCOUNT}/profile", name="Samir Aziz", language="fr")
    assert "Samir Aziz" in read(saved).text
    changed = await sent(client, ACCOUNT, f"{ACCOUNT}/password", password=PASSWORD, new_password=NEW)
    assert changed.url.params["done"] == "password"
    again = await _in(service, NEW)
    assert (await sent(again, ACCOUNT, "/page/sign-out")).url.path == SIGN_IN
    assert (await again.get(ACCOUNT)).status_code == 303


async def test_she_moves_to_another_address(service: RunningService) -> None:
    await _removed(service)
    client = await _in(service)
    asked = await sent(client, ACCOUNT, f"{ACCOUNT}/email", email="new@example.com", password=PASSWORD)
    form = next(each for each in read(asked).forms if each.action == f"{ACCOUNT}/email/confirm")
    code = code_in((await service.letters("new@example.com"))[-1])
    reply = await client.post(form.action, data={**form.values, "code": code})
    assert reply.headers["location"] == f"{ACCOUNT}?done=email"


async def test_she_deletes_the_account_and_thinks_better_of_it(service: RunningService) -> None:
    await _removed(service)
    left = await sent(await _in(service), DATA, f"{DATA}/delete", password=PASSWORD)
    assert (left.url.path, left.url.params["done"]) == (SIGN_IN, "leaving")
    kept = await sent(await _in(service), DATA, f"{DATA}/keep")
    assert "Your account stays." in read(kept).text


@pytest.mark.parametrize(("said", "role"), [("yes", "technician"), ("no", "")])
async def test_an_invitation_waits_for_her_answer(service: RunningService, said: str, role: str) -> None:
    owner = await _removed(service)
    client = await _in(service)
    await _invited(owner)
    form = next(
        each for each in read(await client.get(ACCOUNT)).forms if each.action == f"{ACCOUNT}/invitations"
    )
    before = dict(client.cookies)
    reply = await client.post(form.action, data={**form.values, "answer": said})
    assert reply.status_code == 303
    assert (await client.get("/page/registers")).status_code == (200 if role else 403)
    assert (dict(client.cookies) != before) is bool(role)


async def test_a_form_without_the_token_of_her_session_changes_nothing(service: RunningService) -> None:
    await _removed(service)
    client = await _in(service)
    reply = await client.post(f"{DATA}/delete", data={"password": PASSWORD}, headers={"origin": "x"})
    assert reply.status_code == 403
    assert "Your account will be deleted" not in read(await client.get(DATA)).text


async def test_who_belongs_to_a_company_signs_in_to_it(service: RunningService) -> None:
    await at_home(service)
    client = service.client()
    await sent(client, SIGN_IN, SIGN_IN, email=MONA, password=PASSWORD)
    assert (await client.get("/account/v1/me")).json()["company"]["name"] == "Blue Drop"
