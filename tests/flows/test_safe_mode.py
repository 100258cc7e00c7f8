"""The safe mode, whole: it is said, no camera and no printer is asked, and one press leads out of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6 import QtMultimedia
from PySide6.QtWidgets import QApplication

from cardesk_desktop.app import AS_USUAL
from cardesk_desktop.demo.house import DemoHouse
from cardesk_desktop.ui.camera import qt_camera
from cardesk_desktop.ui.widgets.buttons import Button
from tests.flows.till import SHAMPOO, scan_one
from tests.walkthrough.stage import on_stage, started

NOTICE = "Safe mode: cameras, printers and the reading of pictures are off."


def test_nothing_of_the_computer_is_started(
    qapp: QApplication, house: DemoHouse, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(QtMultimedia, "QVideoSink", lambda: asked.append("codecs"))
    monkeypatch.setattr(qt_camera, "QtCamera", lambda *_: asked.append("camera"))
    monkeypatch.setattr(QtMultimedia.QMediaDevices, "videoInputs", lambda: asked.append("cameras"))
    ended: list[int] = []
    monkeypatch.setattr(qapp, "exit", ended.append, raising=False)
    pdf = tmp_path / "invoice.pdf"
    with started(qapp, house, pdf, is_safe=True) as app:
        stage = on_stage(app, pdf)
        hands = stage.hands
        hands.see_words(NOTICE)
        scan_one(stage, SHAMPOO)
        hands.press_named("Ctrl+B")
        hands.see_words("Cameras do not work here")
        assert asked == []
        # What others say and take back leaves it where it was.
        stage.window.frame.banner.say("The printer is not there.")
        stage.window.frame.banner.clear()
        hands.see_words(NOTICE)
        hands.click(hands.see("Start as usual", Button))
        assert ended == [AS_USUAL]
