"""A shop that sells without backups is told so, by a banner that leads to where a folder is chosen."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from cardesk_desktop.settings import Settings, SettingsFile
from cardesk_desktop.ui.backup_keeper import BackupKeeper
from cardesk_desktop.ui.backup_news import BackupNews
from cardesk_desktop.ui.preferences import Preferences
from cardesk_desktop.ui.requests import OpenSettings
from tests.ui.shell.house import House
from tests.ui.shop import Shop

A_DAY = 86_400


class Selling:
    """A window over a shop that has nowhere to back up to."""

    def __init__(self, qtbot: QtBot, house: House, folder: Path) -> None:
        self.shop = Shop(qtbot.waitUntil, folder / "data")
        self.member_id = self.shop.owner.id
        self.preferences = Preferences(Settings(), SettingsFile(folder / "settings.json"), self.shop.tasks)
        self.keeper = BackupKeeper(self.shop.tasks, self.preferences, self.shop.clock, folder)
        self.banner, self._qtbot = house.window.frame.banner, qtbot
        self.news = BackupNews(
            self.keeper, house.window, self.shop.tasks, lambda: self.member_id, house.look.phrases
        )

    def look(self) -> str:
        """What is said after the keeper looked."""
        self.keeper.look()
        self._qtbot.waitUntil(lambda: self.shop.tasks.is_quiet)
        return self.banner.text


@pytest.fixture
def selling(qtbot: QtBot, house: House, tmp_path: Path) -> Iterator[Selling]:
    made = Selling(qtbot, house, tmp_path)
    yield made
    made.shop.close()


def test_it_is_said_on_the_day_after_the_first_sale_and_leads_to_the_setting(
    selling: Selling, house: House
) -> None:
    selling.shop.sale(selling.shop.wash)
    assert selling.look() == ""
    selling.shop.clock.tick(A_DAY)
    assert "no backups" in selling.look()
    buttons = selling.banner.findChildren(QAbstractButton)
    choose = next(each for each in buttons if each.accessibleName() == "Choose a folder")
    choose.click()
    assert house.page("settings").requests == [OpenSettings("backup")]
    assert selling.look() == ""


def test_who_works_at_the_front_desk_is_not_troubled(selling: Selling) -> None:
    selling.shop.sale(selling.shop.wash)
    selling.shop.clock.tick(A_DAY)
    selling.member_id = selling.shop.cashier.id
    assert selling.look() == ""
    selling.member_id = selling.shop.owner.id
    assert "no backups" in selling.look()


def test_another_notice_comes_first(selling: Selling) -> None:
    selling.shop.sale(selling.shop.wash)
    selling.shop.clock.tick(A_DAY)
    selling.banner.say("The disk is nearly full.")
    assert selling.look() == "The disk is nearly full."
    selling.banner.clear()
    assert "no backups" in selling.look()
