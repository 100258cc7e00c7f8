"""CarDesk is started while it is open, by real processes: the window that is there takes what they bring."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtNetwork import QLocalSocket
from PySide6.QtWidgets import QApplication

from cardesk_desktop.app import App
from cardesk_desktop.demo.data.house import DEMO_PIN
from cardesk_desktop.demo.house import DemoHouse
from cardesk_desktop.domain.permission import Role
from cardesk_desktop.store.backups.exchanging import order_path
from cardesk_desktop.ui.starting.second_start import SecondStart
from cardesk_desktop.ui.widgets.buttons import Button
from tests.flows.backups import backup_of
from tests.flows.till import ENTER
from tests.walkthrough.hands import Hands
from tests.walkthrough.stage import on_stage, started


def _start_once_more(app: App, root: Path, *backup: Path) -> int:
    """As a double click does it; the exit code, once the process has ended by itself."""
    command = [sys.executable, "-m", "cardesk_desktop", "--data", str(root), *map(str, backup)]
    process = subprocess.Popen(command)
    Hands(app.window).wait(lambda: process.poll() is not None, "the end of the second start")
    return process.wait()


def _say(hands: Hands, name: str, line: bytes) -> None:
    """Say something else than a second start does, and see that nobody listens to it."""
    stranger = QLocalSocket()
    stranger.connectToServer(name)
    hands.wait(stranger.canReadLine, "its greeting")
    stranger.write(line)
    gone = QLocalSocket.LocalSocketState.UnconnectedState
    hands.wait(lambda: stranger.state() is gone, "the end of it")


def test_the_backup_comes_to_the_window_that_is_open(
    qapp: QApplication, house: DemoHouse, tmp_path: Path
) -> None:
    backup, root = backup_of(house, tmp_path), house.places.data.parent
    with started(qapp, house, tmp_path / "invoice.pdf", demo_pin="") as app:
        stage = on_stage(app, tmp_path / "invoice.pdf")
        called: list[object] = []
        app._second.called.connect(called.append)
        assert _start_once_more(app, root) == 0
        assert _start_once_more(app, root, backup) == 0
        assert called == [None, backup]
        screen = stage.window.gate.screen
        assert screen is not None
        screen.choose(next(tile.member for tile in screen.tiles if tile.member.role is Role.OWNER))
        stage.hands.write(DEMO_PIN)
        stage.hands.press(ENTER)
        stage.hands.see("Check this backup", Button)
        assert not order_path(house.places.database).exists()


def test_what_is_no_second_start_is_not_listened_to(
    qapp: QApplication, house: DemoHouse, tmp_path: Path
) -> None:
    with started(qapp, house, tmp_path / "invoice.pdf") as app:
        stage = on_stage(app, tmp_path / "invoice.pdf")
        called: list[object] = []
        app._second.called.connect(called.append)
        for junk in (b"{no word\n", b"x" * 70_000, b"[" * 60_000 + b"\n"):
            _say(stage.hands, app._second.name, junk)
        assert called == []


def test_nobody_is_there_to_hand_over_to(qapp: QApplication, tmp_path: Path) -> None:
    parent = QObject()
    assert not SecondStart(tmp_path, None, parent).hand_over()
