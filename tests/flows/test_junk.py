"""Junk in every field of the check-in and of the client's form: nothing breaks, nothing hidden is kept."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPlainTextEdit, QWidget

from cardesk_desktop.domain.client import Client
from cardesk_desktop.domain.text import without_controls
from cardesk_desktop.operations.checking_in import find_clients, look_up_plate
from tests.flows.till import ENTER, SHAMPOO, scan_one, sell_page
from tests.walkthrough.stage import WINDOW, Stage

JUNK = "\x07'; DROP TABLE x;--\u202e\ufffd😀{0}%s<b>&lt;\\"
HUGE = "9" * 400
CTRL_ENTER = Qt.KeyboardModifier.ControlModifier


def _fill(stage: Stage, field: QWidget, text: str) -> None:
    field.setFocus()
    stage.hands.press_named("Ctrl+A")
    stage.hands.paste(text)


def _editors(stage: Stage) -> list[QWidget]:
    """Every field of the open side panel."""
    panel = stage.window.frame.panel
    editors: list[QWidget] = [*panel.findChildren(QLineEdit), *panel.findChildren(QPlainTextEdit)]
    return [editor for editor in editors if editor.isVisible() and editor.isEnabled()]


def _wait_for_refusal(stage: Stage, field: QLineEdit, part: str = "") -> None:
    def is_said() -> bool:
        words = field.accessibleDescription()
        return bool(words) and part in words

    stage.hands.wait(is_said, f"a word about {field.accessibleName()}")


def test_junk_in_every_field_of_a_client(stage: Stage) -> None:
    scan_one(stage, SHAMPOO)
    hands = stage.hands
    hands.press_named("F6")
    hands.see("Name or phone of the client", QLineEdit)
    hands.click(hands.see("New client", QAbstractButton))
    hands.see("Name", QLineEdit)
    hands.click(hands.see("Company", QAbstractButton))
    for editor in _editors(stage):
        _fill(stage, editor, JUNK)
    save = hands.see("Save the client", QAbstractButton)
    for name in ("Phone", "E-mail", "Tax number (TRN)"):
        hands.click(save)
        field = hands.see(name, QLineEdit)
        _wait_for_refusal(stage, field)
        _fill(stage, field, "")
    hands.wait(lambda: stage.app.tasks.is_quiet, "the answer")
    hands.click(save)
    hands.wait(lambda: _client(stage) is not None, "the client on the ticket")
    client = _client(stage)
    assert client is not None
    for text in (client.name, client.address, client.notes):
        assert text == without_controls(JUNK)
    assert stage.window.size() == WINDOW


def _client(stage: Stage) -> Client | None:
    view = sell_page(stage).ticket.view
    return view.client if view else None


def test_junk_in_every_field_of_a_check_in(stage: Stage) -> None:
    hands = stage.hands
    hands.click(hands.see("Visits", QAbstractButton))
    hands.click(hands.see("Check in a car", QAbstractButton))
    hands.see("Plate", QLineEdit)
    hands.paste(JUNK)
    hands.press(ENTER)
    hands.press_named("Ctrl+A")
    hands.write("---")
    hands.press(ENTER)
    hands.rest(200)
    assert hands.find("Make", QLineEdit) is None
    hands.press_named("Ctrl+A")
    hands.write("Z 31337")
    hands.press(ENTER)
    hands.see("Make", QLineEdit)
    for editor in _editors(stage):
        _fill(stage, editor, HUGE if editor.accessibleName() == "Odometer, km" else JUNK)
    hands.press(ENTER, CTRL_ENTER)
    phone = hands.see("Phone", QLineEdit)
    hands.wait(lambda: bool(phone.accessibleDescription()), "a word about the phone")
    assert stage.ask(look_up_plate, text="Z31337") == ()
    _fill(stage, phone, "")
    hands.press(ENTER, CTRL_ENTER)
    hands.wait(lambda: hands.find("Make", QLineEdit) is None, "the check-in closed")
    (known,) = stage.ask(look_up_plate, text="Z31337")
    assert known.vehicle.make == without_controls(JUNK)
    assert known.open_visit_id is not None
    assert stage.window.size() == WINDOW


def test_fields_of_a_check_in_that_are_far_too_long_are_named(stage: Stage) -> None:
    hands = stage.hands
    hands.click(hands.see("Visits", QAbstractButton))
    hands.click(hands.see("Check in a car", QAbstractButton))
    hands.see("Plate", QLineEdit)
    hands.write("Z 31338")
    hands.press(ENTER)
    for name in ("Make", "Model", "Colour", "Client"):
        field = hands.see(name, QLineEdit)
        _fill(stage, field, "w" * 10_000)
        hands.press(ENTER, CTRL_ENTER)
        _wait_for_refusal(stage, field, "10,000")
        _fill(stage, field, "")
    assert stage.ask(find_clients, text="wwwwwwww") == ()
    assert stage.window.size() == WINDOW
