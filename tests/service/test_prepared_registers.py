"""Two registers from one file: each asks by itself, the owner lets both in at once, both sell."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cardesk_desktop.app import App
from cardesk_desktop.demo.house import DemoHouse
from cardesk_desktop.keychain import MemoryKeychain
from cardesk_desktop.paths import Places
from cardesk_desktop.ui.main_window import MainWindow
from cardesk_desktop.ui.setup.file_window import FileWindow
from cardesk_desktop.ui.setup.steps.joining import JoiningStep
from cardesk_desktop.ui.setup.window import SetupWindow
from tests.flows.first_day import set_up, type_code_back, until
from tests.service.first_register import found_account, sell, the_house
from tests.service.served import Served, served
from tests.service.till import EMAIL, PASSWORD, Till, till
from tests.walkthrough.hands import Hands
from tests.walkthrough.stage import started


class _Owner:
    """At the page of the account, in another browser."""

    def __init__(self, service: Served) -> None:
        self._http = service.client()
        self._http.post("/account/v1/sign-in", json={"email": EMAIL, "password": PASSWORD}).raise_for_status()
        self.code = str(self._http.post("/company/v1/shop-code").json()["code"])

    def waiting(self) -> dict[str, str]:
        """The codes of those that wait, by name."""
        return {each["name"]: each["code"] for each in self._asked()}

    def let_all_in(self) -> None:
        """All at once."""
        askings = [each["asking"] for each in self._asked()]
        self._http.post("/company/v1/askings/let-in", json={"askings": askings}).raise_for_status()

    def leave(self) -> None:
        """Close the browser."""
        self._http.close()

    def _asked(self) -> list[dict[str, str]]:
        return list(self._http.get("/company/v1/askings").json()["registers"])


def _joining(app: App) -> JoiningStep:
    until(lambda: isinstance(app.window, SetupWindow))
    body = set_up(app).stage.body
    assert isinstance(body, JoiningStep)
    return body


def _ask(qt: QApplication, house: DemoHouse, folder: Path) -> str:
    """The first start: it asks by itself. What it shows; then somebody switches the computer off."""
    with started(qt, house, folder / "x.pdf", demo_pin="") as app:
        body = _joining(app)
        until(lambda: body.ask.is_waiting)
        return body.ask.shown.text()


def _sell(qt: QApplication, house: DemoHouse, folder: Path, one: Till) -> str:
    """The next start: it was let in, takes the company over, and sells. The number on the paper."""
    with started(qt, house, folder / "x.pdf", demo_pin="") as app:
        until(lambda: isinstance(app.window, SetupWindow) and set_up(app).step == "recovery")
        window = set_up(app)
        type_code_back(window, Hands(window))
        until(lambda: isinstance(app.window, MainWindow))
        here = the_house(app)
        sold = sell(app, here, one)
        one.wait(lambda: one.has_document(sold.file.invoice.id))
        return sold.file.invoice.number


def test_two_registers_from_one_file(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> None:
    (tmp_path / "service").mkdir()
    with served(tmp_path / "service") as service, till(qtbot, tmp_path / "one", service) as one:
        found_account(one, service)
        owner = _Owner(service)
        houses = [DemoHouse(Places.under(tmp_path / name), MemoryKeychain()) for name in ("a", "b")]
        for house, name in zip(houses, ("Entrance", "Exit"), strict=True):
            (file,) = house.places.provisions
            file.parent.mkdir()
            file.write_text(
                f'format = 1\nlanguage = "en"\nservice = "{service.url}"\n'
                f'service_ca = "{service.ca.as_posix()}"\n'
                f'shop_code = "{owner.code}"\nregister_name = "{name}"\n',
                encoding="utf-8",
            )
        shown = [_ask(qapp, house, tmp_path) for house in houses]
        waiting = owner.waiting()
        assert [waiting["Entrance"] in shown[0], waiting["Exit"] in shown[1]] == [True, True]
        owner.let_all_in()
        owner.leave()
        numbers = [_sell(qapp, house, tmp_path, one) for house in houses]
        assert [number.split("-")[0] for number in numbers] == ["R02", "R03"]
        assert all(house.places.provisions[0].exists() for house in houses)


def test_a_mistake_in_the_file_is_mended_before_anything_is_asked(qapp: QApplication, tmp_path: Path) -> None:
    house = DemoHouse(Places.under(tmp_path / "new"), MemoryKeychain())
    (file,) = house.places.provisions
    file.parent.mkdir()
    file.write_text('format = 1\nlanguage = "klingon"\n', encoding="utf-8")
    with started(qapp, house, tmp_path / "x.pdf", demo_pin="") as app:
        until(lambda: isinstance(app.window, FileWindow))
        hands = Hands(app.window)
        hands.see_words_with("Line 2")
        file.write_text('format = 1\nlanguage = "fr"\n', encoding="utf-8")
        hands.press(Qt.Key.Key_Return)
        until(lambda: isinstance(app.window, SetupWindow))
        assert set_up(app).step == "country"
        assert app.preferences.settings.language == "fr"
        assert app.appearance.look.phrases.language.code == "fr"
