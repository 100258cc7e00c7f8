"""The first day with the mouse alone, in a country without tax and with three decimals, to the first sale."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit

from cardesk_desktop.demo.house import DemoHouse
from cardesk_desktop.keychain import MemoryKeychain
from cardesk_desktop.paths import Places
from cardesk_desktop.ui.main_window import MainWindow
from cardesk_desktop.ui.setup.steps.recovery import RecoveryStep
from cardesk_desktop.ui.setup.window import SetupWindow
from tests.flows.first_day import OWNER, PIN, set_up, until
from tests.walkthrough.hands import Hands
from tests.walkthrough.pointer import Pointer
from tests.walkthrough.stage import Stage, started


def test_a_shop_in_kuwait_opens_and_sells(qapp: QApplication, tmp_path: Path) -> None:
    house = DemoHouse(Places.under(tmp_path / "shop"), MemoryKeychain())
    pdf = tmp_path / "invoice.pdf"
    with started(qapp, house, pdf) as app:
        window = set_up(app)
        hands = Hands(window)
        _answer(window, hands, Pointer(hands))
        until(lambda: isinstance(app.window, MainWindow))
        till = app.window
        assert isinstance(till, MainWindow)
        till.showNormal()
        till.resize(1366, 768)
        hands = Hands(till)
        stage = Stage(app, till, hands, app.appearance.look.phrases, pdf)
        _sell(stage, Pointer(hands))
        invoice = stage.newest_invoice().invoice
        assert (invoice.currency.code, invoice.currency.exponent, invoice.tax.minor) == ("KWD", 3, 0)
        assert invoice.seller.name == "Palm Auto Spa"


def _answer(window: SetupWindow, hands: Hands, mouse: Pointer) -> None:
    """Every question of the set-up; nothing but names, the PIN and the code is typed."""
    mouse.press_with("English")
    mouse.press("Continue")
    mouse.press_with("Kuwait")
    mouse.press("Continue")
    mouse.type_into("Name of the car wash", "Palm Auto Spa")
    for _ in ("company", "taxes", "register"):
        mouse.press("Continue")
    mouse.type_into("Your name", OWNER)
    mouse.type_into("PIN", PIN)
    mouse.type_into("The same PIN again", PIN)
    mouse.press("Continue")
    _write_code_down(window, hands, mouse)
    mouse.press_with("With a starter catalogue")
    # The list of steps at the side has one of the same name.
    mouse.click(window.stage.next_button)


def _write_code_down(window: SetupWindow, hands: Hands, mouse: Pointer) -> None:
    until(lambda: window.step == "recovery")
    body = window.stage.body
    assert isinstance(body, RecoveryStep)
    until(lambda: bool(body.code.accessibleDescription()))
    code = body.code.accessibleDescription().replace(", ", "-").replace(" ", "")
    mouse.press("I have the code on paper")
    for place, field in body.question.fields.items():
        mouse.click(field.editor)
        hands.write(code.split("-")[place])
    mouse.press("Check and continue")
    until(lambda: window.step == "beginning")


def _sell(stage: Stage, mouse: Pointer) -> None:
    hands = stage.hands
    mouse.pick("Services and products", 0)
    mouse.press_with("Pay KWD")
    hands.see("Cash received", QLineEdit)
    mouse.press_with("Take KWD")
    hands.see("Next sale", QAbstractButton)
