"""The questions of the set-up about country, company and language, each by itself."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit

from cardesk_desktop.demo.pictures.logo import draw_logo
from cardesk_desktop.operations.founding import Founding, proposed
from cardesk_desktop.ui.setup.steps.company import CompanyStep
from cardesk_desktop.ui.setup.steps.country import CountryStep
from cardesk_desktop.ui.setup.steps.recovery import RecoveryStep
from cardesk_desktop.ui.setup.steps.taxes import TaxesStep
from cardesk_desktop.ui.setup.window import SetupWindow
from tests.ui.setup.first_day import DUBAI, FirstDay, Open
from tests.walkthrough.hands import Hands


def _taxes(window: SetupWindow) -> TaxesStep:
    body = window.stage.body
    assert isinstance(body, TaxesStep)
    return body


def _recovery(window: SetupWindow) -> RecoveryStep:
    body = window.stage.body
    assert isinstance(body, RecoveryStep)
    return body


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


@pytest.mark.parametrize("country", ["AE", "KW", "FR", "ES", "RU", "JP"])
def test_the_keyboard_begins_at_the_first_field_that_can_be_filled_in(open_at: Open, country: str) -> None:
    window = open_at("taxes", proposed(DUBAI, country))
    step = _taxes(window)
    fields = (step.currency, step.time_zone, step.papers.language)
    assert QApplication.focusWidget() is next(field.editor for field in fields if field.isEnabled())


def test_two_languages_are_two(open_at: Open) -> None:
    window = open_at("taxes", DUBAI)
    papers = _taxes(window).papers
    papers.second_language.set_value("en")
    window.go_on()
    Hands(window).see_words("Both languages are the same. Choose another second one, or none.")
    assert window.step == "taxes"


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
