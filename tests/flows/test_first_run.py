"""The first day: set up without help, the power fails on the way, and the shop is open in the end."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication

from cardesk_desktop.app import App
from cardesk_desktop.demo.house import DemoHouse
from cardesk_desktop.keychain import MemoryKeychain
from cardesk_desktop.operations.founding_draft import DraftFile
from cardesk_desktop.operations.house import House, this_house
from cardesk_desktop.paths import Places
from cardesk_desktop.ui.main_window import MainWindow
from tests.flows.first_day import give_pin, keep_code, set_up, to_the_owner, until
from tests.walkthrough.hands import Hands
from tests.walkthrough.stage import started


def _house(app: App) -> House | None:
    found: list[House | None] = []
    app.tasks.run(this_house, on_done=found.append)
    until(lambda: bool(found))
    return found[0]


def _is_locked(till: MainWindow) -> bool:
    return till.gate.screen is not None


def test_from_nothing_to_the_open_shop(qapp: QApplication, tmp_path: Path) -> None:
    house = DemoHouse(Places.under(tmp_path / "shop"), MemoryKeychain())
    pdf = tmp_path / "invoice.pdf"
    with started(qapp, house, pdf) as app:
        window = set_up(app)
        to_the_owner(window, Hands(window))
        give_pin(Hands(window))
        assert window.step == "recovery"
        assert _house(app) is None
    # The power failed while the code was on the screen: the PIN is asked again, nothing else.
    with started(qapp, house, pdf) as app:
        window = set_up(app)
        hands = Hands(window)
        assert window.step == "owner"
        give_pin(hands)
        keep_code(window, hands)
        hands.press_named("Ctrl+Return")
        until(lambda: isinstance(app.window, MainWindow))
        till = app.window
        assert isinstance(till, MainWindow)
        # Who chose the PIN a minute ago is known; from the first lock on it is asked.
        assert not _is_locked(till)
        till.gate.lock()
        assert _is_locked(till)
        founded = _house(app)
        assert founded is not None
        assert founded.company.name == "Palm Auto Spa"
        assert DraftFile(house.places.setup_draft).load() is None
