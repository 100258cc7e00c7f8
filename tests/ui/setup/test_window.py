"""The way through the set-up: by keyboard only, by mouse only, back and forward, and on after a stop."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit
from pytestqt.qtbot import QtBot

from cardesk_desktop.domain.permission import Role
from cardesk_desktop.i18n import load_phrasebook
from cardesk_desktop.operations.catalogue import categories
from cardesk_desktop.operations.house import House, this_house
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.setup.steps.all import FOUNDING
from cardesk_desktop.ui.setup.steps.recovery import RecoveryStep
from cardesk_desktop.ui.setup.window import SetupWindow
from cardesk_desktop.ui.theme import Motion, Theme, build_theme
from tests.ui.setup.first_day import DUBAI, PIN, FirstDay, Open
from tests.walkthrough.hands import Hands

NAMES = [step.name for step in FOUNDING]


def _house(day: FirstDay) -> House | None:
    found: list[House | None] = []
    day.tasks.run(this_house, on_done=found.append)
    day.wait(lambda: bool(found))
    return found[0]


def _type_code_back(window: SetupWindow, hands: Hands) -> None:
    """The two groups that are asked, each into its field."""
    body = window.stage.body
    assert isinstance(body, RecoveryStep)
    groups = window.answers.recovery_code.split("-")
    for place in body.question.fields:
        hands.write(groups[place].lower())
        hands.press(Qt.Key.Key_Return)


def _see_code(window: SetupWindow, day: FirstDay) -> None:
    day.wait(lambda: bool(window.answers.recovery_code))


def test_by_keyboard_only(day: FirstDay, open_at: Open, qtbot: QtBot) -> None:
    window = open_at()
    hands = Hands(window)
    hands.press_named("Ctrl+Return")
    assert window.step == "country"
    hands.press(Qt.Key.Key_Space)
    hands.press_named("Ctrl+Return")
    hands.write("Palm")
    hands.press(Qt.Key.Key_Return)
    assert window.step == "taxes"
    hands.press_named("Ctrl+Return")
    assert window.step == "register"
    hands.press(Qt.Key.Key_Return)
    hands.write("Omar")
    hands.press(Qt.Key.Key_Return)
    hands.write(PIN)
    hands.press(Qt.Key.Key_Return)
    hands.write(PIN)
    hands.press(Qt.Key.Key_Return)
    assert window.step == "recovery"
    _see_code(window, day)
    hands.press_named("Ctrl+Return")
    _type_code_back(window, hands)
    day.wait(lambda: window.step == "beginning")
    with qtbot.waitSignal(window.founded, timeout=20_000):
        hands.press_named("Ctrl+Return")
    house = _house(day)
    assert house is not None
    assert (house.company.name, house.company.country) == ("Palm", "AE")
    assert [(each.name, each.role) for each in house.staff] == [("Omar", Role.OWNER)]
    assert day.draft.load() is None


def test_by_mouse_and_letters_only(day: FirstDay, open_at: Open, qtbot: QtBot) -> None:
    window = open_at()
    hands = Hands(window)

    def go_on() -> None:
        hands.click(window.stage.next_button)

    go_on()
    hands.click(hands.see_with("France", QAbstractButton))
    go_on()
    hands.click(hands.see("Name of the car wash", QLineEdit))
    hands.write("Rhone")
    go_on()
    go_on()
    go_on()
    for label, text in (("Your name", "Camille"), ("PIN", PIN), ("The same PIN again", PIN)):
        hands.click(hands.see(label, QLineEdit))
        hands.write(text)
    go_on()
    _see_code(window, day)
    go_on()
    body = window.stage.body
    assert isinstance(body, RecoveryStep)
    groups = window.answers.recovery_code.split("-")
    for place, field in body.question.fields.items():
        hands.click(field.editor)
        hands.write(groups[place])
    go_on()
    day.wait(lambda: window.step == "beginning")
    hands.click(hands.see_with("Empty", QAbstractButton))
    with qtbot.waitSignal(window.founded, timeout=20_000):
        go_on()
    house = _house(day)
    assert house is not None
    assert house.company.currency.code == "EUR"
    shelves: list[object] = []
    day.tasks.run(categories, on_done=shelves.append)
    day.wait(lambda: bool(shelves))
    assert shelves == [()]


def test_back_and_forward_lose_nothing(open_at: Open) -> None:
    window = open_at("taxes", DUBAI)
    hands = Hands(window)
    hands.press(Qt.Key.Key_Escape)
    assert window.step == "company"
    hands.press(Qt.Key.Key_Escape, times=3)
    assert window.step == "language"
    hands.click(window.rail.entries[3])
    assert window.step == "taxes"
    assert window.answers.founding == DUBAI
    assert not window.rail.entries[4].isEnabled()


def test_forward_leads_over_what_is_wrong_only_when_it_is_mended(open_at: Open) -> None:
    window = open_at("company", DUBAI)
    hands = Hands(window)
    window.answers.furthest = 4
    window.rail.show_steps(2, 4)
    field = hands.see("Name of the car wash", QLineEdit)
    hands.click(field)
    hands.press_named("Ctrl+A")
    hands.press(Qt.Key.Key_Delete)
    hands.click(window.rail.entries[4])
    assert window.step == "company"
    hands.see_words("Name is missing. Fill it in to go on.")
    hands.write("Palm")
    hands.click(window.rail.entries[4])
    assert window.step == "register"


@pytest.mark.parametrize("step", NAMES)
def test_a_set_up_goes_on_where_it_stopped(
    day: FirstDay, open_at: Open, look: Look, qtbot: QtBot, step: str
) -> None:
    first = open_at(step, DUBAI)
    first._save()
    day.wait(lambda: day.draft.load() is not None)
    kept = (day.folder / "data" / "setup.json").read_text(encoding="utf-8")
    assert PIN not in kept
    assert "recovery_code" not in kept
    first.close()

    again = SetupWindow(look, day.means(), day.draft.load())
    qtbot.addWidget(again)

    # Behind the PIN, which is kept nowhere, it is asked again first.
    expected = min(NAMES.index(step), NAMES.index("owner"))
    assert again.step == NAMES[expected]
    assert again.answers.founding == DUBAI


def test_a_draft_of_another_release_begins_anew(day: FirstDay, look: Look, qtbot: QtBot) -> None:
    window = day.window(look, DUBAI, "")
    qtbot.addWidget(window)
    assert window.step == "language"


def test_in_arabic_everything_is_mirrored_and_leads_through(
    day: FirstDay, rtl_theme: Theme, qtbot: QtBot
) -> None:
    window = day.window(Look(rtl_theme, load_phrasebook("ar")))
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    assert window.rail.mapTo(window, window.rail.rect().topLeft()).x() > 1000
    back, forward = window.stage.back_button, window.stage.next_button
    window.go_on()
    qtbot.waitUntil(lambda: back.mapTo(window, back.rect().center()).x() > 0)
    assert forward.mapTo(window, forward.rect().center()).x() < back.mapTo(window, back.rect().center()).x()
    hands = Hands(window)
    hands.click(window.stage.next_button)
    assert window.step == "country"


def test_another_language_builds_the_window_anew(day: FirstDay, open_at: Open) -> None:
    window = open_at("language")
    hands = Hands(window)
    hands.click(hands.see("Français. Bienvenue", QAbstractButton))
    assert day.preferences.settings.language == "fr"
    assert window.answers.founding.papers.language == "fr"
    theme = build_theme(is_dark=True, is_rtl=False, scale_percent=200, motion=Motion(0))
    window.rebuild(Look(theme, load_phrasebook("fr")))
    assert window.rail.isHidden()
    assert window.stage._count.text() == load_phrasebook("fr")("Step {place} of {count}", place=1, count=8)
    assert window.stage._count.isVisible()


def test_the_demo_is_a_step_away(day: FirstDay, open_at: Open) -> None:
    window = open_at("language")
    hands = Hands(window)
    hands.click(hands.see_with("Demo", QAbstractButton))
    assert day.demos == [True]
    hands.click(hands.see_with("From a backup", QAbstractButton))
    assert day.put_back == [True]


def test_a_full_disk_is_said_and_the_set_up_goes_on(day: FirstDay, open_at: Open, tmp_path: Path) -> None:
    window = open_at("register", DUBAI)
    (tmp_path / "data" / "setup.json").unlink(missing_ok=True)
    (tmp_path / "data" / "setup.json").mkdir()
    hands = Hands(window)
    hands.press(Qt.Key.Key_Return)
    hands.see_words("The file could not be written. Choose another folder and try again.")
    assert window.step == "owner"
