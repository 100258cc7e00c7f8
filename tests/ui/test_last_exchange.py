"""When the last exchange went through outlives the program, and is written seldom."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from pytestqt.qtbot import QtBot

from cardesk_desktop.domain.clock import instant_in
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.keychain import MemoryKeychain
from cardesk_desktop.settings import Settings, SettingsFile
from cardesk_desktop.sync.status import Link, Standing, SyncStatus
from cardesk_desktop.ui.last_exchange import EVERY
from cardesk_desktop.ui.preferences import Preferences
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.shell.sync_badge import SyncBadge
from cardesk_desktop.ui.sync_desk import SyncDesk
from cardesk_desktop.ui.theme import Theme
from tests.builders import NOW
from tests.builders.basics import DUBAI
from tests.ui.posed_sync import PosedSync
from tests.ui.shop import Shop

JOINED = Standing(is_joined=True)


def spoke(minutes: float) -> SyncStatus:
    """An exchange went through so many minutes after noon."""
    return SyncStatus(JOINED, Link.REACHED, last_success_at=NOW + timedelta(minutes=minutes))


def test_it_is_known_again_after_the_program_ended(qtbot: QtBot, shop: Shop, tmp_path: Path) -> None:
    file = SettingsFile(tmp_path / "settings.json")
    ended = PosedSync(shop.tasks, Preferences(Settings(), file, shop.tasks), MemoryKeychain(), shop.clock)
    ended.pose(spoke(0))
    ended.pose(spoke(3))
    ended.stop()
    qtbot.waitUntil(lambda: instant_in(file.load().settings.last_exchange_at) == NOW + timedelta(minutes=3))
    settings = file.load().settings
    sync = SyncDesk(shop.tasks, Preferences(settings, file, shop.tasks), MemoryKeychain(), shop.clock)
    sync.start()
    qtbot.waitUntil(lambda: sync.status.last_success_at == NOW + timedelta(minutes=3))
    sync.stop()


def test_a_look_that_brings_nothing_new_writes_nothing(shop: Shop, tmp_path: Path) -> None:
    preferences = Preferences(Settings(), SettingsFile(tmp_path / "settings.json"), shop.tasks)
    sync = PosedSync(shop.tasks, preferences, MemoryKeychain(), shop.clock)
    written: list[bool] = []
    preferences.changed.connect(lambda: written.append(True))
    for seconds in range(0, int(EVERY.total_seconds()) + 1, 30):
        sync.pose(spoke(seconds / 60))
    assert len(written) == 2


def test_the_badge_tells_of_it(qtbot: QtBot, theme: Theme, phrases: Phrasebook) -> None:
    badge = SyncBadge(Look(theme, phrases))
    qtbot.addWidget(badge)
    badge.show_status(SyncStatus(JOINED, Link.OFFLINE, last_success_at=NOW), DUBAI)
    assert f"Last exchange: {phrases.date_time(NOW, DUBAI)}" in badge.toolTip()
    assert badge.accessibleDescription() == badge.toolTip()
    badge.show_status(SyncStatus(JOINED, Link.OFFLINE), DUBAI)
    assert "No exchange yet" in badge.toolTip()
