"""How the pages come: language, direction, headers, forms that a keyboard and a reader understand."""

from __future__ import annotations

import re

import pytest

from cardesk_service.i18n import LANGUAGES
from cardesk_service.web.page import STATIC
from tests.service.office import RunningService
from tests.service.people import MONA, code_in, signed_up
from tests.service.web.pages import FROM_OUR_PAGE, Read, at_home, read

OPEN = (
    "/page/sign-in",
    "/page/sign-up",
    "/page/forgot",
    "/page/confirm?request=AA",
    "/page/reset?request=AA",
)
OF_ACCOUNT = (
    "/page/account",
    "/page/sessions",
    "/page/registers",
    "/page/members",
    "/page/set-aside",
    "/page/licence",
    "/page/data",
)


def _is_understood(page: Read) -> None:
    ids = [said["id"] for _tag, said in page.tags if "id" in said]
    assert len(ids) == len(set(ids)), ids
    labelled = {said["for"] for tag, said in page.tags if tag == "label"}
    for tag, said in page.tags:
        assert tag != "script"
        assert not {name for name in said if name == "style" or name.startswith("on")}
        if tag in ("input", "select") and said.get("type") != "hidden" and "hidden" not in said:
            assert said["id"] in labelled
            assert all(name in ids for name in said.get("aria-describedby", "").split())
        if tag == "img":
            assert "alt" in said
    assert all(each.startswith(("/", "#")) for each in [*page.links, *page.loads])
    assert [tag for tag, _said in page.tags].count("h1") == 1
    assert all("form_token" in form.values for form in page.forms)


@pytest.mark.parametrize("language", LANGUAGES)
async def test_every_page_is_in_the_language_that_was_asked_for(
    service: RunningService, language: str
) -> None:
    client = service.client()
    for path in (*OPEN, "/page/privacy"):
        reply = await client.get(path, params={"lang": language, "request": "A"})
        page = read(reply)
        assert reply.headers["content-language"] == page.html["lang"] == language
        assert page.html["dir"] == LANGUAGES[language].direction
        assert all(f"lang={language}" in form.action for form in page.forms)
        _is_understood(page)


@pytest.mark.parametrize("language", LANGUAGES)
async def test_every_page_of_an_account_is_in_its_language(service: RunningService, language: str) -> None:
    client = await at_home(service, language=language)
    for path in OF_ACCOUNT:
        page = read(await client.get(path, headers={"accept-language": "de"}))
        assert page.html == {"lang": language, "dir": LANGUAGES[language].direction}
        _is_understood(page)


async def test_the_browser_chooses_where_nobody_else_did(service: RunningService) -> None:
    client = service.client()
    for accepted, language in (("ru-RU,ru;q=0.9", "ru"), ("de, es;q=0.4", "es"), ("xx", "en"), ("", "en")):
        reply = await client.get("/page/sign-in", headers={"accept-language": accepted})
        assert read(reply).html["lang"] == language
    assert read(await client.get("/page/sign-in?lang=xx")).html["lang"] == "en"


async def test_a_page_lets_no_script_run_and_no_other_page_frame_it(service: RunningService) -> None:
    client = service.client()
    for path in (*OPEN, "/page/account", "/page/nowhere", "/page/privacy/99"):
        headers = (await client.get(path)).headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "frame-ancestors 'none'" in policy
        assert not re.search("script-src|unsafe|https?:|data:", policy)
        # With another one a browser would send our forms from the origin "null".
        assert headers["referrer-policy"] == "same-origin"
        assert headers["cache-control"] == "no-store"


async def test_style_and_icon_are_kept_under_an_address_of_their_content(service: RunningService) -> None:
    client = service.client()
    page = read(await client.get("/page/sign-in"))
    for address in set(page.loads):
        reply = await client.get(address)
        assert reply.headers["cache-control"] == "public, max-age=31536000, immutable"
        assert reply.content == (STATIC / address.partition("?")[0].rpartition("/")[2]).read_bytes()
    assert "http" not in (STATIC / "style.css").read_text()


