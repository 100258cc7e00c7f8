"""Backups keep themselves: when due, when asked for, and when the till is closed; trouble is told once."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from cardesk_desktop.domain.errors import Code, Refused, Unavailable
from cardesk_desktop.settings import Settings, SettingsFile
from cardesk_desktop.ui.backup_keeper import BackupKeeper
from cardesk_desktop.ui.preferences import Preferences
from tests.ui.shop import Shop


class Kept:
    """A shop, a memory stick, and who keeps the backups."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self.qtbot, self.stick = qtbot, folder / "stick"
        self.stick.mkdir()
        self.shop = Shop(qtbot.waitUntil, folder / "data")
        settings = Settings(backup_folder=str(self.stick))
        self.preferences = Preferences(settings, SettingsFile(folder / "settings.json"), self.shop.tasks)
        self.keeper = BackupKeeper(self.shop.tasks, self.preferences, self.shop.clock, folder)
        self.told: list[Code] = []
        self.shop.tasks.refused.connect(self._tell)
        self.shop.tasks.unavailable.connect(self._tell)

    def _tell(self, error: Refused | Unavailable) -> None:
        self.told.append(error.code)

    def set(self, folder: str | None = None, last_at: str = "", is_at_closing: bool = True) -> None:
        self.preferences.change(
            Settings(
                backup_folder=str(self.stick) if folder is None else folder,
                last_backup_at=last_at,
                is_backed_up_at_closing=is_at_closing,
            )
        )

    def settled(self) -> None:
        self.qtbot.waitUntil(lambda: not self.keeper.is_running and self.shop.tasks.is_quiet)

    def files(self) -> list[Path]:
        return sorted(self.stick.iterdir()) if self.stick.exists() else []


@pytest.fixture
def kept(qtbot: QtBot, tmp_path: Path) -> Iterator[Kept]:
    made = Kept(qtbot, tmp_path)
    yield made
    made.shop.close()


def test_a_backup_is_made_when_it_is_due_and_not_again(kept: Kept) -> None:
    assert kept.keeper.last_at is None
    kept.keeper.look()
    kept.settled()
    assert len(kept.files()) == 1
    assert kept.keeper.last_at == kept.shop.clock.now()
    kept.keeper.look()
    assert not kept.keeper.is_running
    kept.shop.clock.tick(25 * 3600)
    kept.keeper.look()
    kept.settled()
    assert len(kept.files()) == 2


def test_without_a_folder_there_are_none_by_themselves(kept: Kept) -> None:
    kept.set(folder="")
    kept.keeper.look()
    assert not kept.keeper.is_running
    kept.keeper.back_up_now(kept.shop.owner.id)
    assert kept.told == [Code.BACKUP_FOLDER_NOT_CHOSEN]


def test_a_stick_that_is_gone_is_told_once_and_tried_again(kept: Kept) -> None:
    shutil.rmtree(kept.stick)
    for _ in range(3):
        kept.keeper.look()
        kept.settled()
    assert kept.told == [Code.BACKUP_FOLDER_MISSING]
    kept.shop.sale()
    kept.stick.mkdir()
    kept.keeper.look()
    kept.settled()
    assert kept.keeper.trouble is None
    assert len(kept.files()) == 1


def test_somebody_asks_for_one_now(kept: Kept) -> None:
    kept.keeper.back_up_now(kept.shop.owner.id)
    kept.settled()
    assert kept.keeper.last is not None
    assert kept.keeper.last.inventory.company == kept.shop.company.name
    kept.keeper.back_up_now(kept.shop.cashier.id)
    kept.settled()
    assert kept.told == [Code.NOT_PERMITTED]


def test_the_closing_till_waits_for_its_backup(kept: Kept) -> None:
    waited: list[bool] = []
    kept.keeper.start()
    kept.keeper.finish(20_000, lambda: waited.append(True))
    assert waited == [True]
    assert len(kept.files()) == 1
    kept.keeper.finish(20_000, lambda: waited.append(True))
    assert waited == [True]


@pytest.mark.parametrize("folder", [None, ""])
def test_who_wants_none_at_closing_gets_none(kept: Kept, folder: str | None) -> None:
    kept.set(folder=folder, is_at_closing=folder == "")
    kept.keeper.finish(20_000, lambda: None)
    assert kept.files() == []


@pytest.mark.parametrize("text", ["yesterday", "2026-11-23T10:03:00"])
def test_a_time_that_cannot_be_read_is_none(kept: Kept, text: str) -> None:
    kept.set(last_at=text)
    assert kept.keeper.last_at is None
