"""The section of the backups: choices, the recovery code typed back, and a backup put back in two steps."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TypeVar
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from cardesk_desktop.domain.changes import Outcome
from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.journal import JournalEntry, JournalEvent
from cardesk_desktop.domain.permission import Role
from cardesk_desktop.domain.recovery_code import recovery_code
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.keychain import MemoryKeychain
from cardesk_desktop.operations.backing_up import begin_automatic_backup, end_backup
from cardesk_desktop.operations.desk import Desk
from cardesk_desktop.operations.recovery import make_recovery_code
from cardesk_desktop.operations.staffing import take_on
from cardesk_desktop.paths import Places
from cardesk_desktop.settings import Settings, SettingsFile
from cardesk_desktop.store.backups.making import make_backup
from cardesk_desktop.store.unit_of_work import UnitOfWork
from cardesk_desktop.ui.backup_keeper import BackupKeeper
from cardesk_desktop.ui.custody import Custody
from cardesk_desktop.ui.paper import Outlets
from cardesk_desktop.ui.preferences import Preferences
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.screens.means import Means
from cardesk_desktop.ui.screens.settings.backup import BackupBody
from cardesk_desktop.ui.screens.settings.recovery_panel import RecoveryPanel
from cardesk_desktop.ui.screens.settings.restore_panel import RestorePanel
from cardesk_desktop.ui.theme import Theme
from tests.ui.shop import Shop
from tests.ui.window import RecordingWindow

W = TypeVar("W", bound=QWidget)
LEFT = Qt.MouseButton.LeftButton


class Opened:
    """The section, with the owner at the desk and a stick in the computer."""

    def __init__(self, qtbot: QtBot, folder: Path, look: Look) -> None:
        self.qtbot, self.stick = qtbot, folder / "stick"
        self.stick.mkdir()
        self.shop = Shop(qtbot.waitUntil, folder / "data")
        self.chosen: Path | None = None
        self.restarts: list[bool] = []
        self.printed: list[tuple[bytes, str]] = []
        tasks, places = self.shop.tasks, Places.under(folder)
        self.preferences = Preferences(Settings(), SettingsFile(places.settings), tasks)
        self.keeper = BackupKeeper(tasks, self.preferences, self.shop.clock, folder)
        self.keychain = MemoryKeychain()
        custody = Custody(
            places,
            self.keychain,
            self.keeper,
            lambda: self.restarts.append(True),
            ask_for_folder=lambda _phrases, _start: self.chosen,
            ask_for_backup=lambda _phrases, _start: self.chosen,
        )
        self.means = Means(
            tasks=tasks,
            acting=lambda: self.shop.owner.id,
            clock=self.shop.clock,
            company=self.shop.company,
            preferences=self.preferences,
            printers=lambda: (),
            outlets=Outlets(lambda pdf, name: self.printed.append((pdf, name)), lambda: "Office"),
            custody=custody,
        )
        self.window, self.look = RecordingWindow(), look
        self.body = BackupBody(look, self.window, self.means)
        self.window.host(self.body)
        self.body.resize(900, 700)
        self.body.show()
        self.body.on_shown()

    def press(self, button: QWidget) -> None:
        QTest.mouseClick(button, LEFT)

    def panel(self, kind: type[W]) -> W:
        self.qtbot.waitUntil(lambda: self._inside(kind) is not None)
        found = self._inside(kind)
        assert found is not None
        return found

    def _inside(self, kind: type[W]) -> W | None:
        return self.window.panel.findChild(kind) if self.window.panel is not None else None


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path, theme: Theme, phrases: Phrasebook) -> Iterator[Opened]:
    made = Opened(qtbot, tmp_path, Look(theme, phrases))
    yield made
    made.shop.close()
    made.body.close()
    made.body.deleteLater()


def test_a_folder_is_chosen_and_a_backup_made(opened: Opened, qtbot: QtBot) -> None:
    body = opened.body
    assert body.first_focus() is body.choose
    assert body.state.text == "None yet"
    opened.press(body.choose)
    assert opened.preferences.settings.backup_folder == ""
    opened.chosen = opened.stick
    opened.press(body.choose)
    qtbot.waitUntil(lambda: opened.preferences.settings.backup_folder != "")
    assert body.folder.text().replace("\u200b", "") == str(opened.stick)
    assert body.first_focus() is body.now
    opened.press(body.now)
    assert body.state.text == "Under way"
    qtbot.waitUntil(lambda: body.state.text == "Proven")
    assert "23 Nov 2026" in body.detail.text()
    assert "kB" in body.detail.text()
    assert len(list(opened.stick.iterdir())) == 1
    assert _noted(opened, JournalEvent.BACKUP_FOLDER_CHOSEN) == [{}]
    opened.preferences.change(Settings(backup_folder=str(opened.stick / "gone")))
    opened.press(body.now)
    qtbot.waitUntil(lambda: body.state.text == "Failed")
    assert body.detail.text().startswith("The backup folder is not there.")


def test_each_choice_is_made_by_making_it(opened: Opened, qtbot: QtBot) -> None:
    QTest.keyClick(opened.body.often.findChildren(QWidget)[0], Qt.Key.Key_Left)
    opened.press(opened.body.at_closing)
    qtbot.waitUntil(lambda: not opened.preferences.settings.is_backed_up_at_closing)
    settings = opened.preferences.settings
    assert settings.backup_every_hours != 24
    assert _noted(opened, JournalEvent.BACKUP_HOURS_SET) == [{"hours": settings.backup_every_hours}]
    assert _noted(opened, JournalEvent.BACKUP_AT_CLOSING_SET) == [{"on": 0}]


def _noted(opened: Opened, event: JournalEvent) -> list[dict[str, int]]:
    return [dict(entry.figures) for entry in opened.shop.ask(_of_the_register) if entry.event is event]


def _of_the_register(desk: Desk) -> Outcome[tuple[JournalEntry, ...]]:
    with desk.store.read() as work:
        return Outcome(work.journal.of_subject(work.company.register().id))


def test_who_may_not_make_backups_moves_none(opened: Opened, qtbot: QtBot) -> None:
    """A technician could send them to a stick of their own, or stop them, and nobody would know."""
    ravi = opened.shop.ask(take_on, staff_id=opened.shop.owner.id, name="Ravi", role=Role.TECHNICIAN)
    opened.means = replace(opened.means, acting=lambda: ravi.id)
    body = BackupBody(opened.look, opened.window, opened.means)
    before = opened.preferences.settings
    refused: list[Refused] = []
    opened.shop.tasks.refused.connect(refused.append)
    opened.chosen = opened.stick
    opened.press(body.choose)
    QTest.keyClick(body.often.findChildren(QWidget)[0], Qt.Key.Key_Left)
    opened.press(body.at_closing)
    qtbot.waitUntil(lambda: len(refused) == 3)
    assert [refusal.code for refusal in refused] == [Code.NOT_PERMITTED] * 3
    assert opened.preferences.settings == before
    assert body.at_closing.isChecked()
    assert body.often.value == before.backup_every_hours
    body.close()
    body.deleteLater()


def test_the_recovery_code_is_shown_once_and_typed_back(opened: Opened, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: opened.body.recovery.code_state.text == "None yet")
    opened.press(opened.body.recovery.make_code)
    panel = opened.panel(RecoveryPanel)
    opened.press(panel.print)
    qtbot.waitUntil(lambda: "The sheet went to Office." in opened.window.toasts)
    ((paper, printer),) = opened.printed
    assert (paper[:5], printer) == (b"%PDF-", "Office")
    shown = "".join(label.text() for label in panel.findChildren(QLabel) if "\u2066" in label.text())
    panel.field.set_text(recovery_code(5))
    opened.press(panel.done_button)
    qtbot.waitUntil(lambda: panel.field.error != "")
    panel.field.set_text("1")
    opened.press(panel.done_button)
    panel.field.set_text("".join(filter(str.isalnum, shown)))
    opened.press(panel.done_button)
    qtbot.waitUntil(lambda: bool(opened.window.toasts))
    qtbot.waitUntil(lambda: opened.body.recovery.code_state.text == "Made on 23 Nov 2026")
    assert opened.body.recovery.make_code.words == "Make it again"


def test_a_code_that_was_not_typed_back_is_said(opened: Opened, qtbot: QtBot) -> None:
    opened.shop.ask(make_recovery_code, staff_id=opened.shop.owner.id)
    opened.body.on_shown()
    qtbot.waitUntil(lambda: opened.body.recovery.code_state.text == "Not confirmed yet")


def _backup(opened: Opened) -> Path:
    order = opened.shop.ask(begin_automatic_backup)
    made = make_backup(order, opened.stick).path
    opened.shop.ask(end_backup)
    return made


def test_a_backup_is_proven_shown_and_put_back(opened: Opened, qtbot: QtBot) -> None:
    opened.shop.sale()
    code = opened.shop.ask(make_recovery_code, staff_id=opened.shop.owner.id)
    opened.press(opened.body.restore)
    opened.chosen = _backup(opened)
    qtbot.waitUntil(lambda: opened.shop.tasks.is_quiet)
    opened.press(opened.body.restore)
    panel = opened.panel(RestorePanel)
    opened.press(panel.check)
    assert panel.field.error
    panel.field.set_text(recovery_code(3))
    opened.press(panel.check)
    qtbot.waitUntil(lambda: panel.words.text().startswith("This code does not open"))
    panel.field.set_text(code)
    opened.press(panel.check)
    qtbot.waitUntil(lambda: not panel.restart.isHidden())
    words = [label.text() for label in panel.inside.findChildren(QLabel)]
    assert words[:2] == ["Invoices", "1"]
    opened.press(panel.restart)
    qtbot.waitUntil(lambda: opened.restarts == [True])
    panel.discard()
    database = opened.means.custody.places.database
    assert database.with_name("cardesk.db.restore.json").exists()


def test_closing_the_panel_leaves_everything_as_it_was(opened: Opened, qtbot: QtBot) -> None:
    opened.chosen = _backup(opened)
    opened.press(opened.body.restore)
    panel = opened.panel(RestorePanel)
    panel.discard()
    database = opened.means.custody.places.database
    qtbot.waitUntil(lambda: not database.with_name("cardesk.db.incoming").exists())


def test_a_backup_without_a_folder_asks_for_one_and_is_made(opened: Opened, qtbot: QtBot) -> None:
    opened.press(opened.body.now)
    assert opened.keeper.last is None
    assert opened.preferences.settings.backup_folder == ""
    opened.chosen = opened.stick
    opened.press(opened.body.now)
    qtbot.waitUntil(lambda: opened.keeper.last is not None, timeout=30_000)
    assert opened.preferences.settings.backup_folder == str(opened.stick)
    assert list(opened.stick.iterdir())


def _note(entry: JournalEntry, work: UnitOfWork) -> None:
    work.journal.add(entry)


def test_sales_that_were_lost_stay_to_be_found(opened: Opened) -> None:
    opened.qtbot.waitUntil(lambda: opened.shop.tasks.is_quiet)
    assert opened.body.lost.isHidden()
    register, at = opened.shop.register, opened.shop.clock.now()
    for reason in ("B R01-A-000002 R01-A-000003", "C"):
        figures = {"invoices_missing": 2} if " " in reason else {}
        event = JournalEvent.INCARNATION_STARTED
        entry = JournalEntry(uuid4(), at, event, register.id, None, figures, reason)
        opened.shop.write(partial(_note, entry))
    opened.body.on_shown()
    opened.qtbot.waitUntil(opened.body.lost.isVisible)
    said = opened.body.lost.text()
    assert "2 invoices were missing in the data." in said
    assert said.endswith("R01-A-000002 – R01-A-000003")
