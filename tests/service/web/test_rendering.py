"""How the pages come: language, direction, headers, forms that a keyboard and a reader understand."""

from __future__ import annotations

import re

import pytest

from cardesk_service.i18n import LANGUAGES
from cardesk_service.web.page import STATIC
from tests.service.office import RunningService
from tests.service.web.pages import Read, at_home, read

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


async def test_what_people_typed_is_text_and_nothing_else(service: RunningService) -> None:
    name = '<b onclick=x>"Mona\'s" & Co'
    client = await at_home(service, name=name, company=name)
    page = read(await client.get("/page/account"))
    _is_understood(page)
    assert page.with_id("name")["value"] == name
    assert name in page.text
