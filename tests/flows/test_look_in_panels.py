"""The language changed in the middle of a check-in: what was filled in is still there."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QLineEdit

from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.ui.paper import SAVE_KEY
from cardesk_desktop.whole_file import write_whole
from tests.flows.till import ENTER, sell_shampoo, wait_for_thanks
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


def test_a_paper_under_way_is_finished_in_another_language(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Slow to draw, so that the window is built anew in the middle of it."""
    gate = threading.Event()

    def slowly(path: Path, data: bytes) -> None:
        gate.wait(10)
        write_whole(path, data)

    monkeypatch.setattr("cardesk_desktop.ui.paper.paper.write_whole", slowly)
    sell_shampoo(stage)
    stage.hands.press(ENTER)
    wait_for_thanks(stage)
    bugs: list[object] = []
    stage.app.tasks.bug_found.connect(bugs.append)
    stage.hands.press_named(SAVE_KEY)
    _ = _speak(stage, "fr")
    gate.set()
    stage.hands.wait(stage.pdf.is_file, "the paper")
    stage.hands.wait(lambda: stage.window.frame.toast.isVisible(), "the word that it is saved")
    assert not bugs
