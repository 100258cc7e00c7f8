"""Signing up, confirming, signing in and out, and a forgotten password, over the pages."""

from __future__ import annotations

import pytest

from tests.service.office import RunningService
from tests.service.people import MONA, PASSWORD, code_in, sign_up_form, signed_up
from tests.service.web.pages import FROM_OUR_PAGE, at_home, read, sent

NEW = "eleven buckets before noon"
SIGN_UP = {"name": "Mona Haddad", "email": MONA, "company": "Blue Drop", "language": "ar"}


def _link(letter: str) -> str:
    """The page that a letter links to, without the service's address."""
    line = next(line for line in letter.splitlines() if line.startswith("https://"))
    return line.removeprefix("https://cardesk.test")


async def test_somebody_signs_up_confirms_by_the_link_and_is_in(service: RunningService) -> None:
    client = service.client()
    asked = {**SIGN_UP, "password": PASSWORD, "is_16_or_older": "yes"}
    page = read(await sent(client, "/page/sign-up?lang=fr", "/page/sign-up", **asked))
    assert page.html["lang"] == "fr"
    letter = (await service.letters(MONA))[-1].get_body(("plain",))
    assert letter is not None
    link = _link(letter.get_content())
    # Programs that look through mail open the link, and nothing happens.
    assert read(await client.get(link)).with_id("code")["value"]
    reply = await sent(client, link, "/page/confirm")
    assert reply.url.path == "/page/account"
    assert read(reply).html["lang"] == "ar"
    assert read(await client.get("/page/account")).with_id("name")["value"] == "Mona Haddad"


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"name": " "}, "name"),
        ({"email": "mona"}, "email"),
        ({"password": "short"}, "password"),
        ({"password": "bluedrop123"}, "password"),
        ({"company": "x" * 121}, "company"),
        ({"language": "xx"}, "language"),
        ({"is_16_or_older": ""}, "is_16_or_older"),
    ],
)
async def test_what_is_wrong_stands_beside_its_field(
    service: RunningService, changes: dict[str, str], field: str
) -> None:
    asked = {**SIGN_UP, "password": PASSWORD, "is_16_or_older": "yes", **changes}
    reply = await sent(service.client(), "/page/sign-up", "/page/sign-up", **asked)
    page = read(reply)
    assert reply.status_code == 422
    assert page.with_id(field)["aria-invalid"] == "true"
    assert page.with_id(field)["aria-describedby"].split()[0] == f"{field}-wrong"
    assert [said["id"] for _tag, said in page.tags if said.get("class") == "wrong"] == [f"{field}-wrong"]
    assert page.text.count("Please correct") == 1
    # What was typed stays, but for the password.
    assert page.with_id("company")["value"] == asked["company"]
    assert "value" not in page.with_id("password")
    assert await service.letters(MONA) == []


async def test_a_wrong_code_stands_beside_the_code(service: RunningService) -> None:
    client = service.client()
    reply = await sent(client, "/page/confirm?request=AA", "/page/confirm", code="2222-2222")
    assert reply.status_code == 422
    assert read(reply).with_id("code")["aria-invalid"] == "true"
    assert (await client.get("/page/confirm")).headers["location"] == "/page/sign-up"
    assert (await client.get("/page/reset?lang=ru")).headers["location"] == "/page/forgot?lang=ru"


async def test_who_signs_in_goes_on_where_she_wanted_to_and_nowhere_else(service: RunningService) -> None:
    await signed_up(service)
    for wanted, arrived in (("sessions", "/page/sessions"), ("//evil.example", "/page/account")):
        client = service.client()
        page = f"/page/sign-in?next={wanted}"
        reply = await sent(client, page, "/page/sign-in", email=MONA, password=PASSWORD, follow="")
        assert (reply.status_code, reply.headers["location"]) == (303, arrived)
        assert (await client.get(page)).headers["location"] == arrived
    reply = await service.client().get("/page/registers")
    assert (reply.status_code, reply.headers["location"]) == (303, "/page/sign-in?next=registers")


async def test_a_wrong_password_and_an_unknown_address_are_answered_alike(service: RunningService) -> None:
    await signed_up(service)
    pages, page = [], "/page/sign-in"
    for email in (MONA, "nobody@example.com", "nobody"):
        reply = await sent(service.client(), page, page, email=email, password="wrong!!")
        assert reply.status_code == 422
        press = read(reply).forms[-1].values["press"]
        pages.append(reply.text.replace(f'value="{email}"', "").replace(press, ""))
    assert pages[0] == pages[1] == pages[2]
    assert 'role="alert"' in pages[0]


async def test_a_taken_address_is_not_told(service: RunningService) -> None:
    await signed_up(service)
    asked = {**SIGN_UP, "password": PASSWORD, "is_16_or_older": "yes"}
    replies = [
        await sent(service.client(), "/page/sign-up", "/page/sign-up", **{**asked, "email": email})
        for email in (MONA, "new@example.com")
    ]
    assert {(reply.status_code, reply.url.path) for reply in replies} == {(200, "/page/confirm")}


