"""What somebody chose is on the disk in the end, also where the disk was full when it was chosen."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from pytestqt.qtbot import QtBot
from typing_extensions import override

from cardesk_desktop.domain.errors import Code, Unavailable
from cardesk_desktop.settings import Settings, SettingsFile
from cardesk_desktop.ui.preferences import Preferences
from cardesk_desktop.ui.tasks import Tasks


class FullDisk(SettingsFile):
    """Has no room for so many writings."""

    def __init__(self, path: Path, failures: int) -> None:
        super().__init__(path)
        self.failures = failures

    @override
    def save(self, settings: Settings) -> None:
        if self.failures:
            self.failures -= 1
            raise Unavailable(Code.DISK_UNWRITABLE)
        super().save(settings)


def test_a_choice_made_on_a_full_disk_is_written_when_there_is_room_and_told_once(
    qtbot: QtBot, tmp_path: Path
) -> None:
    tasks, file, told = Tasks(), FullDisk(tmp_path / "settings.json", failures=3), list[Unavailable]()
    tasks.unavailable.connect(told.append)
    preferences = Preferences(Settings(), file, tasks, again_after_ms=1)

    preferences.change(replace(Settings(), text_scale_percent=150))

    qtbot.waitUntil(lambda: file.load().settings.text_scale_percent == 150)
    assert [error.code for error in told] == [Code.DISK_UNWRITABLE]
    assert tasks.close(5)


def test_a_choice_taken_back_before_there_was_room_needs_no_writing(qtbot: QtBot, tmp_path: Path) -> None:
    tasks, file, told = Tasks(), FullDisk(tmp_path / "settings.json", failures=1), list[Unavailable]()
    tasks.unavailable.connect(told.append)
    preferences = Preferences(Settings(), file, tasks, again_after_ms=100)

    preferences.change(replace(Settings(), text_scale_percent=150))
    qtbot.waitUntil(lambda: bool(told))
    preferences.change(Settings())

    qtbot.wait(200)
    assert not (tmp_path / "settings.json").exists()
    assert tasks.close(5)
