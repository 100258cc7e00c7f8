"""The page of the registers in a real browser: several workstations that ask are let in with one press."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest
from selenium.webdriver.common.by import By

from tests.service.people import introduction
from tests.service.served import Served, owner
from tests.service.web.browser import Browser

PAGE = "/page/registers"


@pytest.fixture
def person(running: Served) -> Iterator[httpx.Client]:
    """An owner whose name of the company an Arabic page has to carry from the left."""
    with owner(running, "salma@example.com", name="Salma", company="Blue Drop & Sons") as client:
        yield client


def _headings(browser: Browser) -> list[str]:
    return [each.text for each in browser.driver.find_elements(By.TAG_NAME, "h2")]


def _names(browser: Browser, section: str) -> list[str]:
    rows = browser.driver.find_elements(By.CSS_SELECTOR, f"[aria-labelledby={section}] .rows b")
    return [row.text for row in rows]


def _ask(running: Served, code: str, number: int) -> None:
    wish = {"code": code, "register": introduction(number, code=f"R0{number}", name=f"Counter {number}")}
    with running.client() as register:
        register.post("/company/v1/askings", json=wish).raise_for_status()


def test_those_that_ask_are_compared_turned_away_and_let_in_together(
    browser: Browser, running: Served, person: httpx.Client
) -> None:
    browser.be(person)
    browser.open(PAGE)
    assert "No register has joined yet." in browser.find("[aria-labelledby=list]").text
    browser.send(f"form[action='{PAGE}/code'] button", PAGE)
    assert "The code of the shop is made." in browser.find("[role=status]").text
    code = browser.find("[aria-labelledby=many] .num").text
    for number in (1, 2, 3):
        _ask(running, code, number)
    browser.open(PAGE)
    assert _headings(browser)[0] == "3 registers wait to be let in"
    assert _names(browser, "waiting") == ["Counter 1", "Counter 2", "Counter 3"]
    browser.send("button[aria-label='Turn away Counter 2']", PAGE)
    assert _names(browser, "waiting") == ["Counter 1", "Counter 3"]
    _is_legible(browser, person)

    browser.open(PAGE)
    browser.send("[aria-labelledby=waiting] button.main", PAGE)
    assert "The registers are let in." in browser.find("[role=status]").text
    assert _names(browser, "waiting") == []


def _is_legible(browser: Browser, person: httpx.Client) -> None:
    """In Arabic, dark, on a narrow screen: names from the left stay whole, buttons stay large."""
    person.patch("/account/v1/me", json={"language": "ar"}).raise_for_status()
    browser.shows("dark", width=320, height=640, zoom=2)
    browser.open(PAGE)
    assert browser.flaws() == []
    assert _names(browser, "waiting") == ["Counter 1", "Counter 3"]
    person.patch("/account/v1/me", json={"language": "en"}).raise_for_status()
    browser.shows()
