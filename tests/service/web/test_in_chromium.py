"""The pages in a real browser, over TLS: what it loads and complains of, and the way through an account."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from tests.service.people import MONA, PASSWORD, code_in, introduction
from tests.service.served import Served, owner
from tests.service.web.browser import Browser

NEW = "eleven buckets before noon"
OPEN = ("/page/sign-in", "/page/sign-up", "/page/forgot", "/page/privacy")
OF_ACCOUNT = (
    "/page/account",
    "/page/sessions",
    "/page/registers",
    "/page/members",
    "/page/set-aside",
    "/page/licence",
    "/page/data",
)


@pytest.fixture(scope="module")
def person(running: Served) -> Iterator[httpx.Client]:
    """Somebody with an account, a register and an invited guest, for tests that change none of them."""
    with owner(running, "lina@example.com") as client:
        signed_in = {"email": "lina@example.com", "password": PASSWORD, "register": introduction()}
        with running.client() as register:
            register.post("/account/v1/sign-in", json=signed_in).raise_for_status()
        guest = {"email": f"{'rajesh.kumar.' * 4}detailing@workshop.example.com", "role": "technician"}
        client.post("/company/v1/invitations", json=guest).raise_for_status()
        yield client


def test_from_signing_up_to_the_end_of_every_other_session(browser: Browser, running: Served) -> None:
    browser.open("/page/sign-up")
    for field, text in (
        ("name", "Mona Haddad"),
        ("email", MONA),
        ("password", PASSWORD),
        ("company", "Dune"),
    ):
        browser.type(f"#{field}", text)
    browser.find("#is_16_or_older").click()
    browser.send("form button.main", "/page/confirm")
    letter = running.letter_to(MONA)
    # Whatever program opens the link on its way, it is the button that confirms.
    body = letter.get_body(("plain",))
    assert body is not None
    link = next(line for line in body.get_content().splitlines() if line.startswith("https://"))
    browser.driver.get(link)
    assert browser.find("#code").get_attribute("value") == code_in(letter)
    browser.send("form button.main", "/page/account")
    assert "Your account is open." in browser.find("[role=status]").text
    browser.send("header form button", "/page/sign-in")
    assert browser.driver.get_cookies() == []

    browser.type("#email", MONA)
    browser.type("#password", PASSWORD)
    browser.send("form button.main", "/page/account")
    with running.client() as other:
        other.post("/account/v1/sign-in", json={"email": MONA, "password": PASSWORD}).raise_for_status()
        browser.type("#present", "not this one")
        browser.type("#new_password", NEW)
        browser.send("[action='/page/account/password'] button", "/page/account/password")
        assert browser.driver.switch_to.active_element.get_attribute("id") == "present"
        assert "not your current password" in browser.find("#present-wrong").text
        browser.type("#present", PASSWORD)
        browser.type("#new_password", NEW)
        browser.send("[action='/page/account/password'] button", "/page/account")
        assert other.get("/account/v1/me").status_code == 401
    browser.open("/page/sessions")
    assert len(browser.driver.find_elements(By.CSS_SELECTOR, ".rows > li")) == 1
    assert "This one" in browser.find(".rows").text


def test_the_cookie_is_not_for_scripts_and_comes_along_from_a_letter(
    browser: Browser, person: httpx.Client
) -> None:
    browser.be(person)
    browser.open("/page/account")
    assert browser.path == "/page/account"
    assert browser.run("return document.cookie") == ""
    kept = {each["name"]: each for each in browser.driver.get_cookies()}["__Host-cardesk"]
    assert (kept["httpOnly"], kept["secure"], kept["sameSite"]) == (True, True, "Strict")
    # A page of somebody else's links to the account, as a letter that is read in a browser does.
    browser.driver.get(f"data:text/html,<a href='{browser.url}/page/sessions'>Sessions</a>")
    browser.find("a").click()
    browser.wait_for("/page/sessions")


def test_a_keyboard_is_enough(browser: Browser, person: httpx.Client) -> None:
    browser.open("/page/sign-in")
    assert browser.driver.switch_to.active_element.get_attribute("id") == "email"
    for keys in ("lina@example.com", Keys.TAB, PASSWORD, Keys.TAB):
        browser.driver.switch_to.active_element.send_keys(keys)
    browser.driver.switch_to.active_element.send_keys(Keys.ENTER)
    browser.wait_for("/page/account")
    browser.open("/page/registers")
    browser.find("body").send_keys(Keys.TAB)
    skip = browser.driver.switch_to.active_element
    assert skip.get_attribute("class") == "skip"
    assert skip.rect["y"] >= 0
    reached = set()
    for _ in range(25):
        browser.driver.switch_to.active_element.send_keys(Keys.TAB)
        focused = browser.driver.switch_to.active_element
        reached.add(focused.get_attribute("outerHTML"))
        outline = focused.value_of_css_property("outline-style")
        assert outline != "none" or focused.tag_name in ("body", "html")
    reachable = "a[href]:not(.skip), button, input:not([type=hidden]), summary"
    assert browser.driver.find_elements(By.CSS_SELECTOR, "summary")
    for element in browser.driver.find_elements(By.CSS_SELECTOR, reachable):
        if element.is_displayed():
            assert element.get_attribute("outerHTML") in reached
    browser.find("summary").send_keys(Keys.ENTER)
    assert browser.find("details button.danger").is_displayed()


def test_arabic_runs_from_the_right(browser: Browser) -> None:
    places = {}
    for language in ("en", "ar"):
        browser.open(f"/page/sign-in?lang={language}")
        brand, label = browser.find(".brand img").rect, browser.find("label").rect
        places[language] = (brand["x"], label["x"] + label["width"], browser.find("main").rect)
        assert browser.run("return getComputedStyle(document.body).direction") == (
            "rtl" if language == "ar" else "ltr"
        )
    middle = places["en"][2]["x"] + places["en"][2]["width"] / 2
    assert places["en"][0] < middle < places["ar"][0]
    # An address is typed from the left, in a field that begins at the right.
    field = browser.find("#email")
    assert (field.get_attribute("dir"), field.value_of_css_property("text-align")) == ("ltr", "right")


@pytest.mark.parametrize(("scheme", "language"), [("light", "en"), ("dark", "ar"), ("light", "ru")])
def test_every_page_is_legible_large_enough_and_never_wider_than_the_screen(
    browser: Browser, person: httpx.Client, scheme: str, language: str
) -> None:
    pages = [f"{path}?lang={language}" for path in OPEN]
    browser.be(person)
    person.patch("/account/v1/me", json={"language": language}).raise_for_status()
    for path in (*OF_ACCOUNT, *pages):
        if path == pages[0]:
            browser.driver.delete_all_cookies()
        # 320 px is also what is left of 640 at 200 %.
        browser.shows(scheme, width=320, height=640, zoom=2)
        browser.open(path)
        assert browser.run("return document.documentElement.lang") == language
        browser.run("document.querySelectorAll('details').forEach(each => each.open = true)")
        assert browser.flaws() == [], path


def test_the_policy_of_a_page_lets_no_script_run(browser: Browser) -> None:
    browser.open("/page/privacy")
    browser.run(
        "const script = document.createElement('script'); script.textContent = 'document.title = \"run\"';"
        "document.body.append(script)"
    )
    assert browser.driver.title != "run"
    assert any("Content Security Policy" in said for said in browser.complaints())
