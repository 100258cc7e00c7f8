"""The set-up asks for taxes: the rates of the country and others, with and without a number."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication

from cardesk_desktop.operations.founding import OwnRate, proposed
from cardesk_desktop.ui.setup.steps.taxes import TaxesStep
from cardesk_desktop.ui.setup.window import SetupWindow
from tests.ui.setup.first_day import DUBAI, Open
from tests.walkthrough.hands import Hands


def _taxes(window: SetupWindow) -> TaxesStep:
    body = window.stage.body
    assert isinstance(body, TaxesStep)
    return body


def test_the_rates_of_the_country_and_others(open_at: Open) -> None:
    window = open_at("taxes", DUBAI)
    hands = Hands(window)
    rates = _taxes(window).rates
    hands.click(hands.see("Make Zero rate, 0% the usual rate", QAbstractButton))
    assert rates.usual == 1
    hands.click(hands.see("Make Standard rate, 5% the usual rate", QAbstractButton))
    hands.click(hands.see("Zero rate, 0%", QAbstractButton))
    assert window.answers.founding.rates == (0,)
    hands.click(hands.see("Another rate", QAbstractButton))
    hands.write("Luxury")
    hands.press(Qt.Key.Key_Tab)
    hands.write("12.5 %")
    hands.press(Qt.Key.Key_Return)
    assert rates.own == (OwnRate("Luxury", 1_250),)
    hands.click(hands.see("Make Luxury, 12.5% the usual rate", QAbstractButton))
    assert window.answers.founding.usual == 3
    hands.click(hands.see("Luxury, 12.5%", QAbstractButton))
    assert not window.answers.founding.own_rates
    assert window.answers.founding.usual == 0


def test_tax_without_a_number_is_said_and_stops_nobody(open_at: Open) -> None:
    nameless = replace(DUBAI, company=replace(DUBAI.company, tax_number=""))
    window = open_at("taxes", nameless)
    hands = Hands(window)
    hands.see_words_with("Only a registered business may charge tax")
    hands.click(hands.see("No VAT, 0%", QAbstractButton))
    hands.click(hands.see("Make No VAT, 0% the usual rate", QAbstractButton))
    assert _taxes(window).warning.isHidden()
    hands.click(hands.see("Make Standard rate, 5% the usual rate", QAbstractButton))
    assert not _taxes(window).warning.isHidden()
    window.go_on()
    assert window.step == "register"


def test_a_number_leaves_nothing_to_say(open_at: Open) -> None:
    assert _taxes(open_at("taxes", DUBAI)).warning.isHidden()


def test_invoices_of_the_emirates_are_written_in_dirhams(open_at: Open) -> None:
    window = open_at("taxes", replace(DUBAI, currency="EUR"))
    field = _taxes(window).currency
    assert (field.value, field.editor.count(), field.isEnabled()) == ("AED", 1, False)
    window.go_on()
    assert window.answers.founding.currency == "AED"


@pytest.mark.parametrize(
    ("name", "rate", "says"),
    [
        ("", "5", "Name is missing. Fill it in to go on."),
        ("Again", "5", "This rate is already there: 5%. Change that one."),
        ("Nothing", "0", "This tax rate does not fit its category. Choose another rate."),
        ("All", "100", "This tax rate does not fit its category. Choose another rate."),
        ("Words", "five", "This is not an amount. Write it like 12.50."),
    ],
)
def test_a_rate_that_cannot_be(open_at: Open, name: str, rate: str, says: str) -> None:
    window = open_at("taxes", DUBAI)
    hands = Hands(window)
    hands.click(hands.see("Another rate", QAbstractButton))
    hands.write(name)
    hands.press(Qt.Key.Key_Tab)
    hands.write(rate)
    hands.press_named("Ctrl+Return")
    hands.see_words(says)
    assert window.step == "taxes"


def test_where_no_tax_is_known_the_first_one_named_is_the_usual_one(open_at: Open) -> None:
    window = open_at("taxes", replace(proposed(DUBAI, "JP", of="JPY"), time_zone="Asia/Tokyo"))
    hands = Hands(window)
    hands.click(hands.see("Another rate", QAbstractButton))
    hands.write("Consumption tax")
    hands.press(Qt.Key.Key_Tab)
    hands.write("10")
    hands.press_named("Ctrl+Return")
    assert window.step == "register"
    founding = window.answers.founding
    assert (founding.own_rates, founding.usual) == ((OwnRate("Consumption tax", 1_000),), 1)


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
