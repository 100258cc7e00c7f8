"""Names from the left on pages from the right, and the other way round, as a browser sets them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import httpx
import pytest

from tests.service.people import PASSWORD, code_in, sign_up_form
from tests.service.served import Served, owner
from tests.service.web.browser import Browser

NAME, COMPANY = "Salma bint Abdulrahman", "Blue Drop & Sons Car Care"
# What of the text of an element is on its first line: its left and right edge, and how high it stands.
FIRST_LINE = """
const range = document.createRange(); range.selectNodeContents(document.querySelector(arguments[0]));
const line = range.getClientRects()[0]; return [line.left, line.right, line.bottom];
"""
NO_GROUND = """
return [...document.querySelectorAll('.note')]
  .filter(note => getComputedStyle(note).backgroundColor === 'rgba(0, 0, 0, 0)')
  .map(note => note.textContent.trim());
"""
OVERFLOWING = """
const field = document.querySelector(arguments[0]), style = getComputedStyle(field);
return [style.direction, style.textAlign];
"""


@pytest.fixture(scope="module")
def salma(running: Served) -> Iterator[httpx.Client]:
    """An owner whose name and company are read from the left."""
    with owner(running, "salma@latin.example.com", name=NAME, company=COMPANY) as client:
        yield client


def _speak(person: httpx.Client, language: str) -> None:
    person.patch("/account/v1/me", json={"language": language}).raise_for_status()


@pytest.mark.parametrize("language", ["ar", "en"])
def test_on_a_phone_a_dot_stands_between_who_is_signed_in_and_the_company(
    browser: Browser, salma: httpx.Client, language: str
) -> None:
    _speak(salma, language)
    browser.be(salma)
    browser.shows(width=390, height=844)
    browser.open("/page/account")
    name, dot, company = (
        browser.run(FIRST_LINE, each) for each in (".who bdi", ".who .apart", ".who bdi.muted")
    )
    row = [company, dot, name] if language == "ar" else [name, dot, company]
    for one, next_one in pairwise(row):
        assert one[1] <= next_one[0]
        assert one[2] == next_one[2]


@pytest.mark.parametrize("language", ["ar", "en"])
def test_on_a_screen_the_company_stands_below_the_name(
    browser: Browser, salma: httpx.Client, language: str
) -> None:
    _speak(salma, language)
    browser.be(salma)
    browser.shows(width=1366, height=768)
    browser.open("/page/account")
    assert browser.find(".who").text.splitlines() == [NAME, COMPANY]


@pytest.mark.parametrize(("language", "side"), [("ar", "right"), ("en", "left")])
def test_a_name_is_typed_in_its_own_direction_and_begins_where_the_page_does(
    browser: Browser, salma: httpx.Client, language: str, side: str
) -> None:
    _speak(salma, language)
    browser.be(salma)
    browser.open("/page/account")
    assert browser.run(OVERFLOWING, "#company") == ["ltr", side]
    browser.type("#name", "سلمى المرزوقي")
    assert browser.run(OVERFLOWING, "#name") == ["rtl", side]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_note_to_somebody_without_a_company_has_a_ground(
    browser: Browser, running: Served, salma: httpx.Client, scheme: str
) -> None:
    address = f"samir.{scheme}@example.com"
    _come_and_be_removed(running, salma, address)
    browser.shows(scheme)
    browser.open("/page/sign-in")
    browser.type("#email", address)
    browser.type("#password", PASSWORD)
    browser.send("form button.main", "/page/account")
    assert "You belong to no company." in browser.find(".note").text
    assert browser.run(NO_GROUND) == []
    assert browser.flaws() == []


def _come_and_be_removed(running: Served, salma: httpx.Client, address: str) -> None:
    guest = {"email": address, "role": "technician"}
    salma.post("/company/v1/invitations", json=guest).raise_for_status()
    running.letter_to(address)
    so_far = len(running.letters())
    with running.client() as samir:
        asked = samir.post("/account/v1/sign-up", json=sign_up_form(address, company="")).json()
        running.letters(so_far + 1)
        code = code_in(running.letter_to(address))
        samir.post("/account/v1/confirm", json={"request": asked["request"], "code": code}).raise_for_status()
        account = samir.get("/account/v1/me").json()["account"]["id"]
    salma.delete(f"/company/v1/members/{account}").raise_for_status()
