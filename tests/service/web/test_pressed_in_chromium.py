"""A button of a page pressed twice in a real browser, which breaks the first answer off."""

from __future__ import annotations

from tests.service.people import PASSWORD
from tests.service.served import Served, owner
from tests.service.web.browser import Browser


def test_who_presses_twice_is_told_that_the_password_is_changed(browser: Browser, running: Served) -> None:
    with owner(running, "rana@example.com", name="Rana") as person:
        browser.be(person)
    browser.open("/page/account")
    browser.type("#present", PASSWORD)
    browser.type("#new_password", "eleven buckets before noon")
    assert f"{running.url}/page/account" in browser.asked_for()
    browser.send_twice("[action='/page/account/password'] button", "/page/account")
    said = browser.find("[role=status]").text
    assert said == "Your password was changed, and you were signed out everywhere else."
    assert browser.asked_for().count(f"{running.url}/page/account/password") == 2
