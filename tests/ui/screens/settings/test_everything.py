"""The section that lets everything leave: one file, sales meanwhile, and the way to stop it."""

from __future__ import annotations

import time
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cardesk_desktop.documents import render_invoice
from cardesk_desktop.domain.errors import Code, Refused, Unavailable
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.keychain import MemoryKeychain
from cardesk_desktop.operations.exporting_everything import papers
from cardesk_desktop.paths import Places
from cardesk_desktop.settings import Settings, SettingsFile
from cardesk_desktop.ui.backup_keeper import BackupKeeper
from cardesk_desktop.ui.custody import Custody
from cardesk_desktop.ui.exporting.everything import EverythingErrand
from cardesk_desktop.ui.paper import Outlets
from cardesk_desktop.ui.preferences import Preferences
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.screens.means import Means
from cardesk_desktop.ui.screens.settings.everything import EverythingBody
from cardesk_desktop.ui.theme import Theme
from tests.ui.shop import Shop
from tests.ui.window import RecordingWindow


class Leaving:
    """The section, with the owner at the desk."""

    def __init__(self, qtbot: QtBot, folder: Path, look: Look) -> None:
        self.qtbot, self.window = qtbot, RecordingWindow()
        self.shop = Shop(qtbot.waitUntil, folder / "data")
        self.target: Path | None = folder / "all.zip"
        self.names: list[str] = []
        self.folders: list[Path] = []
        self.acting = self.shop.owner
        tasks, places = self.shop.tasks, Places.under(folder)
        preferences = Preferences(Settings(), SettingsFile(places.settings), tasks)
        keeper = BackupKeeper(tasks, preferences, self.shop.clock, folder)
        self.means = Means(
            tasks=tasks,
            acting=lambda: self.acting.id,
            clock=self.shop.clock,
            company=self.shop.company,
            preferences=preferences,
            printers=lambda: (),
            outlets=Outlets(),
            custody=Custody(
                places,
                MemoryKeychain(),
                keeper,
                lambda: None,
                ask_for_export=lambda _phrases, name: self._answer(name),
                show_folder=self.folders.append,
            ),
        )
        self.errand = EverythingErrand(tasks)
        self.body = EverythingBody(look, self.window, self.means, self.errand)
        self.body.resize(900, 700)
        self.body.show()
        self.body.on_shown()

    def _answer(self, name: str) -> Path | None:
        self.names.append(name)
        return self.target


@pytest.fixture
def leaving(qtbot: QtBot, tmp_path: Path, theme: Theme, phrases: Phrasebook) -> Iterator[Leaving]:
    made = Leaving(qtbot, tmp_path, Look(theme, phrases))
    yield made
    made.shop.close()
    made.body.close()
    made.body.deleteLater()


def press(button: QWidget) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_everything_is_saved_and_shown(leaving: Leaving, qtbot: QtBot) -> None:
    leaving.shop.sale()
    body = leaving.body
    leaving.body.on_shown()
    qtbot.waitUntil(lambda: "1 invoice" in body.extent.text())
    with_papers = body.extent.text()
    press(body.papers)
    assert body.extent.text() != with_papers
    press(body.papers)
    assert not body.result.isVisible()
    press(body.save)
    qtbot.waitUntil(lambda: bool(leaving.window.toasts))
    assert leaving.names == ["CarDesk 2026-11-23.zip"]
    assert "all.zip" in leaving.window.toasts[0]
    assert body.result.isVisible()
    assert "all.zip" in body.detail.text()
    assert leaving.target is not None
    with zipfile.ZipFile(leaving.target) as packed:
        assert any(name.endswith(".pdf") for name in packed.namelist())
    press(body.show_file)
    leaving.window.onwards[0].run()
    assert leaving.folders == [leaving.target.parent] * 2
    assert not list(leaving.target.parent.rglob("*.part"))


def test_who_turns_back_saves_nothing(leaving: Leaving) -> None:
    leaving.target = None
    press(leaving.body.save)
    assert leaving.names
    assert not leaving.errand.is_running


def test_it_can_be_stopped_while_the_shop_sells(
    leaving: Leaving, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    leaving.shop.sale()

    def slow(*arguments: Any, **named: Any) -> bytes:
        reached.append(True)
        while not leaving.errand._progress.is_cancelled:
            time.sleep(0.01)
        return render_invoice(*arguments, **named)

    reached: list[bool] = []
    monkeypatch.setattr(papers, "render_invoice", slow)
    leaving.shop.sale()
    press(leaving.body.save)
    qtbot.waitUntil(lambda: bool(reached))
    body = leaving.body
    assert body.progress.isVisible()
    assert body.first_focus() is body.progress.cancel
    assert not body.save.isVisible()
    leaving.shop.sale()
    qtbot.waitUntil(lambda: "%" in body.progress.state)
    press(body.progress.cancel)
    qtbot.waitUntil(lambda: not leaving.errand.is_running)
    assert leaving.window.toasts == ["Export stopped. Nothing was saved."]
    assert body.first_focus() is body.save
    assert leaving.target is not None
    assert not leaving.target.exists()


def test_who_may_not_is_told_when_they_ask(leaving: Leaving, qtbot: QtBot) -> None:
    refused: list[Refused] = []
    leaving.shop.tasks.refused.connect(refused.append)
    leaving.acting = leaving.shop.cashier
    press(leaving.body.save)
    qtbot.waitUntil(lambda: bool(refused))
    assert refused[0].code is Code.NOT_PERMITTED
    assert not leaving.errand.is_running


def test_what_fails_is_said_and_can_be_tried_again(leaving: Leaving, qtbot: QtBot) -> None:
    failed: list[Unavailable] = []
    leaving.shop.tasks.unavailable.connect(failed.append)
    target = leaving.target
    assert target is not None
    leaving.target = target.parent / "gone" / "all.zip"
    press(leaving.body.save)
    qtbot.waitUntil(lambda: bool(failed))
    assert failed[0].code is Code.FILE_UNWRITABLE
    assert leaving.body.save.isVisible()
    leaving.target = target
    press(leaving.body.save)
    qtbot.waitUntil(target.exists)
    qtbot.waitUntil(lambda: not leaving.errand.is_running)


def test_a_document_that_was_altered_is_said(
    leaving: Leaving, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    refused: list[Refused] = []
    leaving.shop.tasks.refused.connect(refused.append)

    def altered(*_arguments: Any, **_named: Any) -> bytes:
        raise Refused(Code.DOCUMENT_ALTERED, number="R01-A-000001")

    monkeypatch.setattr(papers, "render_invoice", altered)
    leaving.shop.sale()
    press(leaving.body.save)
    qtbot.waitUntil(lambda: bool(refused))
    assert refused[0].code is Code.DOCUMENT_ALTERED
    assert not leaving.errand.is_running


def test_a_section_built_again_shows_what_is_under_way(
    leaving: Leaving, qtbot: QtBot, theme: Theme, phrases: Phrasebook
) -> None:
    leaving.errand.is_running = True
    again = EverythingBody(Look(theme, phrases), leaving.window, leaving.means, leaving.errand)
    qtbot.addWidget(again)
    assert not again.progress.isHidden()
    assert again.save.isHidden()
    assert set(again.controls()) == {"papers", "save"}
    leaving.errand.is_running = False
