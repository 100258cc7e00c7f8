"""A backup is double-clicked: it comes to whoever may put it back, and nothing is put back by that."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

from cardesk_desktop.demo.data.house import DEMO_PIN
from cardesk_desktop.demo.house import DemoHouse
from cardesk_desktop.domain.permission import Role
from cardesk_desktop.store.backups.exchanging import order_path
from cardesk_desktop.ui.main_window import MainWindow
from cardesk_desktop.ui.widgets.buttons import Button
from tests.conftest import LoggedWarnings
from tests.flows.backups import backup_of
from tests.flows.till import ENTER
from tests.walkthrough.hands import Hands
from tests.walkthrough.stage import on_stage, started

NO_BACKUP = "This file is no whole backup of CarDesk. Choose another one."


def test_it_waits_for_the_owner_and_then_for_a_word(
    qapp: QApplication, house: DemoHouse, tmp_path: Path
) -> None:
    backup, pdf = backup_of(house, tmp_path), tmp_path / "invoice.pdf"
    with started(qapp, house, pdf, demo_pin="", backup=backup) as app:
        stage = on_stage(app, pdf)
        screen = stage.window.gate.screen
        assert screen is not None
        screen.choose(next(tile.member for tile in screen.tiles if tile.member.role is Role.OWNER))
        stage.hands.write(DEMO_PIN)
        stage.hands.press(ENTER)
        stage.hands.see("Check this backup", Button)
        stage.hands.see_words("Every page and every seal is checked first. That takes a moment.")
        assert stage.window.current == "settings"
        assert not order_path(house.places.database).exists()

        holiday = tmp_path / "holiday.cardesk"
        holiday.write_bytes(b"pictures")
        # As macOS says it to a program that runs.
        qapp.sendEvent(qapp, QFileOpenEvent(QUrl.fromLocalFile(str(holiday))))
        stage.hands.see_words(NO_BACKUP)


def test_where_the_data_cannot_be_opened_it_is_offered_at_once(
    qapp: QApplication, house: DemoHouse, tmp_path: Path, expected_logs: LoggedWarnings
) -> None:
    backup = backup_of(house, tmp_path)
    house.places.database.write_bytes(b"This is no database. " * 1000)
    with started(qapp, house, tmp_path / "invoice.pdf", backup=backup) as app:
        offer = app._opening.restoring
        Hands(app.window).wait(lambda: offer.dialog is not None, "the dialog")
        assert offer.dialog is not None
        Hands(offer.dialog).see("Check this backup", Button)
        assert not isinstance(app.window, MainWindow)
        assert not order_path(house.places.database).exists()
        offer.dialog.reject()
