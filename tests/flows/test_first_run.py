"""The first day: set up without help, the first car washed and paid, and an invoice with logo and number."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from cardesk_desktop.app import App
from cardesk_desktop.demo.house import DemoHouse
from cardesk_desktop.demo.pictures.logo import draw_logo
from cardesk_desktop.keychain import MemoryKeychain
from cardesk_desktop.operations.company import House, this_house
from cardesk_desktop.operations.founding_draft import DraftFile
from cardesk_desktop.paths import Places
from cardesk_desktop.ui.main_window import MainWindow
from cardesk_desktop.ui.setup.steps.company import CompanyStep
from cardesk_desktop.ui.setup.steps.recovery import RecoveryStep
from cardesk_desktop.ui.setup.window import SetupWindow
from tests.walkthrough.hands import Hands, pause
from tests.walkthrough.stage import started

PIN = "4826"
_PATIENCE_S = 20.0


def _until(is_so: Callable[[], bool]) -> None:
    deadline = time.monotonic() + _PATIENCE_S
    while not is_so():
        assert time.monotonic() < deadline
        pause(10)


def _set_up(app: App) -> SetupWindow:
    _until(lambda: isinstance(app.window, SetupWindow))
    window = app.window
    assert isinstance(window, SetupWindow)
    window.showNormal()
    window.resize(1366, 768)
    window.activateWindow()
    return window


def _to_the_owner(window: SetupWindow, hands: Hands) -> None:
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
    hands.write("Omar")
    hands.press(Qt.Key.Key_Return)
    assert window.step == "owner"


def _give_pin(hands: Hands) -> None:
    for _ in range(2):
        hands.write(PIN)
        hands.press(Qt.Key.Key_Return)


def _keep_code(window: SetupWindow, hands: Hands) -> str:
    _until(lambda: bool(window.answers.recovery_code))
    code = window.answers.recovery_code
    hands.press_named("Ctrl+Return")
    body = window.stage.body
    assert isinstance(body, RecoveryStep)
    for place in body.question.fields:
        hands.write(code.split("-")[place])
        hands.press(Qt.Key.Key_Return)
    _until(lambda: window.step == "beginning")
    return code


def _house(app: App) -> House | None:
    found: list[House | None] = []
    app.tasks.run(this_house, on_done=found.append)
    _until(lambda: bool(found))
    return found[0]


def test_from_nothing_to_the_first_invoice(qapp: QApplication, tmp_path: Path) -> None:
    house = DemoHouse(Places.under(tmp_path / "shop"), MemoryKeychain())
    pdf = tmp_path / "invoice.pdf"
    with started(qapp, house, pdf) as app:
        window = _set_up(app)
        _to_the_owner(window, Hands(window))
        _give_pin(Hands(window))
        assert window.step == "recovery"
        assert _house(app) is None
    # The power failed while the code was on the screen: the PIN is asked again, nothing else.
    with started(qapp, house, pdf) as app:
        window = _set_up(app)
        hands = Hands(window)
        assert window.step == "owner"
        _give_pin(hands)
        _keep_code(window, hands)
        hands.press_named("Ctrl+Return")
        _until(lambda: isinstance(app.window, MainWindow))
        founded = _house(app)
        assert founded is not None
        assert founded.company.name == "Palm Auto Spa"
        assert DraftFile(house.places.setup_draft).load() is None
