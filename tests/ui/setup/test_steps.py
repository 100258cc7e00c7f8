"""Each question by itself: what it proposes, takes, and says beside the field."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit

from cardesk_desktop.demo.pictures.logo import draw_logo
from cardesk_desktop.domain.errors import Code, Unavailable
from cardesk_desktop.operations.company import found_company
from cardesk_desktop.operations.founding import Founding, OwnRate, proposed
from cardesk_desktop.ui.setup.session import SetupMeans
from cardesk_desktop.ui.setup.steps.company import CompanyStep
from cardesk_desktop.ui.setup.steps.country import CountryStep
from cardesk_desktop.ui.setup.steps.owner import OwnerStep
from cardesk_desktop.ui.setup.steps.recovery import RecoveryStep
from cardesk_desktop.ui.setup.steps.taxes import TaxesStep
from cardesk_desktop.ui.setup.window import SetupWindow
from tests.builders import make_company, make_register, make_staff
from tests.ui.setup.first_day import DUBAI, PIN, FirstDay, Open
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
    hands.see_words_with("Only who is registered may charge tax")
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


@pytest.mark.parametrize("country", ["AE", "KW", "FR", "ES", "RU", "JP"])
def test_the_keyboard_begins_at_the_first_field_that_can_be_filled_in(open_at: Open, country: str) -> None:
    window = open_at("taxes", proposed(DUBAI, country))
    step = _taxes(window)
    fields = (step.currency, step.time_zone, step.papers.language)
    assert QApplication.focusWidget() is next(field.editor for field in fields if field.isEnabled())


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


@pytest.mark.parametrize(
    ("pin", "again", "says"),
    [
        ("12", "12", "A PIN has 4 to 8 digits. Choose another one."),
        (PIN, "4862", "The two are not the same. Type the PIN once more."),
    ],
)
def test_a_pin_that_is_not_taken(open_at: Open, pin: str, again: str, says: str) -> None:
    window = open_at("owner", DUBAI)
    hands = Hands(window)
    body = window.stage.body
    assert isinstance(body, OwnerStep)
    hands.write(pin)
    hands.press(Qt.Key.Key_Return)
    hands.write(again)
    hands.press(Qt.Key.Key_Return)
    assert window.step == "owner"
    assert says in (body.pin.error, body.again.error) or says.startswith("A PIN")
    assert body.pin.error or body.again.error


def test_the_code_is_printed_saved_and_asked_back(day: FirstDay, open_at: Open, tmp_path: Path) -> None:
    window = open_at("recovery", DUBAI)
    hands = Hands(window)
    day.wait(lambda: bool(window.answers.recovery_code))
    hands.click(hands.see("Print the sheet", QAbstractButton))
    hands.see_words("The sheet went to Office printer.")
    save = hands.see("Save as PDF", QAbstractButton)
    hands.click(save)
    day.pdf = tmp_path / "code.pdf"
    hands.click(save)
    hands.see_words("Saved as code.pdf. Put it where only you can reach it.")
    day.pdf = tmp_path
    hands.click(save)
    hands.see_words("The file could not be written. Choose another folder and try again.")
    assert day.printed[0][1] == "Office printer"
    assert day.printed[0][0][:5] == (tmp_path / "code.pdf").read_bytes()[:5] == b"%PDF-"
    window.go_on()
    hands.click(hands.see("Show the code again", QAbstractButton))
    window.go_on()
    question = _recovery(window).question
    hands.write("1111")
    window.go_on()
    place = next(iter(question.fields))
    hands.see_words(f"This is not group {place + 1}. Look at your sheet.")
    assert window.step == "recovery"


def test_a_code_that_was_checked_is_not_shown_again(day: FirstDay, open_at: Open) -> None:
    window = open_at("recovery", DUBAI)
    day.wait(lambda: bool(window.answers.recovery_code))
    code = window.answers.recovery_code
    window.go_on()
    for place, field in _recovery(window).question.fields.items():
        field.set_text(code.split("-")[place])
    window.go_on()
    day.wait(lambda: window.step == "beginning")
    assert window.answers.recovery_code == ""
    window.close()

    again = open_at("recovery", DUBAI)
    hands = Hands(again)
    hands.see_words("Your recovery code is in safe keeping. It is not shown again.")
    again.go_on()
    assert again.step == "beginning"
    again.go_back()
    hands.click(hands.see("Make a new code", QAbstractButton))
    day.wait(lambda: bool(again.answers.recovery_code))
    assert again.answers.recovery_code != code
    again.rebuild(again._look)
    hands.see("Recovery code", type(_recovery(again).code))


def test_the_demo_founds_nothing(day: FirstDay, open_at: Open) -> None:
    window = open_at("beginning", DUBAI)
    hands = Hands(window)
    hands.click(hands.see_with("Look around the demo", QAbstractButton))
    hands.click(hands.see("Open the demo", QAbstractButton))
    assert day.demos == [True]
    assert window.step == "beginning"


def test_what_stands_in_the_way_of_the_founding_is_said(day: FirstDay, open_at: Open) -> None:
    window = open_at("beginning", DUBAI)
    done: list[object] = []
    first = partial(
        found_company, company=make_company(), register=make_register(), owner=make_staff("Somebody else")
    )
    day.tasks.run(first, on_done=done.append)
    day.wait(lambda: bool(done))
    window.go_on()
    Hands(window).see_words("The company is already set up. Change it in the settings.")


def test_a_printer_that_does_not_answer(
    day: FirstDay, open_at: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    means = day.means()

    def fail(*_: object) -> None:
        raise Unavailable(Code.PRINTER_FAILED, printer="Office printer")

    def broken() -> SetupMeans:
        return replace(means, outlets=replace(means.outlets, print_pdf=fail))

    monkeypatch.setattr(day, "means", broken)
    window = open_at("recovery", DUBAI)
    hands = Hands(window)
    day.wait(lambda: bool(window.answers.recovery_code))
    hands.click(hands.see("Print the sheet", QAbstractButton))
    hands.see_words("Office printer did not print. Check paper and cable, then print again.")
    assert not _recovery(window).print_button.is_busy


def test_nothing_is_proposed_before_a_country_is_chosen() -> None:
    assert Founding().rates == ()
