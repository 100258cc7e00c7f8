"""A new computer joins a shop in its first run: the whole application, over TLS, with interruptions."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from cardesk_desktop.demo.house import DemoHouse
from cardesk_desktop.keychain import MemoryKeychain
from cardesk_desktop.operations.house import this_house
from cardesk_desktop.operations.pins import choose_first_pin, hash_pin
from cardesk_desktop.paths import Places
from cardesk_desktop.store.unit_of_work import UnitOfWork
from cardesk_desktop.sync.answers import Away, ServiceAway
from cardesk_desktop.sync.client import ServiceClient
from cardesk_desktop.sync.exchange import Reply, Request
from cardesk_desktop.sync.service_place import VARIABLE
from cardesk_desktop.sync.snapshot import PartRequest
from cardesk_desktop.ui.main_window import MainWindow
from cardesk_desktop.ui.setup.steps.joining import JoiningStep
from cardesk_desktop.ui.setup.window import SetupWindow
from cardesk_service.development import POINTER
from tests.builders import make_client
from tests.flows.first_day import PIN, set_up, type_code_back, until
from tests.service.first_register import ask_at, found_account, sell
from tests.service.served import served
from tests.service.till import EMAIL, PASSWORD, till
from tests.walkthrough.hands import Hands
from tests.walkthrough.stage import started


def _sign_in(window: SetupWindow, hands: Hands, password: str) -> None:
    hands.click(hands.see("E-mail of the account", QLineEdit))
    hands.press_named("Ctrl+A")
    hands.write(EMAIL)
    hands.press(Qt.Key.Key_Tab)
    hands.write(password)
    hands.press(Qt.Key.Key_Return)


def _joining(window: SetupWindow) -> JoiningStep:
    body = window.stage.body
    assert isinstance(body, JoiningStep)
    return body


def test_a_new_computer_joins_in_its_first_run(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "service").mkdir()
    with served(tmp_path / "service") as service, till(qtbot, tmp_path / "one", service) as one:
        monkeypatch.setenv(VARIABLE, str(service.data / POINTER))
        found_account(one, service)
        house = DemoHouse(Places.under(tmp_path / "new"), MemoryKeychain())
        with started(qapp, house, tmp_path / "x.pdf", demo_pin="") as app:
            window = set_up(app)
            hands = Hands(window)
            hands.click(hands.see_with("This shop already has CarDesk", QAbstractButton))
            _sign_in(window, hands, "a wrong password")
            until(lambda: bool(_joining(window).sign_in.password.error))
            _sign_in(window, hands, PASSWORD)
            until(lambda: window.step == "recovery")
        # The power failed while the code was on the screen: another one is made, and nothing is asked twice.
        with started(qapp, house, tmp_path / "x.pdf", demo_pin="") as app:
            window = set_up(app)
            assert window.step == "recovery"
            type_code_back(window, Hands(window))
            until(lambda: isinstance(app.window, MainWindow))
            desk = app.window
            assert isinstance(desk, MainWindow)
            assert desk.gate.screen is not None
            here = ask_at(app, this_house)
            assert here is not None
            assert [each.name for each in here.staff] == sorted([one.shop.owner.name, one.shop.cashier.name])
            assert here.register.code != one.code
            hands = Hands(desk)
            hands.click(hands.see_with(one.shop.owner.name, QAbstractButton))
            hands.write(PIN)
            hands.press(Qt.Key.Key_Return)
            until(lambda: desk.gate.screen is None)
            sold = sell(app, here, one)
            assert sold.file.invoice.number.startswith(f"{here.register.code}-A-")
            one.wait(lambda: one.has_document(sold.file.invoice.id))
        assert not house.places.setup_draft.exists()


def test_one_sells_while_the_rest_still_comes(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The line breaks after the catalogue and some clients: the till is open by then."""
    (tmp_path / "service").mkdir()
    asked: list[PartRequest] = []
    is_mended: list[bool] = []
    whole = ServiceClient.ask

    def cut(client: ServiceClient, request: Request) -> Reply:
        if isinstance(request, PartRequest):
            asked.append(request)
            if request.after and not is_mended:
                raise ServiceAway(Away.OFFLINE)
        return whole(client, request)

    with served(tmp_path / "service") as service, till(qtbot, tmp_path / "one", service) as one:
        monkeypatch.setenv(VARIABLE, str(service.data / POINTER))
        one.found_account(service)
        one.wait(one.is_even)
        one.shop.ask(choose_first_pin, member_id=one.shop.owner.id, kept=hash_pin(PIN))
        one.shop.write(_ten_thousand_clients)
        one.sync.sync_now()
        one.wait(lambda: one.is_even() and one.sync.status.standing.waiting == 0)
        monkeypatch.setattr(ServiceClient, "ask", cut)
        house = DemoHouse(Places.under(tmp_path / "new"), MemoryKeychain())
        with started(qapp, house, tmp_path / "x.pdf", demo_pin="") as app:
            window = set_up(app)
            hands = Hands(window)
            hands.click(hands.see_with("This shop already has CarDesk", QAbstractButton))
            _sign_in(window, hands, PASSWORD)
            until(lambda: window.step == "recovery")
            type_code_back(window, hands)
            until(lambda: isinstance(app.window, MainWindow))
            here = ask_at(app, this_house)
            assert here is not None
            assert app._sync.status.progress is not None
            sold = sell(app, here, one)
            assert app._sync.status.progress is not None
            is_mended.append(True)
            app._sync.sync_now()
            one.wait(lambda: app._sync.status.progress is None)
            one.wait(lambda: one.has_document(sold.file.invoice.id))
        assert len(asked) > 1


def _ten_thousand_clients(work: UnitOfWork) -> None:
    for number in range(10_100):
        work.clients.add(make_client(f"Client {number}"))
