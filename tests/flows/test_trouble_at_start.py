"""What keeps the till from opening is said in one plain sentence; mended, it opens with everything in it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from sqlalchemy import text as sql

from cardesk_desktop.app import App
from cardesk_desktop.demo.house import DemoHouse
from cardesk_desktop.demo.keys import demo_keychain
from cardesk_desktop.domain.recovery_code import recovery_code
from cardesk_desktop.keychain import MemoryKeychain
from cardesk_desktop.store.database_key import DATABASE_KEY
from cardesk_desktop.store.engine import Database
from cardesk_desktop.store.recovery import RecoveryFile, recovery_path
from cardesk_desktop.store.statement import Statement
from cardesk_desktop.store.upgrade import HEAD
from cardesk_desktop.ui.main_window import MainWindow
from cardesk_desktop.ui.widgets.buttons import Button
from tests.conftest import LoggedWarnings
from tests.flows.backups import backup_of
from tests.flows.till import SHAMPOO, invoice_count, scan_one
from tests.walkthrough.hands import Hands
from tests.walkthrough.stage import Stage, opened, started


def _retry(app: App) -> None:
    """Press the one button that the window offers, until the till is open."""
    hands = Hands(app.window)
    hands.click(hands.see("Try again", Button))
    hands = Hands(app.window)
    hands.wait(lambda: isinstance(app.window, MainWindow), "the till")


def _says(app: App, sentence: str) -> None:
    Hands(app.window).see_words(sentence)


def test_a_second_till_on_the_same_data_says_where_the_first_is(
    qapp: QApplication, stage: Stage, house: DemoHouse, tmp_path: Path, expected_logs: LoggedWarnings
) -> None:
    scan_one(stage, SHAMPOO)
    with started(qapp, house, tmp_path / "second.pdf") as second:
        _says(second, "CarDesk is already open on this computer. Go to its window.")
    scan_one(stage, SHAMPOO)


def _set_revision(house: DemoHouse, revision: str) -> None:
    key = house.keychain.read(DATABASE_KEY)
    assert key is not None
    database = Database.open(house.places.database, key)
    database.begin()
    database.run(Statement(sql("UPDATE alembic_version SET version_num = :revision")), {"revision": revision})
    database.commit()
    database.close()


def test_a_database_of_a_newer_release_is_left_as_it_is(
    qapp: QApplication, house: DemoHouse, tmp_path: Path, expected_logs: LoggedWarnings
) -> None:
    _set_revision(house, "9999")
    before = house.places.database.read_bytes()
    with started(qapp, house, tmp_path / "invoice.pdf") as app:
        _says(app, "A newer CarDesk wrote this data. Install the new version to open it.")
        assert house.places.database.read_bytes() == before
    _set_revision(house, HEAD)
    with opened(qapp, house, tmp_path / "invoice.pdf") as stage:
        assert invoice_count(stage)


def _cut_short(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 3)


def _scribble(path: Path) -> None:
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(os.urandom(64 * 4096))


def _overwrite(path: Path) -> None:
    path.write_bytes(b"This is no database. " * 1000)


@pytest.mark.parametrize("damage", [_cut_short, _scribble, _overwrite])
def test_a_damaged_file_is_said_and_a_copy_put_back_opens(
    qapp: QApplication,
    house: DemoHouse,
    tmp_path: Path,
    expected_logs: LoggedWarnings,
    damage: Callable[[Path], None],
) -> None:
    copy = shutil.copy2(house.places.database, tmp_path / "copy.db")
    damage(house.places.database)
    damaged = house.places.database.read_bytes()
    with started(qapp, house, tmp_path / "invoice.pdf") as app:
        hands = Hands(app.window)
        hands.wait(lambda: _is_said(app, "data file"), "the sentence")
        assert house.places.database.read_bytes() == damaged
        shutil.copy2(copy, house.places.database)
        _retry(app)


def _is_said(app: App, part: str) -> bool:
    return any(part in label.text() for label in app.window.findChildren(QLabel) if label.isVisible())


def test_a_lost_key_is_said_and_nothing_is_written_over_it(
    qapp: QApplication, house: DemoHouse, tmp_path: Path, expected_logs: LoggedWarnings
) -> None:
    keychain = MemoryKeychain()
    before = house.places.database.read_bytes()
    with started(qapp, replace(house, keychain=keychain), tmp_path / "invoice.pdf") as app:
        _says(app, "The keyring has lost the key of the data file. The file was not touched.")
        assert house.places.database.read_bytes() == before
        assert keychain.read(DATABASE_KEY) is None
        key = demo_keychain().read(DATABASE_KEY)
        assert key is not None
        keychain.write(DATABASE_KEY, key)
        _retry(app)


def test_another_computers_key_is_said(
    qapp: QApplication, house: DemoHouse, tmp_path: Path, expected_logs: LoggedWarnings
) -> None:
    keychain = MemoryKeychain()
    keychain.write(DATABASE_KEY, b"another computer's key, 32 bytes")
    with started(qapp, replace(house, keychain=keychain), tmp_path / "invoice.pdf") as app:
        _says(app, "The key on this computer does not open the data file. Nothing was changed.")


def _recovery_code(house: DemoHouse) -> str:
    """The code of the demo company, as its owner has it on paper."""
    key = house.keychain.read(DATABASE_KEY)
    assert key is not None
    path = recovery_path(house.places.database)
    return RecoveryFile(path, key).make_code(datetime(2026, 11, 23, tzinfo=UTC))


@pytest.mark.parametrize("kept", [{}, {DATABASE_KEY: b"another computer's key, 32 bytes"}])
def test_the_recovery_code_opens_what_the_keyring_does_not(
    qapp: QApplication,
    house: DemoHouse,
    tmp_path: Path,
    expected_logs: LoggedWarnings,
    kept: dict[str, bytes],
) -> None:
    code, keychain = _recovery_code(house), MemoryKeychain(kept)
    with started(qapp, replace(house, keychain=keychain), tmp_path / "invoice.pdf") as app:
        hands = Hands(app.window)
        field = hands.see("Recovery code", QLineEdit)
        hands.write(recovery_code(7))
        hands.press(Qt.Key.Key_Return)
        hands.see_words("This code does not open the data here. Look for a newer sheet.")
        field.clear()
        hands.write(code.lower())
        hands.click(hands.see("Open with the code", Button))
        Hands(app.window).wait(lambda: isinstance(app.window, MainWindow), "the till")
    assert keychain.read(DATABASE_KEY) == house.keychain.read(DATABASE_KEY)


def test_a_damaged_file_gives_way_to_a_backup(
    qapp: QApplication, house: DemoHouse, tmp_path: Path, expected_logs: LoggedWarnings
) -> None:
    backup = backup_of(house, tmp_path)
    _scribble(house.places.database)
    lost = replace(house, keychain=MemoryKeychain({DATABASE_KEY: house.keychain.read(DATABASE_KEY) or b""}))
    with started(qapp, lost, tmp_path / "invoice.pdf") as app:
        offer = app._opening.restoring
        offer._custody = replace(offer._custody, ask_for_backup=lambda _phrases, _start: backup)
        restarts: list[bool] = []
        offer._custody = replace(offer._custody, restart=lambda: restarts.append(True))
        hands = Hands(app.window)
        hands.click(hands.see("Restore a backup", Button))
        hands.wait(lambda: offer.dialog is not None, "the dialog")
        assert offer.dialog is not None
        inside = Hands(offer.dialog)
        inside.click(inside.see("Check this backup", Button))
        inside.click(inside.see("Restart with this backup", Button))
        inside.wait(lambda: restarts == [True], "the restart")
    with opened(qapp, lost, tmp_path / "invoice.pdf") as stage:
        assert invoice_count(stage)


def test_what_is_no_backup_is_said_in_the_dialog(
    qapp: QApplication, house: DemoHouse, tmp_path: Path, expected_logs: LoggedWarnings
) -> None:
    holiday = tmp_path / "holiday.cardesk"
    holiday.write_bytes(b"pictures")
    with started(qapp, replace(house, keychain=MemoryKeychain()), tmp_path / "invoice.pdf") as app:
        offer = app._opening.restoring
        chosen: list[Path | None] = [None, holiday]
        offer._custody = replace(offer._custody, ask_for_backup=lambda _phrases, _start: chosen.pop(0))
        hands = Hands(app.window)
        button = hands.see("Restore a backup", Button)
        hands.click(button)
        assert chosen == [holiday]
        hands.click(button)
        hands.wait(lambda: offer.dialog is not None, "the dialog")
        assert offer.dialog is not None
        inside = Hands(offer.dialog)
        inside.see_words("This file is no whole backup of CarDesk. Choose another one.")
        inside.click(inside.see("Cancel", Button))


def test_a_code_for_a_newer_database_says_so(
    qapp: QApplication, house: DemoHouse, tmp_path: Path, expected_logs: LoggedWarnings
) -> None:
    code = _recovery_code(house)
    _set_revision(house, "9999")
    with started(qapp, replace(house, keychain=MemoryKeychain()), tmp_path / "invoice.pdf") as app:
        hands = Hands(app.window)
        hands.see("Recovery code", QLineEdit)
        hands.write(code)
        hands.press(Qt.Key.Key_Return)
        hands.see_words("A newer CarDesk wrote this data. Install the new version to open it.")
