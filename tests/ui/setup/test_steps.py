"""The questions of the set-up about country, company and language, each by itself."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit

from cardesk_desktop.demo.pictures.logo import draw_logo
from cardesk_desktop.operations.founding import Founding
from cardesk_desktop.ui.setup.steps.company import CompanyStep
from cardesk_desktop.ui.setup.steps.country import CountryStep
from tests.ui.setup.first_day import DUBAI, FirstDay, Open
from tests.walkthrough.hands import Hands


def test_a_country_brings_its_money_and_taxes(open_at: Open) -> None:
    window = open_at("country", DUBAI)
    hands = Hands(window)
    hands.click(hands.see_with("Russia", QAbstractButton))
    founding = window.answers.founding
    assert (founding.currency, founding.time_zone, founding.papers.language) == ("RUB", "Europe/Moscow", "ru")
    assert founding.company.name == DUBAI.company.name
    hands.click(hands.see_with("Russia", QAbstractButton))
    assert window.answers.founding is founding


def test_a_country_is_needed(open_at: Open) -> None:
    window = open_at("country")
    hands = Hands(window)
    hands.press_named("Ctrl+Return")
    assert window.step == "country"
    hands.click(hands.see_with("Another country", QAbstractButton))
    hands.press_named("Ctrl+Return")
    hands.see_words("Choose the country of your car wash.")
    assert window.step == "country"


def test_any_other_country_is_chosen_from_all(open_at: Open) -> None:
    window = open_at("country")
    hands = Hands(window)
    hands.click(hands.see_with("Another country", QAbstractButton))
    hands.write("Jap")
    body = window.stage.body
    assert isinstance(body, CountryStep)
    body.others.changed.emit(body.others.value)
    founding = window.answers.founding
    assert (founding.country, founding.currency, founding.time_zone) == ("JP", "JPY", "Asia/Tokyo")
    hands.press_named("Ctrl+Return")
    assert window.step == "company"


@pytest.mark.parametrize(
    ("label", "typed", "says"),
    [
        ("Phone", "12", "This is not a phone number. Write it with its code, such as 050 123 4567."),
        ("E-mail", "palm", "This is not an e-mail address. It looks like name@example.com."),
        (
            "Tax registration number (TRN)",
            "123",
            "This is not a tax number of this country. Check every digit.",
        ),
    ],
)
def test_what_is_wrong_is_said_beside_the_field(open_at: Open, label: str, typed: str, says: str) -> None:
    window = open_at("company", DUBAI)
    hands = Hands(window)
    field = hands.see(label, QLineEdit)
    field.setFocus()
    hands.press_named("Ctrl+A")
    hands.write(typed)
    hands.press(Qt.Key.Key_Return)
    hands.see_words(says)
    assert field.hasFocus()
    assert window.step == "company"


def test_a_logo_from_a_file(day: FirstDay, open_at: Open, tmp_path: Path) -> None:
    window = open_at("company", DUBAI)
    hands = Hands(window)
    body = window.stage.body
    assert isinstance(body, CompanyStep)
    choose = hands.see("Choose a picture", QAbstractButton)
    hands.click(choose)
    day.picture = tmp_path / "logo.png"
    hands.click(choose)
    hands.see_words("This file is no picture. Choose a PNG or JPEG file.")
    day.picture.write_bytes(draw_logo())
    hands.click(choose)
    hands.click(hands.see("Remove", QAbstractButton))
    assert window.answers.founding.logo == b""
    hands.click(choose)
    day.wait(lambda: bool(window.answers.founding.logo))
    day.picture.write_bytes(b"x" * 20_000_001)
    hands.click(choose)
    hands.see_words("This picture is too large. Choose one below 20 MB and 50 megapixels.")
    assert window.answers.founding.logo


def test_a_code_that_is_none(open_at: Open) -> None:
    window = open_at("register", DUBAI)
    hands = Hands(window)
    code = hands.see("Code", QLineEdit)
    hands.click(code)
    hands.press_named("Ctrl+A")
    hands.write("7")
    hands.see_words("…")
    hands.press(Qt.Key.Key_Return)
    hands.see_words("A code has one to six Latin letters and digits, such as R01.")
    hands.press_named("Ctrl+A")
    hands.write("r7")
    hands.see_words("\u2066R7-A-000001\u2069")


def test_nothing_is_proposed_before_a_country_is_chosen() -> None:
    assert Founding().rates == ()
