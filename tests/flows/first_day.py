"""The set-up of a shop as a person goes through it, key by key, to the question how it begins."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import Qt

from cardesk_desktop.app import App
from cardesk_desktop.demo.pictures.logo import draw_logo
from cardesk_desktop.ui.setup.steps.company import CompanyStep
from cardesk_desktop.ui.setup.steps.recovery import RecoveryStep
from cardesk_desktop.ui.setup.window import SetupWindow
from tests.walkthrough.hands import Hands, pause

PIN = "4826"
OWNER = "Omar"
_PATIENCE_S = 20.0


def until(is_so: Callable[[], bool]) -> None:
    """Wait until something is so, whichever window there is by then."""
    deadline = time.monotonic() + _PATIENCE_S
    while not is_so():
        assert time.monotonic() < deadline
        pause(10)


def set_up(app: App) -> SetupWindow:
    """The window of the set-up, once it is there."""
    until(lambda: isinstance(app.window, SetupWindow))
    window = app.window
    assert isinstance(window, SetupWindow)
    window.showNormal()
    window.resize(1366, 768)
    window.activateWindow()
    return window


def to_the_owner(window: SetupWindow, hands: Hands) -> None:
    """Language, country, company and logo, taxes, register, and the owner's name; up to the PIN."""
    hands.press_named("Ctrl+Return")
    hands.press(Qt.Key.Key_Space)
    hands.press_named("Ctrl+Return")
    hands.write("Palm Auto Spa")
    body = window.stage.body
    assert isinstance(body, CompanyStep)
    # The operating system's own file dialog is the one thing that is answered for the person.
    body.logo._take(draw_logo())
    hands.press_named("Ctrl+Return")
    hands.press_named("Ctrl+Return")
    hands.press_named("Ctrl+Return")
    hands.write(OWNER)
    hands.press(Qt.Key.Key_Return)
    assert window.step == "owner"


def give_pin(hands: Hands) -> None:
    """Choose a PIN, and type it once more."""
    for _ in range(2):
        hands.write(PIN)
        hands.press(Qt.Key.Key_Return)


def keep_code(window: SetupWindow, hands: Hands) -> str:
    """Write the recovery code down, type back what is asked of it, and come to the last question."""
    code = type_code_back(window, hands)
    until(lambda: window.step == "beginning")
    return code


def type_code_back(window: SetupWindow, hands: Hands) -> str:
    """Write the recovery code down as it stands on the screen, and type back what is asked of it."""
    body = window.stage.body
    assert isinstance(body, RecoveryStep)
    until(lambda: bool(body.code.accessibleDescription()))
    # As a screen reader says it: sign by sign, with a pause after every group.
    code = body.code.accessibleDescription().replace(", ", "-").replace(" ", "")
    hands.press_named("Ctrl+Return")
    for place in body.question.fields:
        hands.write(code.split("-")[place])
        hands.press(Qt.Key.Key_Return)
    return code
