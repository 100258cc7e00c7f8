"""The language changed in the middle of a check-in: what was filled in is still there."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QAbstractButton, QLineEdit

from cardesk_desktop.i18n import Phrasebook
from tests.flows.till import ENTER
from tests.walkthrough.stage import Stage


def _speak(stage: Stage, language: str) -> Phrasebook:
    frame = stage.window.frame
    preferences = stage.app.preferences
    preferences.change(replace(preferences.settings, language=language))
    stage.hands.wait(lambda: stage.window.frame is not frame, "the window in another language")
    return stage.app.appearance.look.phrases


def test_a_check_in_goes_on_in_another_language(stage: Stage) -> None:
    hands = stage.hands
    hands.click(hands.see("Visits", QAbstractButton))
    hands.click(hands.see("Check in a car", QAbstractButton))
    hands.see("Plate", QLineEdit)
    hands.write("Z 70007")
    hands.press(ENTER)
    hands.see("Make", QLineEdit)
    for text in ("Kia", "Rio", "red", "Nadia"):
        hands.write(text)
        hands.press(ENTER)
    hands.rest(100)
    _ = _speak(stage, "ar")
    written = [hands.see(_(name), QLineEdit).text() for name in ("Make", "Model", "Colour", "Client")]
    assert written == ["Kia", "Rio", "red", "Nadia"]
    _ = _speak(stage, "en")
    assert hands.see("Client", QLineEdit).text() == "Nadia"
