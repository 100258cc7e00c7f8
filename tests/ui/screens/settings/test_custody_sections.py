"""Storage, help, erasing and about: figures, a check, one file for support, and the last word."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.keychain import MemoryKeychain
from cardesk_desktop.operations.pins import choose_first_pin, hash_pin
from cardesk_desktop.paths import Places
from cardesk_desktop.settings import Settings, SettingsFile
from cardesk_desktop.store.erasing import is_erasing_ordered
from cardesk_desktop.ui.backup_keeper import BackupKeeper
from cardesk_desktop.ui.custody import Custody
from cardesk_desktop.ui.paper import Outlets
from cardesk_desktop.ui.preferences import Preferences
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.screens.means import Means
from cardesk_desktop.ui.screens.settings.about import AboutBody
from cardesk_desktop.ui.screens.settings.diagnostics import DiagnosticsBody, StorageBody
from cardesk_desktop.ui.screens.settings.erasing import ErasingBody
from cardesk_desktop.ui.screens.settings.section import SectionBody
from cardesk_desktop.ui.theme import Theme
from tests.ui.shop import Shop
from tests.ui.window import RecordingWindow

SAVED = "The file for support is saved."


class Office:
    """The owner at the desk, and where this computer keeps its things."""

    def __init__(self, qtbot: QtBot, folder: Path, look: Look) -> None:
        self.qtbot, self.look, self.window = qtbot, look, RecordingWindow()
        self.shop = Shop(qtbot.waitUntil, folder / "data")
        self.places = Places.under(folder)
        self.target = folder / "support.zip"
        self.restarts: list[bool] = []
        tasks = self.shop.tasks
        preferences = Preferences(Settings(), SettingsFile(self.places.settings), tasks)
        self.means = Means(
            tasks=tasks,
            acting=lambda: self.shop.owner.id,
            clock=self.shop.clock,
            company=self.shop.company,
            preferences=preferences,
            printers=lambda: ("Epson TM-T20",),
            outlets=Outlets(),
            custody=Custody(
                self.places,
                MemoryKeychain(),
                BackupKeeper(tasks, preferences, self.shop.clock, folder),
                lambda: self.restarts.append(True),
                ask_where_to_save=lambda _phrases, _name: self.target,
            ),
        )
        self.bodies: list[SectionBody] = []

    def show(self, body: SectionBody) -> None:
        self.bodies.append(body)
        body.resize(900, 700)
        body.show()
        body.on_shown()

    def words(self, inside: QWidget) -> list[str]:
        return [label.text() for label in inside.findChildren(QLabel) if not label.isHidden()]

    def close(self) -> None:
        self.shop.close()
        for body in self.bodies:
            body.close()
            body.deleteLater()


@pytest.fixture
def office(qtbot: QtBot, tmp_path: Path, theme: Theme, phrases: Phrasebook) -> Iterator[Office]:
    made = Office(qtbot, tmp_path, Look(theme, phrases))
    yield made
    made.close()


def press(button: QWidget) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_the_storage_is_measured_and_everything_checked(office: Office, qtbot: QtBot) -> None:
    office.shop.sale()
    body = StorageBody(office.look, office.window, office.means)
    office.show(body)
    qtbot.waitUntil(lambda: "of which photos" in office.words(body.facts))
    words = office.words(body.facts)
    assert words[words.index("of which photos") + 1] == "0 kB"
    assert re.fullmatch(r"[\d.,]+\s[MGT]B", words[words.index("Free on the disk") + 1])
    assert body.first_focus() is body.check
    press(body.check)
    press(body.check)
    qtbot.waitUntil(lambda: body.result.text == "Everything is intact")
    assert body.detail.text() == "2 documents, unbroken"


def test_what_does_not_hold_is_said(office: Office, qtbot: QtBot) -> None:
    office.shop.sale()
    body = StorageBody(office.look, office.window, office.means)
    office.show(body)

    def spoil(work: object) -> None:
        database = getattr(work, "_database")  # noqa: B009 - not ours to reach for otherwise
        for (name,) in database.script("SELECT name FROM sqlite_schema WHERE type = 'trigger'"):
            database.script(f'DROP TRIGGER "{name}"')
        database.script("UPDATE document SET content = x'7b7d'")

    office.shop.write(spoil)
    press(body.check)
    qtbot.waitUntil(lambda: body.result.text == "Something is damaged")


def test_one_file_for_support_holds_the_figures(office: Office, qtbot: QtBot) -> None:
    body = DiagnosticsBody(office.look, office.window, office.means)
    office.show(body)
    qtbot.waitUntil(lambda: "Last document" in office.words(body.facts))
    words = office.words(body.facts)
    assert words[words.index("Last document") + 1] == "None"
    assert words[words.index("Keyring") + 1] == "memory"
    assert words[words.index("Printers") + 1] == "1"
    assert body.first_focus() is body.save
    press(body.save)
    qtbot.waitUntil(lambda: office.window.toasts == [SAVED])
    with zipfile.ZipFile(office.target) as archive:
        assert b"keyring" in archive.read("diagnostics.json")


def test_a_file_for_support_is_saved_once_for_each_time_it_is_asked_for(office: Office, qtbot: QtBot) -> None:
    body = DiagnosticsBody(office.look, office.window, office.means)
    office.show(body)
    press(body.save)
    qtbot.waitUntil(lambda: office.window.toasts == [SAVED])
    qtbot.waitUntil(lambda: not body.save.is_busy)
    press(body.save)
    press(body.save)
    qtbot.waitUntil(lambda: not body.save.is_busy)
    assert office.window.toasts == [SAVED, SAVED]


def test_everything_is_erased_after_the_code_and_the_pin(office: Office, qtbot: QtBot) -> None:
    office.shop.ask(choose_first_pin, member_id=office.shop.owner.id, kept=hash_pin("2580"))
    body = ErasingBody(office.look, office.window, office.means)
    office.show(body)
    assert body.first_focus() is body.back_up
    press(body.back_up)
    assert office.window.calls == [("open_settings", "backup")]
    body.code.set_text("R09")
    press(body.erase)
    qtbot.waitUntil(lambda: body.code.error.endswith("It is R01."))
    body.code.set_text("r01")
    body.pin.set_text("1111")
    press(body.erase)
    qtbot.waitUntil(lambda: body.pin.error != "")
    assert not office.restarts
    body.pin.set_text("2580")
    office.places.data.mkdir(exist_ok=True)
    QTest.keyClick(body.pin.editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: office.restarts == [True])
    assert is_erasing_ordered(office.places.database)


def test_who_may_not_erase_is_told(office: Office, qtbot: QtBot) -> None:
    refused: list[object] = []
    office.shop.tasks.refused.connect(refused.append)
    body = ErasingBody(office.look, office.window, office.means)
    office.show(body)
    office.shop.owner = office.shop.cashier
    press(body.erase)
    qtbot.waitUntil(lambda: bool(refused) or office.window.shown is not None)


def test_every_part_and_its_licence_can_be_found(office: Office) -> None:
    body = AboutBody(office.look, office.means)
    office.show(body)
    assert body.first_focus() is body.search
    everything = body.parts.editor.count()
    QTest.keyClicks(body.search.editor, "sqlcipher")
    assert body.parts.editor.count() < everything
    assert body.parts.value == "sqlcipher3"
    assert "Permission" in body.text.toPlainText()
    QTest.keyClicks(body.search.editor, "xyz")
    assert body.parts.editor.count() == 0
    assert body.text.toPlainText() == ""