async def test_an_address_without_a_page_says_so_in_words(service: RunningService) -> None:
    client = service.client()
    for path, status in (("/page/nowhere", 404), ("/page/privacy/99", 404)):
        reply = await client.get(f"{path}?lang=es")
        assert (reply.status_code, read(reply).html["lang"]) == (status, "es")
    for path in ("/", "/page/sign-out", "/page/account/password"):
        assert (await client.get(path)).headers["location"] == "/page/account"
    assert (await client.get("/page/registers/look")).headers["location"] == "/page/registers"


BROWSER = {"accept": "text/html,application/xhtml+xml,*/*;q=0.8", "sec-fetch-site": "same-origin"}


async def test_a_browser_gets_words_where_a_program_gets_a_code(service: RunningService) -> None:
    client = service.client()
    for method, path, status in (
        ("GET", "/account", 404),
        ("GET", "/favicon.ico", 404),
        ("PUT", "/page/sign-in", 405),
        ("POST", "/page/privacy", 405),
    ):
        asked = {"accept-language": "ar", "content-type": "application/x-www-form-urlencoded"}
        reply = await client.request(method, path, headers={**BROWSER, **asked})
        assert (reply.status_code, read(reply).html["dir"]) == (status, "rtl"), path
        assert ("allow" in reply.headers) == (status == 405)
        reply = await client.request(method, path, headers={**asked, "accept": "*/*"})
        assert (reply.status_code, reply.headers["content-type"]) == (status, "application/json"), path


async def test_who_is_signed_in_reads_in_her_language_that_there_is_no_page(service: RunningService) -> None:
    client = await at_home(service, language="ar")
    page = read(await client.get("/page/nowhere", headers={"accept-language": "en"}))
    assert page.html == {"lang": "ar", "dir": "rtl"}
    assert "/page/sign-out" in [form.action for form in page.forms]


async def test_the_bare_address_of_the_pages_leads_to_the_account(service: RunningService) -> None:
    for path in ("/", "/page", "/page/"):
        assert (await service.client().get(path)).headers["location"] == "/page/account"


async def test_who_asks_for_the_head_of_a_page_gets_it_alone(service: RunningService) -> None:
    client = service.client()
    for path in ("/page/sign-in", "/page/privacy", "/page/nowhere", "/", "/healthz", "/readyz"):
        whole, head = await client.get(path), await client.head(path)
        assert (head.status_code, head.content) == (whole.status_code, b""), path
        assert head.headers == whole.headers
    assert (await client.head("/account/v1/me")).status_code == 405


async def test_one_begins_where_something_is_to_be_typed(service: RunningService) -> None:
    client = service.client()
    for page, first in (
        ("/page/reset?request=AA", "code"),
        ("/page/reset?request=AA&code=2222-2222", "new_password"),
        ("/page/confirm?request=AA&code=2222-2222", "code"),
    ):
        focused = [said["id"] for _tag, said in read(await client.get(page)).tags if "autofocus" in said]
        assert focused == [first], page
    await signed_up(service)
    request = (await client.post("/account/v1/forgot", json={"email": MONA})).json()["request"]
    form = {"request": request, "code": code_in((await service.letters(MONA))[-1]), "new_password": "short"}
    again = read(await client.post("/page/reset", data=form, headers=FROM_OUR_PAGE))
    assert [said["id"] for _tag, said in again.tags if "autofocus" in said] == ["new_password"]


async def test_no_browser_cuts_a_password_off(service: RunningService) -> None:
    # ASVS 5.0, 6.2.8: what was pasted is weighed whole or refused, never what was left of it.
    client = await at_home(service)
    for path in ("/page/account", "/page/data"):
        fields = [said for tag, said in read(await client.get(path)).tags if said.get("type") == "password"]
        assert fields
        assert not [said for said in fields if "maxlength" in said]


async def test_who_confirmed_already_finds_the_way_in(service: RunningService) -> None:
    page = read(await service.client().get("/page/confirm?request=AA&lang=fr"))
    assert "/page/sign-in?lang=fr" in page.links


async def test_what_people_typed_is_text_and_nothing_else(service: RunningService) -> None:
    name = '<b onclick=x>"Mona\'s" & Co'
    client = await at_home(service, name=name, company=name)
    page = read(await client.get("/page/account"))
    _is_understood(page)
    assert page.with_id("name")["value"] == name
    assert name in page.text