async def test_a_forgotten_password_is_replaced_and_everybody_is_out(service: RunningService) -> None:
    person = await at_home(service)
    client = service.client()
    assert (await sent(client, "/page/forgot", "/page/forgot", email=MONA)).url.path == "/page/reset"
    letter = (await service.letters(MONA))[-1]
    text = letter.get_body(("plain",))
    assert text is not None
    link = _link(text.get_content())
    weak = await sent(client, link, "/page/reset", new_password="password1")
    assert read(weak).with_id("new_password")["aria-invalid"] == "true"
    assert read(weak).with_id("code")["value"] == code_in(letter)
    assert (await sent(client, link, "/page/reset", new_password=NEW)).url.path == "/page/sign-in"
    assert (await person.get("/page/account")).status_code == 303
    reply = await sent(client, "/page/sign-in", "/page/sign-in", email=MONA, password=NEW)
    assert reply.url.path == "/page/account"


async def test_too_many_tries_are_told_in_minutes(service: RunningService) -> None:
    client = service.client()
    for _ in range(3):
        await sent(client, "/page/forgot", "/page/forgot", email=MONA)
    reply = await sent(client, "/page/forgot", "/page/forgot", email=MONA)
    assert reply.status_code == 422
    assert "Try again in 10 minutes." in read(reply).text


async def test_signing_out_takes_the_cookie_and_ends_the_session(service: RunningService) -> None:
    client = await at_home(service)
    before = dict(client.cookies)
    reply = await sent(client, "/page/account", "/page/sign-out", follow="")
    assert reply.headers["location"] == "/page/sign-in?done=out&lang=en"
    assert "Max-Age=0" in reply.headers["set-cookie"]
    assert (await service.client(**before).get("/page/account")).status_code == 303


async def test_a_form_that_no_page_of_ours_sent_does_nothing(service: RunningService) -> None:
    await signed_up(service)
    form = {"email": MONA, "password": PASSWORD}
    for headers in (
        {},
        {"origin": "null"},
        {"sec-fetch-site": "none"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ):
        reply = await service.client().post("/page/sign-in", data=form, headers=headers)
        assert reply.status_code == 403
        assert "set-cookie" not in reply.headers
    own = {"origin": "https://cardesk.test"}
    assert (await service.client().post("/page/sign-in", data=form, headers=own)).status_code == 303


async def test_a_form_on_another_site_is_refused_in_words_where_somebody_reads_them(
    service: RunningService,
) -> None:
    headers = {"sec-fetch-site": "cross-site", "accept": "text/html,*/*;q=0.8", "accept-language": "fr"}
    reply = await service.client().post("/page/sign-in", data={}, headers=headers)
    page = read(reply)
    assert (reply.status_code, page.html["lang"]) == (403, "fr")
    assert "default-src 'none'" in reply.headers["content-security-policy"]
    assert "CarDesk" in page.text
    headers["accept"] = "application/json"
    reply = await service.client().post("/page/sign-in", data={}, headers=headers)
    assert reply.json()["code"] == "forbidden_origin"


async def test_a_form_of_the_account_without_its_token_does_nothing(service: RunningService) -> None:
    client, other = await at_home(service), await at_home(service, "omar@example.com")
    foreign = read(await other.get("/page/account")).forms[0].values["form_token"]
    for token in ("", foreign, "é"):
        form = {"form_token": token, "name": "Eve", "language": "en"}
        reply = await client.post("/page/account/profile", data=form, headers=FROM_OUR_PAGE)
        assert (reply.status_code, read(reply).html["lang"]) == (403, "en")
    assert read(await client.get("/page/account")).with_id("name")["value"] == "Mona Haddad"


async def test_only_a_plain_form_is_read(service: RunningService) -> None:
    client = service.client()
    reply = await client.post("/page/sign-in", json=sign_up_form(), headers=FROM_OUR_PAGE)
    assert reply.status_code == 415
    form = {"content-type": "application/x-www-form-urlencoded", **FROM_OUR_PAGE}
    for body in (b"a=1&" * 30, b"\xff=1"):
        assert (await client.post("/page/sign-in", content=body, headers=form)).status_code == 400


async def test_a_link_from_elsewhere_is_opened_again_by_a_page_of_ours(service: RunningService) -> None:
    # The cookie is SameSite=Strict: it does not come along with a link in somebody's mail.
    reply = await service.client().get("/page/account?done=x", headers={"sec-fetch-site": "cross-site"})
    refresh = next(said for tag, said in read(reply).tags if said.get("http-equiv") == "refresh")
    assert refresh["content"] == "0;url=/page/account?done=x"
    reply = await service.client().get("/page/account", headers=FROM_OUR_PAGE)
    assert reply.headers["location"] == "/page/sign-in"
