"""The set-up makes a PIN and a recovery code, has it kept, and founds the shop."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

from cardesk_desktop.domain.errors import Code, Unavailable
from cardesk_desktop.operations.company import found_company
from cardesk_desktop.ui.setup.session import SetupMeans
from cardesk_desktop.ui.setup.steps.owner import OwnerStep
from cardesk_desktop.ui.setup.steps.recovery import RecoveryStep
from cardesk_desktop.ui.setup.window import SetupWindow
from tests.builders import make_company, make_register, make_staff
from tests.ui.setup.first_day import DUBAI, PIN, FirstDay, Open
from tests.walkthrough.hands import Hands


def _recovery(window: SetupWindow) -> RecoveryStep:
    body = window.stage.body
    assert isinstance(body, RecoveryStep)
    return body


@pytest.mark.parametrize(
    ("pin", "again", "says"),
    [
        ("12", "12", "A PIN has 4 to 8 digits and nothing else."),
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
    assert [each for each in (body.pin.error, body.again.error) if each] == [says]


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
