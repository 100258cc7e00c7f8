"""When the program ends, nothing of the sync goes on by itself."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from cardesk_desktop.keychain import MemoryKeychain
from cardesk_desktop.settings import Settings, SettingsFile
from cardesk_desktop.ui.preferences import Preferences
from cardesk_desktop.ui.sync_desk import SyncDesk
from tests.ui.shop import Shop


def test_no_timer_goes_on_after_the_end(qtbot: QtBot, shop: Shop) -> None:
    preferences = Preferences(Settings(), SettingsFile(Path("unused")), shop.tasks)
    sync = SyncDesk(shop.tasks, preferences, MemoryKeychain(), shop.clock)
    sync.start()
    qtbot.waitUntil(lambda: any(timer.isActive() for timer in sync.findChildren(QTimer)))
    sync.stop()
    assert not any(timer.isActive() for timer in sync.findChildren(QTimer))
