"""Names that look like markup or like keys are shown as they are written."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit

from tests.flows.till import ENTER, FOAM, SHAMPOO, scan_one, sell_page
from tests.walkthrough.stage import Stage

NAME = "Smith & Sons <b>VIP</b>"


def test_a_name_with_markup_is_shown_as_it_is_written(stage: Stage) -> None:
    hands = stage.hands
    scan_one(stage, SHAMPOO)
    hands.press_named("F6")
    hands.see("Name or phone of the client", QLineEdit)
    hands.paste(NAME)
    hands.click(hands.see("New client", QAbstractButton))
    hands.wait(lambda: hands.see("Name", QLineEdit).text() == NAME, "the name in the form")
    hands.see("Name", QLineEdit).setFocus()
    hands.press(ENTER)
    head = hands.see_with(NAME, QAbstractButton)
    assert "&lt;b&gt;" in head.toolTip()
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in _labels_with(stage, "<b>"))
    hands.press_named("F9")
    scan_one(stage, FOAM)
    chip = hands.see_with(NAME, QAbstractButton, lambda: sell_page(stage).strip)
    assert "&lt;b&gt;" in chip.toolTip()


def _labels_with(stage: Stage, part: str) -> list[QLabel]:
    return [label for label in stage.window.findChildren(QLabel) if part in label.text()]
